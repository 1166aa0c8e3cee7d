"""Notes on transfers whose demand an import changes."""

from odoo import models


class StockMoveLine(models.Model):
    _inherit = "stock.move.line"

    def _log_message(self, record, move, template, vals):
        """Write no note for each move of an import, which tells of all together."""
        is_import = self.env.context.get("shopify_follows")
        if is_import and move._name == "stock.move" and "product_uom_qty" in vals:
            return
        super()._log_message(record, move, template, vals)
