"""`commerce.order.line`, and what lines are sold as that are no product of Odoo's."""

from odoo import fields, models

from .order_state import LINE_KINDS

PRODUCT_KINDS = [
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


class CommerceOrderLine(models.Model):
    """A line of a shop's order and the line of the sale order that it is in Odoo.

    `external_id` is that of the line item, shipping line,
    duty or fee; where Shopify has none,
    the order's with a `#` and a name.
    """

    _name = "commerce.order.line"
    _description = "Shopify Order Line"
    _inherit = ["commerce.link"]
    _rec_name = "title"
    _order = "commerce_order_id, position, id"

    commerce_order_id = fields.Many2one(
        "commerce.order",
        "Shopify Order",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    sale_line_id = fields.Many2one(
        "sale.order.line",
        "Sales Order Line",
        readonly=True,
        index=True,
        ondelete="set null",
        check_company=True,
    )
    kind = fields.Selection(LINE_KINDS, required=True, readonly=True)
    position = fields.Integer(readonly=True)
    title = fields.Char(readonly=True)
    sku = fields.Char("SKU", readonly=True)
    variant_external_id = fields.Char("Variant ID", readonly=True)
    requires_shipping = fields.Boolean(readonly=True)
    ordered_quantity = fields.Integer("Ordered", readonly=True)
    quantity = fields.Integer("Quantity Now", readonly=True)
    fulfilled_quantity = fields.Integer("Fulfilled", readonly=True)
    amounts = fields.Json(
        readonly=True,
        help="Exact: unit price, discount, net and each tax as ordered and as it"
        " stands now.",
    )
    documented = fields.Json(
        readonly=True,
        help="What documents were to say when an import last brought them up to date.",
    )

    _record_unique = models.UniqueIndex(
        "(channel_id, sale_line_id) WHERE sale_line_id IS NOT NULL",
        "This line is already linked to another line of this shop.",
    )


class CommerceOrderProduct(models.Model):
    """What a shop's order lines are sold as where they are no product of Odoo's."""

    _name = "commerce.order.product"
    _description = "Shopify Product for Order Lines"
    _inherit = ["commerce.channel.part"]
    _rec_name = "kind"
    _order = "channel_id, id"

    kind = fields.Selection(PRODUCT_KINDS, required=True)
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
