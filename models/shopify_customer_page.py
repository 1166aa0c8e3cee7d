"""What a person sees of a customer of a shop."""

from odoo import fields, models


class ShopifyCustomer(models.Model):
    _name = "shopify.customer"
    _inherit = ["shopify.customer", "shopify.record.page"]

    shopify_order_count = fields.Integer(
        "Orders in Odoo", compute="_compute_shopify_order_count"
    )

    def _say_queued(self, count):
        return self.env._("%(count)s customers are queued.", count=count)

    def _compute_shopify_order_count(self):
        rows = self.env["shopify.order"]._read_group(
            [
                ("shop_id", "in", self.shop_id.ids),
                ("customer_gid", "in", self.filtered("gid").mapped("gid")),
            ],
            ["shop_id", "customer_gid"],
            ["__count"],
        )
        counts = {(shop, gid): count for shop, gid, count in rows}
        for customer in self:
            key = (customer.shop_id, customer.gid)
            customer.shopify_order_count = counts.get(key, 0)

    def action_open_orders(self):
        """Open the orders of this customer."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.order_action"
        )
        mine = [("shop_id", "=", self.shop_id.id), ("customer_gid", "=", self.gid)]
        return action | {"context": {}, "domain": mine}

    def action_open_partner(self):
        """Open the contact."""
        self.ensure_one()
        return self.partner_id.get_formview_action()
