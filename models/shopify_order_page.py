"""What a person sees of an order of a shop."""

from odoo import fields, models


class ShopifyOrder(models.Model):
    _name = "shopify.order"
    _inherit = ["shopify.order", "shopify.record.page"]

    partner_id = fields.Many2one(related="sale_order_id.partner_id", string="Customer")
    sale_state = fields.Selection(related="sale_order_id.state", string="State in Odoo")

    def _say_queued(self, count):
        return self.env._("%(count)s orders are queued.", count=count)

    def action_open_sale_order(self):
        """Open the sales order."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "sale.order",
            "res_id": self.sale_order_id.id,
            "views": [(False, "form")],
        }

    def _open(self):
        """Return the action that shows one order as a form, several as a list."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.order_action"
        )
        if len(self) == 1:
            return action | {"views": [(False, "form")], "res_id": self.id}
        return action | {"context": {}, "domain": [("id", "in", self.ids)]}
