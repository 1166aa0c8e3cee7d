"""Reads which images Odoo has of products, and which their shop is known to have."""

from collections import defaultdict
from collections.abc import Iterable

from odoo.api import Environment
from odoo.models import BaseModel

from ..checksums import ImageChecksums
from ..extra import FIELD as EXTRA
from ..show import MAIN, OWN
from .offered import ImageOffer, Known, Offered, OfVariant, Place

HELD = ("gone", "listed")
LONGEST_TEXT = 512  # that systems take of an image


class ImageOffers:
    """The images of a page's products; a few look-ups for all of them.

    :param links: of products that are in both
    """

    def __init__(self, env: Environment, links: BaseModel) -> None:
        self._env = env(context={**env.context, "active_test": False})
        links = links.with_env(self._env)
        self._has_extras = "product.image" in env
        self._extras = self._read_extras(links.product_tmpl_id)
        self._checksums = ImageChecksums(self._env)
        self._checksums.read(
            [
                *((it, MAIN) for it in links.product_tmpl_id),
                *((it, OWN) for it in links.variant_ids.product_id),
                *((it, EXTRA) for its in self._extras.values() for it in its),
            ]
        )

    def _read_extras(self, templates: BaseModel) -> dict[int, list[BaseModel]]:
        """Return extra images by template; what shows a video is none."""
        found: dict[int, list[BaseModel]] = defaultdict(list)
        if self._has_extras:
            images = self._env["product.image"].search(
                [("product_tmpl_id", "in", templates.ids), ("video_url", "=", False)]
            )
            for image in images:
                found[image.product_tmpl_id.id].append(image)
        return found

    def of(self, link: BaseModel) -> ImageOffer:
        """Return what Odoo has of one product."""
        template = link.product_tmpl_id
        extras = (
            self._offered(it, EXTRA, it.name, it.id)
            for it in self._extras.get(template.id, ())
        )
        return ImageOffer(
            main=self._offered(template, MAIN, template.name),
            extras=tuple(filter(None, extras)),
            variants=self._variants(link),
            has_extras=self._has_extras,
        )

    def _variants(self, link: BaseModel) -> dict[str, OfVariant]:
        """Return variants' own images; a lone variant shows its product's."""
        bound = link.variant_ids.filtered(lambda it: it.product_id and it.external_id)
        if len(bound) < 2:
            return {}
        return {
            it.external_id: OfVariant(
                self._offered(it.product_id, OWN, it.product_id.name),
                it.image_checksum or "",
            )
            for it in bound
        }

    def _offered(
        self, record: BaseModel, field: str, name: str, image_id: int = 0
    ) -> Offered | None:
        checksum = self._checksums.of(record, field)
        if not checksum:
            return None
        place = Place(record._name, field, record.id)
        return Offered(checksum, (name or "").strip()[:LONGEST_TEXT], place, image_id)


def known_images(rows: Iterable[BaseModel]) -> list[Known]:
    """Return what the shop was last known to have, by its rows of one product."""
    return [
        Known(
            external_id=row.external_id,
            position=row.position,
            checksum=_checksum(row),
            shown_as=row.shown_as or "",
            image_id=row.product_image_id,
            name=row.shown_name or "",
            is_ours=row.is_ours,
        )
        for row in rows
        if row.state not in HELD
    ]


def _checksum(row: BaseModel) -> str:
    """Return the checksum of the file that Odoo made of an image."""
    link = row.commerce_product_id
    if not row.content_hash:
        return ""
    if row.shown_as == "main" and link.image_hash == row.content_hash:
        return link.image_checksum or ""
    owners = set(row.variant_external_ids or ())
    for variant in link.variant_ids if owners else ():
        if variant.external_id in owners and variant.image_hash == row.content_hash:
            return variant.image_checksum or ""
    if row.shown_as == "extra":
        return row.checksum or ""
    return row.checksum or row.content_hash
