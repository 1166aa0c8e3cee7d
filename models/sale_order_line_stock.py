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

    shopify_moves = fields.Selection(
        [("more", "More"), ("less", "Less")],
        "Transfers Wait For",
        readonly=True,
        copy=False,
        help="What an import changed of the quantity since transfers last followed.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Remember lines that an import adds to confirmed orders."""
        lines = super().create(vals_list)
        if self._is_written_by_import():
            lines.filtered(lambda line: line.state == "sale").shopify_moves = "more"
        return lines

    def write(self, vals):
        """Remember quantities that an import changes: transfers follow later."""
        if "product_uom_qty" in vals and self._is_written_by_import():
            quantity = vals["product_uom_qty"]
            for line in self.filtered(lambda line: line.state == "sale"):
                if change := line.product_uom_id.compare(
                    quantity, line.product_uom_qty
                ):
                    line.shopify_moves = "more" if change > 0 else "less"
        return super().write(vals)

    def _is_written_by_import(self) -> bool:
        context = self.env.context
        return bool(context.get("shopify_follows") and context.get("skip_procurement"))

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

    def _prepare_procurement_values(self):
        """Plan a transfer that an import opens from now on, however old the order is.

        Odoo refuses dates in a locked period, and nothing can leave in the past.
        """
        values = super()._prepare_procurement_values()
        if self.env.context.get("shopify_follows"):
            now = fields.Datetime.now()
            values["date_planned"] = max(values["date_planned"], now)
        return values

    def _update_line_quantity(self, values):
        """Let an import lower what is delivered: it fits the transfers itself."""
        if self.env.context.get("shopify_follows"):
            return None
        return super()._update_line_quantity(values)


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def write(self, vals):
        """Let open transfers follow the address that an import changes.

        What a person sends elsewhere, and what is done, stays.
        """
        address = vals.get("partner_shipping_id")
        if not address or not self.env.context.get("shopify_follows"):
            return super().write(vals)
        moves = self.env["stock.move"].union(*(it._moves_to_address() for it in self))
        result = super().write(vals)
        moves.partner_id = address
        moves.picking_id.partner_id = address
        return result

    def _moves_to_address(self):
        """Return open moves that go where the order goes."""
        pickings = self.picking_ids.filtered(
            lambda it: (
                it.state not in ("done", "cancel")
                and it.partner_id == self.partner_shipping_id
            )
        )
        return pickings.move_ids
