"""Images beside a product's first: extra images of website_sale, where it is there."""

import base64
import hashlib

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools.image import image_process

from .checksums import ImageChecksums
from .together import make_sizes

# Odoo makes five sizes of each: a product with more of them takes several goes.
AT_ONCE = 15
FIELD = "image_1920"
LARGEST = (1920, 1920)


class ExtraImages:
    """Keeps a product's extra images like the shop's; a person's are left alone."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self.has_model = "product.image" in env
        self._equal: EqualImages | None = None

    def show(self, link: BaseModel, main: BaseModel, rows: BaseModel) -> bool:
        """Create and change extra images; False if some are left for another go."""
        if not self.has_model:
            self._keep(rows)
            self._note(main + rows)
            return True
        there = self._there(rows)
        self._equal = None
        written = 0
        for row in rows:
            if written == AT_ONCE:
                return False
            written += self._show(link, row, there.get(row.product_image_id))
        self._note(main + rows)
        return True

    def make_sizes(self) -> None:
        """Make the sizes of all images that were created or changed."""
        if self.has_model:
            make_sizes(self._env, "product.image", FIELD)

    def _keep(self, rows: BaseModel) -> None:
        """Keep images until there is a place for them; what there was is no more."""
        kept = {"shown_as": "kept", "product_image_id": False}
        rows.filtered(lambda it: it.shown_as != "kept" or it.product_image_id).write(
            kept
        )

    def _there(self, rows: BaseModel) -> dict[int, BaseModel]:
        """Return the extra images of these rows that are there, by their ids.

        An id is trusted only where it leads to the product's own: with the module
        removed and installed again, ids begin anew.
        """
        ids = [row.product_image_id for row in rows if row.product_image_id]
        templates = rows.commerce_product_id.product_tmpl_id
        found = self._env["product.image"].browse(ids).exists()
        return {it.id: it for it in found if it.product_tmpl_id in templates}

    def _show(self, link: BaseModel, row: BaseModel, image: BaseModel | None) -> int:
        """Show one row; return how many images Odoo had to resize."""
        if not image:
            # What a person deleted stays away.
            return 0 if row.shown_as == "extra" else self._begin(link, row)
        name = self._name(link, row)
        values = {"sequence": row.position} if image.sequence != row.position else {}
        if row.shown_name != name:
            values["name"] = row.shown_name = name
        is_new = row.shown_hash != row.content_hash
        if is_new:
            values["image_1920"] = row._content()
            row.shown_hash = row.content_hash
        if values:
            image.write(values)
        return int(is_new)

    def _begin(self, link: BaseModel, row: BaseModel) -> int:
        """Take over an equal image that no row has, or create one."""
        if self._equal is None:
            self._equal = EqualImages(self._env, link.product_tmpl_id)
        values = {
            "product_tmpl_id": link.product_tmpl_id.id,
            "name": self._name(link, row),
            "sequence": row.position,
        }
        image = self._equal.take(row)
        if image:
            image.write(values)
        else:
            image = image.create({**values, "image_1920": row._content()})
        self._bind(row, image)
        return 1

    def _bind(self, row: BaseModel, image: BaseModel) -> None:
        row.write(
            {
                "product_image_id": image.id,
                "shown_as": "extra",
                "shown_name": image.name,
                "shown_hash": row.content_hash,
            }
        )

    def _name(self, link: BaseModel, row: BaseModel) -> str:
        return row.alt or link.product_tmpl_id.name

    def _note(self, rows: BaseModel) -> None:
        for row in rows:
            if row.shown_hash != row.content_hash:
                row.shown_hash = row.content_hash

    def remove(self, rows: BaseModel) -> None:
        """Delete the extra images that were made of these rows."""
        shown = rows.filtered("product_image_id")
        if self.has_model and shown:
            images = self._there(shown).values()
            self._env["product.image"].union(*images).unlink()
        if shown:
            shown.write({"product_image_id": False, "shown_as": False})


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
