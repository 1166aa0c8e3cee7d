"""A shop with orders in Odoo is archived: deleted, it would import them again."""

from odoo import api, models
from odoo.exceptions import UserError


class ShopifyShop(models.Model):
    _inherit = "shopify.shop"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_with_orders(self):
        for shop in self:
            orders = self.env["shopify.order"].sudo()
            if count := orders.search_count([("shop_id", "=", shop.id)]):
                raise UserError(
                    self.env._(
                        "“%(shop)s” has orders in Odoo (%(count)s). Deleted and"
                        " connected again, it would import, invoice and pay them a"
                        " second time. Archive it instead: Actions → Archive.",
                        shop=shop.name,
                        count=count,
                    )
                )
