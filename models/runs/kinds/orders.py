"""The works of orders."""

from odoo.exceptions import ValidationError
from odoo.models import BaseModel
from odoo.tools import SQL
from odoo.tools.translate import LazyTranslate

from ....services.commerce.orders.dry_run import OrderDryRun
from ....services.commerce.orders.gone_store import OrderGoneStore
from ....services.commerce.orders.importer import MOST_FOLLOWED, OrderImporter
from ....services.shopify.orders.by_name import OrderByName
from ....services.shopify.orders.filters import order_narrowing
from ....services.shopify.orders.source import OrderSource
from ....services.shopify.run.phases import ChosenRecords, Importer, Phase
from ....services.shopify.run.reader import Source
from ..mode import SyncMode
from .import_work import (
    ImportsAll,
    ImportsBatch,
    ImportsChanged,
    ImportsOne,
    ImportWork,
)
from .kind import ORDERS
from .work import Parameters

_lt = LazyTranslate(__name__)


class ImportOrders(ImportWork):
    """Imports orders, and what becomes of them by the shop's rules."""

    kind = ORDERS

    def source(self) -> Source:
        return self.order_source(order_narrowing(self.shop))

    def order_source(self, narrow: str = "") -> OrderSource:
        return OrderSource(
            self.service.client,
            narrow=narrow,
            with_customer=self.shop._reads_customers(),
            with_companies=self.shop._reads_companies(),
            with_payment_terms=self.shop._reads_payment_terms(),
        )

    def settled(self) -> SQL:
        """Leave out orders that wait, or were told of: they may come further now."""
        return SQL("link.told_at IS NULL")

    def importer(self) -> Importer:
        return self.order_importer()

    def order_importer(self) -> OrderImporter:
        chosen = self.needs_record
        return OrderImporter(self.env, self.shop, chosen=chosen, most=MOST_FOLLOWED)

    def dry_run(self) -> OrderDryRun:
        chosen = self.needs_record
        return OrderDryRun(self.env, self.shop, **self.plan(), chosen=chosen)

    def phases(self) -> list[Phase]:
        return [self.gone_phase()]

    def gone_store(self) -> OrderGoneStore:
        return OrderGoneStore(self.env, self.shop)

    def shown(self) -> SQL | None:
        """Leave out deleted orders that Shopify would hide, too."""
        oldest = self.shop._oldest_order_shown()
        return SQL("created_at >= %s", oldest) if oldest else None


class ImportChangedOrders(ImportsChanged, ImportOrders):
    mode = SyncMode.IMPORT_CHANGED_ORDERS.value
    label = _lt("Import changed orders")
    hint = _lt(
        "Reads new orders, and what was edited, paid, refunded or cancelled since the"
        " last import. This is the one for every day."
    )
    interval_field = "orders_interval"
    covered_by = SyncMode.IMPORT_ALL_ORDERS.value

    def phases(self) -> list[Phase]:
        # Shopify tells of no deleted order: what changed gives no hint.
        return []


class ImportAllOrders(ImportsAll, ImportOrders):
    mode = SyncMode.IMPORT_ALL_ORDERS.value
    label = _lt("Import all orders")
    hint = _lt(
        "Reads every order that the shop's settings let in. It is needed once; from"
        " then on new and changed orders come in by themselves."
    )


class ImportOneOrder(ImportsOne, ImportOrders):
    """Imports an order that is named by its id or address, or as people do."""

    mode = SyncMode.IMPORT_ONE_ORDER.value
    label = _lt("Import one order")
    hint = _lt(
        "Reads one order now, by its name, such as #1001, its number or its address."
    )

    @classmethod
    def named(cls, shop: BaseModel, text: str | None, given: Parameters) -> Parameters:
        text = str(text or given.get("external_id") or "").strip()
        # A mere number may be either, however long: its reader looks for both.
        if text and "/" not in text:
            return {"name": order_name(shop, text)}
        if not text and given.get("name"):
            return {"name": given["name"]}
        if not text:
            raise ValidationError(
                shop.env._(
                    "Which order? Enter its number, such as #1001, or the address of"
                    " its page in Shopify."
                )
            )
        return super().named(shop, text, given)

    def records(self, source: OrderSource, importer: Importer) -> ChosenRecords:
        if name := (self.run.parameters or {}).get("name"):
            return OrderByName(source, importer, name)
        return super().records(source, importer)


class ImportBatchOrders(ImportsBatch, ImportOrders):
    mode = SyncMode.IMPORT_BATCH_ORDERS.value
    label = _lt("Import chosen orders")
    hint = _lt(
        "Reads these orders now, changed or not. Separate their numbers by spaces."
    )


WORKS = (ImportChangedOrders, ImportAllOrders, ImportOneOrder, ImportBatchOrders)


def order_name(shop: BaseModel, text: str) -> str:
    """Return Shopify's name of an order that Odoo may call by a prefix.

    :raises ValidationError: Shopify numbers its orders, and the text has no number
    """
    if not any(sign.isdigit() for sign in text):
        raise ValidationError(
            shop.env._(
                "“%(text)s” is no order: it has no number. Enter the order's"
                " number, such as #1001, its Shopify ID, or the address of its"
                " page in Shopify.",
                text=text,
            )
        )
    return text.removeprefix(shop.order_prefix or "") or text
