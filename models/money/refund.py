"""`commerce.refund`: what a shop gave back of an order."""

from odoo import api, fields, models


class CommerceRefund(models.Model):
    """A refund of an order, and the documents that it led to in Odoo."""

    _name = "commerce.refund"
    _description = "Shopify Refund"
    _inherit = ["commerce.link"]
    _order = "processed_at, id"

    commerce_order_id = fields.Many2one(
        "commerce.order", "Order", required=True, readonly=True, ondelete="cascade"
    )
    sale_order_id = fields.Many2one(related="commerce_order_id.sale_order_id")
    processed_at = fields.Datetime("Date", readonly=True)
    note = fields.Char(readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    amount = fields.Monetary(
        "Refunded", readonly=True, help="Money that went back to the customer."
    )
    quantity = fields.Integer("Units", readonly=True, help="Units that were refunded.")
    restocked = fields.Integer(readonly=True, help="Units that are back in stock.")
    move_id = fields.Many2one(
        "account.move",
        "Credit Note",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
        check_company=True,
    )
    is_documented = fields.Boolean(
        readonly=True, help="The documents of its order take it into account."
    )

    _order_index = models.Index("(commerce_order_id)")

    @api.depends("external_id", "commerce_order_id.name")
    def _compute_display_name(self) -> None:
        for refund in self:
            order = refund.commerce_order_id.name or ""
            refund.display_name = self.env._(
                "Refund of %(order)s, %(number)s",
                order=order,
                number=refund.external_number or "",
            )
