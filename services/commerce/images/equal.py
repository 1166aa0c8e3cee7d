"""Extra images of a product that are equal to the shop's, though no link knows them."""

import base64
import hashlib

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools.image import image_process

from .checksums import ImageChecksums

FIELD = "image_1920"
LARGEST = (1920, 1920)


class EqualImages:
    """A product's extra images that belong to no row, by the checksum of their file."""

    def __init__(self, env: Environment, template: BaseModel) -> None:
        self._none = env["product.image"]
        found = self._none.search([("product_tmpl_id", "=", template.id)], order="id")
        taken = env["commerce.media"].search([("product_image_id", "in", found.ids)])
        free = found - found.browse(taken.mapped("product_image_id"))
        checksums = ImageChecksums(env)
        checksums.read((image, FIELD) for image in free)
        self._free = {checksums.of(image, FIELD): image for image in reversed(free)}

    def take(self, row: BaseModel) -> BaseModel:
        """Return an image equal to a row's, none if there is none, each once."""
        if not self._free:
            return self._none
        return self._free.pop(_checksum(row._content()), self._none)


def _checksum(image: bytes) -> str:
    """Return the checksum of the file that Odoo would keep of an image."""
    kept = image_process(base64.b64decode(image), size=LARGEST, verify_resolution=True)
    return hashlib.sha1(kept).hexdigest()
