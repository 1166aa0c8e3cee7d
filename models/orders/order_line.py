from odoo import fields, models

from .state_selections import LINE_KINDS


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
