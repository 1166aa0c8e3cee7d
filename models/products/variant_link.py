"""`commerce.variant`: a variant of a shop and the one that it is in Odoo."""

from odoo import fields, models

from ...services.commerce.pricelists.fixed_rules import ShopPrices


class CommerceVariant(models.Model):
    """A variant of a shop's product and the variant that it is in Odoo."""

    _name = "commerce.variant"
    _description = "Shopify Variant"
    _inherit = ["commerce.link"]
    _rec_name = "external_id"
    _order = "commerce_product_id, position, id"

    product_id = fields.Many2one(
        "product.product",
        "Variant",
        readonly=True,
        index=True,
        ondelete="set null",
        check_company=True,
    )
    commerce_product_id = fields.Many2one(
        "commerce.product",
        "Shopify Product",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    inventory_item_external_id = fields.Char("Inventory Item", readonly=True)
    position = fields.Integer(readonly=True)
    taxable = fields.Boolean(readonly=True)
    tracked = fields.Boolean("Stock Tracked", readonly=True)
    weight = fields.Char(readonly=True, help="Exact, with Shopify's unit.")
    unit_cost = fields.Char("Cost", readonly=True, help="With Shopify's currency.")
    hs_code = fields.Char("HS Code", readonly=True)
    country_code = fields.Char("Origin", readonly=True)
    currency_id = fields.Many2one(related="channel_id.currency_id")
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

    _record_unique = models.UniqueIndex(
        "(channel_id, product_id) WHERE product_id IS NOT NULL",
        "This variant is already linked to another variant of this shop.",
    )
    _inventory_item_index = models.Index(
        "(channel_id, inventory_item_external_id) WHERE inventory_item_external_id IS"
        " NOT NULL"
    )

    def _compute_prices(self) -> None:
        for shop, links in self.grouped("channel_id").items():
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
