"""What runs of orders read and store."""

from functools import partial

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from ...services.shopify.importers.order import ById
from ...services.shopify.importers.order_by_name import OrderByName
from ...services.shopify.importers.order_filters import order_narrowing
from ...services.shopify.importers.order_gaps import (
    ComparedIds,
    GapFinder,
    GapRecords,
    GapsPhase,
    OrderIdSource,
)
from ...services.shopify.importers.order_gone_store import OrderGoneStore
from ...services.shopify.importers.order_importer import (
    MOST_FOLLOWED,
    OrderImporter,
)
from ...services.shopify.importers.order_source import OrderSource
from ...services.shopify.importers.planned_orders import PlannedOrders
from ..shopify_sync_mode import SyncMode
from ..sync_run.const import OPEN_STATES, OUTAGE_SECONDS
from ..sync_run.signals import SyncParked

LANE = "orders"
ALL, CHANGED = SyncMode.IMPORT_ALL_ORDERS, SyncMode.IMPORT_CHANGED_ORDERS


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    notice = fields.Text(
        compute="_compute_notice", help="What Shopify does not show the app."
    )
    gap_ids = fields.One2many("shopify.order.gap", "sync_id", "Gaps", readonly=True)
    gap_count = fields.Integer(
        "Gaps",
        readonly=True,
        copy=False,
        help="Orders that were missing in Odoo, or older there than in Shopify.",
    )
    fetched_count = fields.Integer(
        "Gaps Closed", readonly=True, copy=False, help="Of those, what came in."
    )

    @api.model
    def _afresh(self):
        return {**super()._afresh(), "gap_count": 0, "fetched_count": 0}

    # Which order

    @api.model
    def _complete(self, vals):
        parameters = vals.get("parameters") or {}
        text = str(vals.get("shopify_id") or parameters.get("gid") or "").strip()
        if self._is_order_name(vals.get("mode"), text):
            vals = {**vals, "shopify_id": None}
            vals["parameters"] = {**parameters, "name": self._order_name(vals, text)}
        elif text or vals.get("mode") != SyncMode.IMPORT_ONE_ORDER.value:
            rest = {key: parameters[key] for key in parameters if key != "name"}
            vals = {**vals, "parameters": rest}
        return super()._complete(vals)

    @api.model
    def _is_order_name(self, mode, text) -> bool:
        """Whether a text names an order as people do, not by its gid or address.

        A mere number may be either, however long: its reader looks for both.
        """
        is_one = mode == SyncMode.IMPORT_ONE_ORDER.value
        return is_one and bool(text) and "/" not in text

    @api.model
    def _order_name(self, vals, text) -> str:
        """Return Shopify's name of an order that Odoo may call by a prefix."""
        # Shopify numbers its orders, whatever stands before and after the number.
        if not any(sign.isdigit() for sign in text):
            raise ValidationError(
                self.env._(
                    "“%(text)s” is no order: it has no number. Enter the order's"
                    " number, such as #1001, its Shopify ID, or the address of its"
                    " page in Shopify.",
                    text=text,
                )
            )
        prefix = self._shop_of(vals).order_prefix or ""
        return text.removeprefix(prefix) or text

    @api.model
    def _gid(self, mode, text):
        if mode is SyncMode.IMPORT_ONE_ORDER and not text:
            raise ValidationError(
                self.env._(
                    "Which order? Enter its number, such as #1001, or the address of"
                    " its page in Shopify."
                )
            )
        return super()._gid(mode, text)

    # What is done

    def _task(self, pace):
        self._wait_for_all_orders()
        return super()._task(pace)

    def _wait_for_all_orders(self) -> None:
        """Let a comparison wait: what an import of all has yet to bring is no gap."""
        if self.mode == SyncMode.CHECK_ORDERS.value and (run := self._reading_all()):
            raise SyncParked(OUTAGE_SECONDS, self.env._("the end of %s", run))

    def _reading_all(self) -> str:
        """Return the name of a run that is reading all orders of the shop."""
        runs = self.search(
            [
                ("lane", "=", self.lane),
                ("state", "in", OPEN_STATES),
                ("mode", "in", [ALL.value, CHANGED.value]),
                ("dry_run", "=", False),
            ]
        )
        # Changes of a shop that was never read are all that it has.
        return next(
            (
                run.display_name
                for run in runs
                if run.mode == ALL.value or (run.window and not run.window.get("since"))
            ),
            "",
        )

    def _source(self, mode, shop, service):
        if mode.lane != LANE:
            return super()._source(mode, shop, service)
        narrow = order_narrowing(shop)
        if mode is SyncMode.CHECK_ORDERS:
            return OrderIdSource(service.client, narrow)
        return self._order_source(shop, service, narrow)

    def _order_source(self, shop, service, narrow=""):
        return OrderSource(
            service.client,
            narrow=narrow,
            with_customer=shop._reads_customers(),
            with_companies=shop._reads_companies(),
            with_payment_terms=shop._reads_payment_terms(),
        )

    def _importer(self, mode, shop):
        if mode.lane != LANE:
            return super()._importer(mode, shop)
        chosen = mode.is_one or mode.is_batch
        if self.dry_run:
            told = (self._plan_book(), self._reader_lang())
            return PlannedOrders(shop.env, shop, *told, chosen=chosen)
        importer = OrderImporter(shop.env, shop, chosen=chosen, most=MOST_FOLLOWED)
        if mode is SyncMode.CHECK_ORDERS:
            return GapFinder(shop.env, shop, self.id, importer.shared())
        return importer

    def _records(self, mode, source, importer, ahead):
        name = (self.parameters or {}).get("name")
        if mode is SyncMode.IMPORT_ONE_ORDER and name:
            return OrderByName(source, importer, name)
        if mode is SyncMode.CHECK_ORDERS:
            return ComparedIds(source, importer, ById(), ahead, self._few())
        return super()._records(mode, source, importer, ahead)

    def _later_phases(self, mode, shop, service):
        phases = super()._later_phases(mode, shop, service)
        # Shopify tells of no deleted order: what changed gives no hint.
        if mode.lane != LANE or mode.is_changed:
            return phases
        store = OrderGoneStore(shop.env, shop)
        gone = self._gone_orders(mode, shop, service, store)
        if mode is not SyncMode.CHECK_ORDERS:
            return [gone, *phases]
        importer = OrderImporter(shop.env, shop, most=MOST_FOLLOWED)
        orders = GapRecords(self._order_source(shop, service), importer, [])
        gaps = partial(self._gap_gids, self.id)
        return [GapsPhase(orders, gaps, shop.env, self.id), gone, *phases]

    def _gone_orders(self, mode, shop, service, store):
        """Return the phase of deleted orders; what Shopify hides is not asked for."""
        oldest = shop._oldest_order_shown()
        shown = oldest and SQL("created_at >= %s", oldest)
        return self._gone_by_ids(mode, shop, service, store, "shopify.order", shown)

    def _gap_gids(self, run_id):
        """Return the gids of a run's gaps, by a cursor that is closed at once."""
        with self.pool.cursor() as cr:
            cr.execute(
                "SELECT gid FROM shopify_order_gap WHERE sync_id = %s ORDER BY id",
                [run_id],
            )
            return [gid for (gid,) in cr.fetchall()]

    def _advance(self, kind, until):
        # A comparison of ids tells nothing of how far orders were imported.
        if kind != GapFinder.kind:
            super()._advance(kind, until)

    @api.depends("mode", "shop_id.orders_notice")
    def _compute_notice(self):
        for sync in self:
            is_about = bool(sync.mode) and SyncMode(sync.mode).lane == LANE
            sync.notice = is_about and sync.shop_id.orders_notice
