"""Gives the images of a shop to Odoo's products. No network, no commit."""

from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..run.page_result import PageResult
from ..storing.create import PRODUCT_CONTEXT
from .checksums import ImageChecksums
from .due import DueProduct, LostImage
from .extra import ExtraImages
from .issues import settle
from .together import Value, set_images
from .visible import ImageRows

MAIN, OWN = "image_1920", "image_variant_1920"


class ImagesShow:
    """Sets the images of products and variants; what a person chose there stays."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env(
            context={**env.context, **PRODUCT_CONTEXT, "active_test": False}
        )
        self._shop = shop
        self._extra = ExtraImages(self._env)
        self._checksums = ImageChecksums(self._env)
        self._written: list[tuple[BaseModel, Value]] = []
        self._gone = self._leaving = self._env["commerce.media"]

    def show(self, products: Sequence[DueProduct]) -> PageResult:
        """Bring the images of these products' records up to date."""
        links = (
            self._env["commerce.product"].browse([it.id for it in products]).exists()
        )
        links = links.filtered("product_tmpl_id")
        self._begin(links)
        for link in links:
            try:
                self._show(link)
            except LostImage:
                link.media_ids._load_lost()
        set_images([image for _link, image in self._written])
        self._extra.make_sizes()
        self._remember()
        self._remove()
        return PageResult()

    def _begin(self, links: BaseModel) -> None:
        """Read of all records at once which images they have."""
        self._written = []
        self._gone = self._leaving = self._env["commerce.media"]
        self._checksums.forget()
        self._read_contents(links.media_ids)
        variants = links.variant_ids.product_id
        self._checksums.read(
            [
                *((template, MAIN) for template in links.product_tmpl_id),
                *((variant, OWN) for variant in variants),
            ]
        )

    def _read_contents(self, media: BaseModel) -> None:
        """Read the contents of images that are not shown yet, and have a place."""
        media.filtered(
            lambda it: (
                it.content_hash
                and it.content_hash != it.shown_hash
                and (it.position == 1 or it.is_of_variant or self._extra.has_model)
            )
        ).fetch(["image"])

    def _remember(self) -> None:
        """Keep the checksums of what was set, as Odoo stored it."""
        self._env.flush_all()
        self._checksums.forget()
        places = [(record, field) for _link, (record, field, _) in self._written]
        self._checksums.read(places)
        for (link, _image), (record, field) in zip(self._written, places, strict=True):
            link.image_checksum = self._checksums.of(record, field)

    def _show(self, link: BaseModel) -> None:
        rows = ImageRows(link)
        self._main(link, rows)
        self._variants(link, rows)
        is_whole = self._extra.show(link, rows.main, rows.ready - rows.main)
        self._extra.remove(rows.leaving)
        self._gone |= rows.gone
        self._leaving |= rows.leaving
        wins = link.images_overwrite and rows.are_under_way
        link.write({"images_pending": not is_whole, "images_overwrite": wins})

    def _remove(self) -> None:
        """Forget images that the shop has no more, and what was wrong with them."""
        if self._gone:
            external_ids = set(self._gone.mapped("external_id"))
            self._leaving.unlink()
            settle(self._env, self._shop, external_ids)

    def _main(self, link: BaseModel, rows: ImageRows) -> None:
        main = rows.main
        if not rows.is_main_held:
            self._set(link, link.product_tmpl_id, MAIN, main, link.images_overwrite)
        self._extra.remove(main)
        if main and main.shown_as != "main":
            main.shown_as = "main"

    def _variants(self, link: BaseModel, rows: ImageRows) -> None:
        """Set the variants' own images; a lone variant shows its product's."""
        own, held = rows.of_variants(), rows.held_variants()
        bound = link.variant_ids.filtered("product_id")
        if len(bound) < 2:
            own, held = {}, set()
        none = self._env["commerce.media"]
        for variant in bound:
            image = own.get(variant.external_id, none)
            if image or (variant.image_hash and variant.external_id not in held):
                args = (variant.product_id, OWN, image)
                self._set(variant, *args, link.images_overwrite)

    def _set(
        self,
        link: BaseModel,
        record: BaseModel,
        field: str,
        image: BaseModel,
        wins: bool,
    ) -> None:
        """Set an image where it is the shop's to set, and remember what was set."""
        is_same = (link.image_hash or False) == (image.content_hash or False)
        if is_same and not (wins and image and not self._is_ours(link, record, field)):
            return
        if self._may_set(link, record, field, image, wins):
            self._written.append((link, (record, field, image._content())))
        link.image_hash = image.content_hash

    def _may_set(
        self,
        link: BaseModel,
        record: BaseModel,
        field: str,
        image: BaseModel,
        wins: bool,
    ) -> bool:
        """Tell whether an image may be replaced.

        What the import set is. What a person set stays until the shop has a new
        image; what was there before the first import, unless the shop's is newer.
        """
        if self._is_ours(link, record, field):
            return True
        if not image or not link.image_hash:
            return bool(image) and wins
        return wins or image.shown_hash != image.content_hash

    def _is_ours(self, link: BaseModel, record: BaseModel, field: str) -> bool:
        return self._checksums.of(record, field) == link.image_checksum
