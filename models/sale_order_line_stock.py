"""What Shopify shipped, and what its customers keep, as Odoo's transfers see it."""

from odoo import api, fields, models


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    shopify_fulfilled_before = fields.Float(
        "Shipped Before the Import",
        digits="Product Unit",
        readonly=True,
        copy=False,
        help="Shopify had shipped these before the order was confirmed in Odoo: they"
        " are delivered without a transfer.",
    )
    shopify_kept = fields.Float(
        "Kept by the Customer",
        digits="Product Unit",
        readonly=True,
        copy=False,
        help="Delivered units that were refunded and do not come back.",
    )

    @api.depends("shopify_fulfilled_before")
    def _compute_qty_delivered(self):
        return super()._compute_qty_delivered()

    def _prepare_qty_delivered(self):
        delivered = super()._prepare_qty_delivered()
        for line in self.filtered("shopify_fulfilled_before"):
            if line.qty_delivered_method == "manual":
                shipped = max(line.qty_delivered, line.shopify_fulfilled_before)
                delivered[line] = shipped
            else:
                delivered[line] += line.shopify_fulfilled_before
        return delivered

    def _get_qty_procurement(self, previous_product_uom_qty=False):
        """Count what needs no transfer as one that is there already."""
        quantity = super()._get_qty_procurement(previous_product_uom_qty)
        return quantity + self.shopify_fulfilled_before - self.shopify_kept

    def _update_line_quantity(self, values):
        """Let an import lower what is delivered: it fits the transfers itself."""
        if self.env.context.get("shopify_follows"):
            return None
        return super()._update_line_quantity(values)
