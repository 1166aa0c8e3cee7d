"""The dialog that starts a synchronisation."""

from odoo import api, fields, models

from ..models.shopify_shop.schedule import BEGUN
from ..models.shopify_sync.plan import PLANNABLE
from ..models.shopify_sync_mode import KINDS, SyncMode
from .sync_now_hints import HINTS


class ShopifySyncNow(models.TransientModel):
    """What is to be synchronised now, with which shop."""

    _name = "shopify.sync.now"
    _description = "Synchronise with Shopify Now"

    shop_id = fields.Many2one(
        "shopify.shop",
        required=True,
        default=lambda self: self._first_shop(),
    )
    kind = fields.Selection(
        [("products", "Products"), ("customers", "Customers"), ("orders", "Orders")],
        "Of",
        compute="_compute_kind",
        store=True,
        readonly=False,
        required=True,
    )
    offered_modes = fields.Json(compute="_compute_offered_modes")
    mode = fields.Selection(
        lambda self: self.env["shopify.sync"]._modes(),
        "What",
        required=True,
        default=SyncMode.IMPORT_CHANGED_PRODUCTS.value,
    )
    hint = fields.Char(compute="_compute_about_mode")
    needs_record = fields.Boolean(compute="_compute_about_mode")
    can_dry_run = fields.Boolean(compute="_compute_about_mode")
    shopify_id = fields.Char(
        "Shopify ID",
        help="The number at the end of the address of the record's page in Shopify, or"
        " the whole address. An order is found by its name, such as #1001, too.",
    )
    dry_run = fields.Boolean(
        help="Show what would happen, change nothing: you see field by field what would"
        " be created, linked and changed."
    )

    @api.model
    def _first_shop(self):
        """Return the default shop, or the first one of the user's companies."""
        shops = self.env["shopify.shop"]
        shops._default_shop()  # made now, if only the parameters know of it
        return shops.search([], limit=1)

    @api.depends("mode")
    def _compute_kind(self):
        for dialog in self.filtered("mode"):
            dialog.kind = SyncMode(dialog.mode).lane

    @api.depends("kind")
    def _compute_offered_modes(self):
        for dialog in self:
            dialog.offered_modes = [
                mode.value for mode in SyncMode if mode.lane == dialog.kind
            ]

    @api.depends("mode")
    def _compute_about_mode(self):
        for dialog in self:
            mode = SyncMode(dialog.mode) if dialog.mode else None
            hint = HINTS.get(dialog.mode)
            dialog.hint = hint and self.env._(hint)
            dialog.needs_record = bool(mode) and (mode.is_one or mode.is_batch)
            dialog.can_dry_run = mode in PLANNABLE

    @api.onchange("kind")
    def _onchange_kind(self):
        """Offer what another kind of record needs most days, or first of all."""
        if self.kind and self.kind != SyncMode(self.mode).lane:
            self.mode = self._usual_mode().value

    def _usual_mode(self) -> SyncMode:
        kind = next(kind for kind in KINDS if kind.lane == self.kind)
        return kind.changed if self.shop_id[BEGUN[kind.lane]] else kind.all

    def action_start(self):
        """Queue the run and open it; where the same one already waits, open that."""
        self.ensure_one()
        values = {"shop_id": self.shop_id.id, "mode": self.mode, "state": "queued"}
        if self.dry_run and self.can_dry_run:
            values["dry_run"] = True
        if self.needs_record:
            values["shopify_id"] = self.shopify_id
        return self.env["shopify.sync"].create(values).run_async()._open()
