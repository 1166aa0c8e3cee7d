from odoo import fields, models

KINDS = [
    ("goods", "Unknown goods"),
    ("service", "Unknown services"),
    ("gift_card", "Gift cards sold"),
    ("tip", "Tips"),
    ("shipping", "Shipping"),
    ("duty", "Duties"),
    ("fee", "Fees"),
    ("refund", "Refunds and what is kept of them"),
    ("rounding", "Cash rounding"),
]


class ShopifyOrderProduct(models.Model):
    """What a shop's order lines are sold as where they are no product of Odoo's."""

    _name = "shopify.order.product"
    _description = "Shopify Product for Order Lines"
    _inherit = ["shopify.shop.part"]
    _rec_name = "kind"
    _order = "shop_id, id"

    kind = fields.Selection(KINDS, required=True)
    product_id = fields.Many2one(
        "product.product",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )

    _kind_unique = models.UniqueIndex(
        "(shop_id, kind)", "The shop has a product for this kind of line already."
    )
