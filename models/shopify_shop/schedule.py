"""How often a shop is synchronised by itself."""

from odoo import fields, models

from ..shopify_sync_mode import SyncMode

INTERVALS = {SyncMode.IMPORT_CHANGED_PRODUCTS: "products_interval"}


class ShopifyShop(models.Model):
    _inherit = "shopify.shop"

    automatic = fields.Boolean(
        copy=False,
        tracking=True,
        help="Synchronise by itself. Switched on by the first import of everything.",
    )
    first_import_at = fields.Datetime("First Full Import", readonly=True, copy=False)
    products_interval = fields.Integer(
        "Products Every (min)",
        default=60,
        help="Minutes between two imports of changed products; 0 means never.",
    )

    def _interval(self, mode: SyncMode) -> int:
        """Return the minutes between two runs of a mode; 0 means never."""
        self.ensure_one()
        return self[INTERVALS[mode]] if self.automatic and mode in INTERVALS else 0

    def _begin_schedule(self) -> None:
        """Switch the schedule on after the first import of everything, only then.

        A manager who switched it off later is not overruled.
        """
        for shop in self.filtered(lambda shop: not shop.first_import_at):
            shop.write({"first_import_at": fields.Datetime.now(), "automatic": True})
