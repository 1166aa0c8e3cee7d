from odoo import models


class SaleOrder(models.Model):
    """Asks once, for all orders of an import, what Odoo asks for each of them."""

    _name = "sale.order"
    _inherit = ["sale.order", "shopify.made.alike"]

    # New orders ask whether they have been here before.
    _shopify_origin_index = models.Index("(origin) WHERE origin IS NOT NULL")

    def _add_precomputed_values(self, vals_list):
        """Make a draft of an order without its lines, where no value needs them."""
        if not self.env.context.get("shopify_check_alike") or self._asks_lines():
            return super()._add_precomputed_values(vals_list)
        lines = [vals.pop("order_line", []) for vals in vals_list]
        super()._add_precomputed_values(vals_list)
        for vals, of_order in zip(vals_list, lines, strict=True):
            vals["order_line"] = of_order

    def _asks_lines(self):
        """Whether lines decide about a value that is reckoned before an order is."""
        field = self._fields["order_line"]
        return any(
            it.precompute and it.model_name == self._name
            for it in self.pool.get_dependent_fields(field)
        )


class SaleOrderLine(models.Model):
    """Asks once, for all lines of an import, what Odoo asks for each of them."""

    _name = "sale.order.line"
    _inherit = ["sale.order.line", "shopify.made.alike"]
