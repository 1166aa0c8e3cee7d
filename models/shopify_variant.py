from odoo import fields, models


class ShopifyVariant(models.Model):
    """A variant of a shop's product and the variant that it is in Odoo."""

    _name = "shopify.variant"
    _description = "Shopify Variant"
    _inherit = ["shopify.binding"]
    _rec_name = "gid"
    _order = "shopify_product_id, position, id"

    product_id = fields.Many2one(
        "product.product",
        "Variant",
        readonly=True,
        index=True,
        ondelete="set null",
        check_company=True,
    )
    shopify_product_id = fields.Many2one(
        "shopify.product",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    inventory_item_gid = fields.Char("Inventory Item", readonly=True)
    position = fields.Integer(readonly=True)
    taxable = fields.Boolean(readonly=True)
    tracked = fields.Boolean("Stock Tracked", readonly=True)
    weight = fields.Char(readonly=True, help="Exact, with Shopify's unit.")
    unit_cost = fields.Char("Cost", readonly=True, help="With Shopify's currency.")
    hs_code = fields.Char("HS Code", readonly=True)
    country_code = fields.Char("Origin", readonly=True)

    _record_unique = models.UniqueIndex(
        "(shop_id, product_id) WHERE product_id IS NOT NULL",
        "This variant is already linked to another variant of this shop.",
    )
    _inventory_item_index = models.Index(
        "(shop_id, inventory_item_gid) WHERE inventory_item_gid IS NOT NULL"
    )
