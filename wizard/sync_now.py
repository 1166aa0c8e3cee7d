"""The dialog that starts a synchronisation."""

from odoo import api, fields, models

from ..models.shopify_sync.plan import PLANNABLE
from ..models.shopify_sync_mode import SyncMode


class ShopifySyncNow(models.TransientModel):
    """What is to be synchronised now, with which shop."""

    _name = "shopify.sync.now"
    _description = "Synchronise with Shopify Now"

    shop_id = fields.Many2one(
        "shopify.shop",
        required=True,
        default=lambda self: self._first_shop(),
    )
    mode = fields.Selection(
        lambda self: self.env["shopify.sync"]._modes(),
        "What",
        required=True,
        default=SyncMode.IMPORT_CHANGED_PRODUCTS.value,
    )
    needs_record = fields.Boolean(compute="_compute_needs_record")
    shopify_id = fields.Char(
        "Shopify ID",
        help="The number at the end of the address of the record's page in Shopify, or"
        " the whole address.",
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
    def _compute_needs_record(self):
        for dialog in self:
            dialog.needs_record = bool(dialog.mode) and _needs_record(
                SyncMode(dialog.mode)
            )

    def action_start(self):
        """Queue the run and open it; where the same one already waits, open that."""
        self.ensure_one()
        values = {"shop_id": self.shop_id.id, "mode": self.mode, "state": "queued"}
        if self.dry_run and SyncMode(self.mode) in PLANNABLE:
            values["dry_run"] = True
        if self.needs_record:
            values["shopify_id"] = self.shopify_id
        return self.env["shopify.sync"].create(values).run_async()._open()


def _needs_record(mode: SyncMode) -> bool:
    return mode.is_one or mode.is_batch
