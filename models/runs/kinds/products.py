"""The works of products."""

from collections.abc import Iterable, Mapping
from typing import Any

from odoo.tools import SQL
from odoo.tools.translate import LazyTranslate

from ....services.commerce.images.show import ImagesShow
from ....services.commerce.images.store import ImagesStore
from ....services.commerce.products.dry_run.dry_run import ProductDryRun
from ....services.commerce.products.gone_store import ProductGoneStore
from ....services.commerce.products.importer import ProductImporter
from ....services.commerce.products.mapping_in_odoo import metafield_rules
from ....services.shopify.client.image_download import MEGABYTE, ImageDownloader
from ....services.shopify.images.phase import ImagesPhase
from ....services.shopify.products.deleted import deleted_since
from ....services.shopify.products.forms import SHOPIFY_FORMS
from ....services.shopify.products.source import ProductSource
from ....services.shopify.run.phases import Phase
from ..mode import SyncMode
from .import_work import (
    ImportsAllDaily,
    ImportsBatch,
    ImportsChanged,
    ImportsOne,
    ImportWork,
    LinkedIds,
)
from .kind import PRODUCTS
from .waiting_images import waiting_images

_lt = LazyTranslate(__name__)


class ImportProducts(ImportWork):
    """Imports products; their images come when all else is stored."""

    kind = PRODUCTS
    changed_by_marking = ("is_published",)

    def source(self) -> ProductSource:
        return ProductSource(self.service.client, metafield_rules(self.env, self.shop))

    def settled(self) -> SQL:
        """Leave out products of which Shopify still works on an image."""
        return SQL(
            "NOT EXISTS (SELECT FROM commerce_media AS media"
            " WHERE media.commerce_product_id = link.id AND media.state = 'processing')"
        )

    def importer(self) -> ProductImporter:
        return ProductImporter(self.env, self.shop, forms=SHOPIFY_FORMS)

    def dry_run(self) -> ProductDryRun:
        return ProductDryRun(self.env, self.shop, **self.plan(), forms=SHOPIFY_FORMS)

    def phases(self) -> list[Phase]:
        gone = self.gone_phase()
        # What a dry run tells of the images, it tells of their products.
        return [gone] if self.is_dry else [gone, self.images_phase()]

    def images_phase(self) -> ImagesPhase:
        """Return what loads the images that wait, whichever run left them."""
        limit = self.shop.image_limit_mb * MEGABYTE
        return ImagesPhase(
            self.service.client,
            ImageDownloader(self.service.settings, limit),
            self.service.pace,
            waiting_images(self.shop),
            ImagesStore(self.env, self.shop).store,
            ImagesShow(self.env, self.shop).show,
        )

    def gone_store(self) -> ProductGoneStore:
        return ProductGoneStore(self.env, self.shop)


class ImportChangedProducts(ImportsChanged, ImportProducts):
    mode = SyncMode.IMPORT_CHANGED_PRODUCTS.value
    label = _lt("Import changed products")
    hint = _lt(
        "Reads what changed in Shopify since the last import, and marks what was"
        " deleted there. This is the one for every day."
    )
    interval_field = "products_interval"
    covered_by = SyncMode.IMPORT_ALL_PRODUCTS.value

    def suspects(self, linked: LinkedIds, window: Mapping[str, Any]) -> Iterable[str]:
        if since := window.get("since"):
            return linked.among(deleted_since(self.service.client, since))
        return linked.all()


class ImportAllProducts(ImportsAllDaily, ImportProducts):
    mode = SyncMode.IMPORT_ALL_PRODUCTS.value
    label = _lt("Import all products")
    hint = _lt(
        "Reads every product of the shop, and marks those that Shopify deleted. It is"
        " needed once, to begin with; the first time switches the automatic imports on."
    )

    def notes(self) -> dict[str, Any]:
        return {} if self.is_dry else {"product_form": self.shop._product_form()}

    def conclude(self, window: Mapping[str, Any]) -> None:
        if "product_form" in window:
            self.shop.product_form = window["product_form"]


class ImportOneProduct(ImportsOne, ImportProducts):
    mode = SyncMode.IMPORT_ONE_PRODUCT.value
    label = _lt("Import one product")
    hint = _lt("Reads one product now, changed or not.")


class ImportBatchProducts(ImportsBatch, ImportProducts):
    mode = SyncMode.IMPORT_BATCH_PRODUCTS.value
    label = _lt("Import chosen products")
    hint = _lt(
        "Reads these products now, changed or not. Separate their numbers by spaces."
    )


WORKS = (
    ImportChangedProducts,
    ImportAllProducts,
    ImportOneProduct,
    ImportBatchProducts,
)
