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


class CommerceOrderProduct(models.Model):
    """What a shop's order lines are sold as where they are no product of Odoo's."""

    _name = "commerce.order.product"
    _description = "Shopify Product for Order Lines"
    _inherit = ["commerce.channel.part"]
    _rec_name = "kind"
    _order = "channel_id, id"

    kind = fields.Selection(KINDS, required=True)
    product_id = fields.Many2one(
        "product.product",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )

    _kind_unique = models.UniqueIndex(
        "(channel_id, kind)", "The shop has a product for this kind of line already."
    )
