"""What a person sees of a linked variant: its prices in the shop."""

from odoo import fields, models

from ..services.shopify.importers.shop_prices import ShopPrices


class ShopifyVariant(models.Model):
    _inherit = "shopify.variant"

    currency_id = fields.Many2one(related="shop_id.currency_id")
    default_code = fields.Char("SKU", related="product_id.default_code")
    barcode = fields.Char(related="product_id.barcode")
    price = fields.Monetary(
        compute="_compute_prices", help="By the shop's pricelist in Odoo."
    )
    compare_at_price = fields.Monetary(
        "Compare-at Price",
        compute="_compute_prices",
        help="By the shop's compare-at pricelist in Odoo.",
    )

    def _compute_prices(self):
        for shop, links in self.grouped("shop_id").items():
            # Whoever sees the link sees the shop's prices, without the pricelists.
            shop = shop._in_its_world(self.env)
            variants = links.product_id.with_env(shop.env)
            prices = ShopPrices(shop.env, shop, variants)
            for link in links:
                variant = link.product_id.with_env(shop.env)
                link.price = variant and prices.of("price", variant) or 0
                link.compare_at_price = (
                    variant and prices.of("compareAtPrice", variant) or 0
                )
