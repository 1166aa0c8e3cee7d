"""The works of products that go out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from odoo.api import Environment
from odoo.fields import Domain
from odoo.models import BaseModel
from odoo.tools.translate import LazyGettext, LazyTranslate

from ....services.commerce.images.export.results import ImagesOutStore
from ....services.commerce.images.export.waiting import WaitingOut
from ....services.commerce.products.export.dry_run import ExportDryRun
from ....services.commerce.products.export.exporter import ProductExporter
from ....services.commerce.products.export.selection import Products, Selection
from ....services.commerce.products.mapping_in_odoo import metafield_rules
from ....services.shopify.client.file_upload import FileUploader
from ....services.shopify.images.export.images_out import ImagesOutPhase
from ....services.shopify.images.export.placer import ImagePlacer
from ....services.shopify.images.export.upload import FileSender
from ....services.shopify.products.export.bulk.bulk_phase import BulkExportPhase
from ....services.shopify.products.export.bulk.lines import Lines
from ....services.shopify.products.export.phase import ExportPhase
from ....services.shopify.products.forms import SHOPIFY_FORMS
from ....services.shopify.products.source import ProductSource
from ....services.shopify.run.export_task import ExportTask
from ....services.shopify.run.phases import Phase
from ....services.shopify.service import ShopifyService
from ...engine.signals import SyncParked
from ..mode import SyncMode
from .chosen import chosen_batch
from .images import ImportImages
from .kind import PRODUCTS
from .products import ImportChangedProducts
from .work import Parameters, Work

_lt = LazyTranslate(__name__)

LINKS = "commerce_product_ids"


class ProductsOut(Work):
    """What all exports of products have in common."""

    kind = PRODUCTS
    can_dry_run = True
    exports = True

    @classmethod
    def waits_for(cls, run: BaseModel) -> str:
        """Wait until the shop may be written to, and somebody saw what would go."""
        shop = run.channel_id
        if run.dry_run or shop._exports():
            return super().waits_for(run)
        if shop.product_step != "write":
            return run.env._(
                "writing to be switched on: “%(shop)s” is only read. Choose “Read and"
                " write” for its products",
                shop=shop.name,
            )
        return run.env._(
            "an approval: start this as a dry run, look at what would be sent, and"
            " press Approve there"
        )

    def selection(self) -> Selection:
        """Return which products are looked at."""
        return Products(self.shop, new=self.wanted())

    def changed(self) -> Selection:
        """Return the products that changed in Odoo, and those that are new."""
        marks = self.env["commerce.export.mark"].sudo()
        marked = marks._search([("channel_id", "=", self.shop.id)])
        of_shop = Domain("channel_id", "=", self.shop.id)
        linked = of_shop & Domain("external_id", "!=", False)
        among = Domain("id", "in", marked.subselect("product_tmpl_id"))
        among |= Domain(LINKS, "any", of_shop & Domain("next_export", "=", True))
        among |= ~Domain(LINKS, "any", linked)
        return Products(self.shop, new=self.wanted(), among=among)

    def wanted(self) -> Domain:
        """Return which products the shop is to have, by its own filter."""
        return self.shop._export_selection()

    def export_phase(self) -> ExportPhase:
        """Return the phase that looks, plans and sends."""
        return BulkExportPhase(
            self.service,
            ProductSource(self.service.client, metafield_rules(self.env, self.shop)),
            self.exporter(),
            self.selection(),
            self._apart,
            env=self.env,
            lines=partial(Lines, run=self.run.id, channel=self.shop.id),
            park=_park,
        )

    def follow_up(self) -> list[Phase]:
        """Return what follows on products: their images."""
        if self.run._is_dry():
            return []
        return [images_out_phase(self.shop, self.service)]

    def exporter(self) -> ProductExporter:
        if not self.run._is_dry():
            return ProductExporter(self.env, self.shop, SHOPIFY_FORMS)
        return ExportDryRun(
            self.env,
            self.shop,
            book=self.run._plan_book(),
            lang=self.run._reader_lang(),
            forms=SHOPIFY_FORMS,
        )

    @contextmanager
    def _apart(self) -> Iterator[Environment]:
        """Give an environment for a moment, apart from the run's own transaction."""
        with self.run.pool.cursor() as cr:
            yield self.env(cr=cr)


def _park(seconds: float, reason: str | LazyGettext) -> None:
    raise SyncParked(seconds, reason)


class ExportProducts(ProductsOut):
    """Sends products, and reads of them what a plan needs."""

    def task(self, introduce: Callable[[], None]) -> ExportTask:
        phase, exporter = self.export_phase(), self.exporter()
        later = self.follow_up()
        return ExportTask(self.service, exporter, phase, later, introduce=introduce)


