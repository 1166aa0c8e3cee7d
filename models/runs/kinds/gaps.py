"""The work that compares Odoo's orders with the shop's, and fetches what is missing."""

from odoo.models import BaseModel
from odoo.tools.translate import LazyTranslate

from ....services.commerce.orders.gaps import GapFinder
from ....services.commerce.orders.settings import order_filter
from ....services.shopify.orders.filters import order_narrowing
from ....services.shopify.orders.gaps import (
    ComparedIds,
    GapRecords,
    GapsPhase,
    OrderIdSource,
)
from ....services.shopify.run.phases import Importer, Phase
from ....services.shopify.run.reader import Source
from ....services.shopify.run.sequence import ById
from ...engine.const import OPEN_STATES
from ..mode import SyncMode
from .orders import ImportAllOrders, ImportChangedOrders, ImportOrders

_lt = LazyTranslate(__name__)


class CheckOrders(ImportOrders):
    """Compares ids and times of all orders, then imports those that differ."""

    mode = SyncMode.CHECK_ORDERS.value
    label = _lt("Look for missing orders")
    hint = _lt(
        "Compares the shop's list of orders with Odoo's, names those that are missing"
        " or out of date, and fetches them."
    )
    interval_field = "check_orders_interval"
    can_dry_run = False
    compares = True

    @classmethod
    def may_begin(cls, shop: BaseModel) -> bool:
        # What has not come yet is not missing.
        return super().may_begin(shop) and shop._has_all_of(cls.kind)

    @classmethod
    def waits_for(cls, run: BaseModel) -> str:
        """Wait for an import of all: what it has yet to bring is no gap."""
        modes = [ImportAllOrders.mode, ImportChangedOrders.mode]
        others = run.search(
            [
                ("lane", "=", run.lane),
                ("state", "in", OPEN_STATES),
                ("mode", "in", modes),
                ("dry_run", "=", False),
            ]
        )
        reading = next((it.display_name for it in others if _reads_all(it)), "")
        return reading and run.env._("the end of %s", reading)

    def source(self) -> OrderIdSource:
        return OrderIdSource(self.service.client, order_narrowing(self.shop))

    def importer(self) -> GapFinder:
        shared = self.order_importer().shared()
        chosen = order_filter(self.shop)
        return GapFinder(self.env, self.shop, self.run, shared, chosen)

    def records(self, source: Source, importer: Importer) -> ComparedIds:
        few = self.run._few()
        return ComparedIds(source, importer, ById(), self.service.ahead, few)

    def phases(self) -> list[Phase]:
        orders = GapRecords(self.order_source(), self.order_importer(), [])
        gaps = GapsPhase(orders, self._gap_external_ids, self.env, self.run)
        return [gaps, *super().phases()]

    def advance(self, until: str) -> None:
        """Keep nothing: ids tell nothing of how far orders were imported."""

    def _gap_external_ids(self) -> list[str]:
        """Return the ids of the run's gaps, by a cursor that is closed at once."""
        with self.run.pool.cursor() as cr:
            cr.execute(
                "SELECT external_id FROM commerce_order_gap"
                " WHERE run_id = %s AND run_model = %s ORDER BY id",
                [self.run.id, self.run._name],
            )
            return [external_id for (external_id,) in cr.fetchall()]


def _reads_all(run: BaseModel) -> bool:
    """Whether a run reads all orders; changes of a shop never read are all it has."""
    is_of_all = run.mode == ImportAllOrders.mode
    return is_of_all or bool(run.window and not run.window.get("since"))


WORKS = (CheckOrders,)