class ExportChangedProducts(ExportProducts):
    mode = SyncMode.EXPORT_CHANGED_PRODUCTS.value
    label = _lt("Export changed products")
    hint = _lt("Sends what changed in Odoo since the last export.")
    covered_by = SyncMode.EXPORT_ALL_PRODUCTS.value

    @classmethod
    def is_due(cls, shop: BaseModel) -> bool:
        """Whether something was changed, and no run of products is there to send it."""
        runs = shop._runs()
        if not (shop.automatic and shop._exports()):
            return False
        if runs._is_at_work(cls.kind, shop) or runs._is_open_or_failed([cls], shop):
            return False
        marks = shop.env["commerce.export.mark"].sudo()
        return bool(marks.search_count([("channel_id", "=", shop.id)], limit=1))

    def selection(self) -> Selection:
        return self.changed()


class ExportAllProducts(ExportProducts):
    mode = SyncMode.EXPORT_ALL_PRODUCTS.value
    label = _lt("Export all products")
    hint = _lt(
        "Compares every product with Shopify, and sends what differs because it changed"
        " in Odoo."
    )


class ExportBatchProducts(ExportProducts):
    mode = SyncMode.EXPORT_BATCH_PRODUCTS.value
    label = _lt("Export chosen products")
    hint = _lt("Sends these products now. Separate their numbers by spaces.")
    needs_record = True

    def __init__(
        self, run: BaseModel, shop: BaseModel, service: ShopifyService
    ) -> None:
        super().__init__(run, shop, service)
        # Read now: no transaction is to be open while the network is used.
        parameters = run.parameters or {}
        self.external_ids = parameters.get("external_ids") or []
        self.template_ids = parameters.get("template_ids") or []

    @classmethod
    def named(cls, shop: BaseModel, text: str | None, given: Parameters) -> Parameters:
        """Take numbers of the shop's products, or templates that a program names."""
        if not text and (templates := given.get("template_ids")):
            return {"template_ids": sorted(set(templates))}
        return chosen_batch(shop, cls.kind, text, given.get("external_ids"))

    def selection(self) -> Selection:
        linked = [
            ("channel_id", "=", self.shop.id),
            ("external_id", "in", self.external_ids),
        ]
        chosen = Domain(LINKS, "any", linked)
        chosen |= Domain("id", "in", self.template_ids)
        return Products(self.shop, new=self.wanted(), among=chosen)


class ImportThenExportProducts(ProductsOut, ImportChangedProducts):
    mode = SyncMode.IMPORT_THEN_EXPORT_PRODUCTS.value
    label = _lt("Import, then export products")
    hint = _lt(
        "Reads what changed in Shopify, then sends what changed in Odoo. This is the"
        " one for a shop that both sides edit."
    )
    interval_field = ""

    def selection(self) -> Selection:
        return self.changed()

    def phases(self) -> list[Phase]:
        return [*super().phases(), self.export_phase(), *self.follow_up()]


class ExportImages(ProductsOut, ImportImages):
    """Sends images, as every run that exports products does at its end."""

    mode = SyncMode.EXPORT_IMAGES.value
    label = _lt("Export waiting images")
    hint = _lt("Sends the images that an export of products left for later.")
    # It follows up what an export has shown already.
    can_dry_run = False

    @classmethod
    def is_due(cls, shop: BaseModel) -> bool:
        """Whether images wait, and no run of products is there to send them, too."""
        runs = shop._runs()
        if not shop._exports() or runs._is_at_work(cls.kind, shop):
            return False
        if runs._is_open_or_failed([cls], shop):
            return False
        return images_to_send(shop).any()

    def phases(self) -> list[Phase]:
        return self.follow_up()


def images_to_send(shop: BaseModel) -> WaitingOut:
    """Return what reads the images that wait to be sent to a shop."""
    env, pool = shop.env, shop.pool
    env.flush_all()

    @contextmanager
    def apart() -> Iterator[Environment]:
        with pool.cursor() as cr:
            yield env(cr=cr)

    return WaitingOut(apart, shop.id)


def images_out_phase(shop: BaseModel, service: ShopifyService) -> ImagesOutPhase:
    """Return what sends the images that wait, whichever run left them."""
    client = service.client
    return ImagesOutPhase(
        FileSender(client, FileUploader(service.settings), service.pace),
        ImagePlacer(client),
        images_to_send(shop),
        ImagesOutStore(shop.env, shop),
    )


WORKS = (
    ImportThenExportProducts,
    ExportChangedProducts,
    ExportAllProducts,
    ExportBatchProducts,
    ExportImages,
)
