"""`commerce.transaction`: money of an order that moved, or was only reserved."""

from odoo import fields, models

KINDS = [
    ("authorization", "Authorization"),
    ("capture", "Capture"),
    ("change", "Change"),
    ("emv_authorization", "Card Terminal Authorization"),
    ("refund", "Refund"),
    ("sale", "Sale"),
    ("suggested_refund", "Suggested Refund"),
    ("void", "Void"),
]
STATUSES = [
    ("awaiting_response", "Awaiting Response"),
    ("error", "Error"),
    ("failure", "Failed"),
    ("pending", "Pending"),
    ("success", "Successful"),
    ("unknown", "Unknown"),
]


class CommerceTransaction(models.Model):
    """A transaction of an order, and the payment that it is in Odoo."""

    _name = "commerce.transaction"
    _description = "Shopify Transaction"
    _inherit = ["commerce.link"]
    _order = "processed_at, id"
    _rec_name = "gateway_name"

    commerce_order_id = fields.Many2one(
        "commerce.order", "Order", required=True, readonly=True, ondelete="cascade"
    )
    sale_order_id = fields.Many2one(related="commerce_order_id.sale_order_id")
    kind = fields.Selection(KINDS, required=True, readonly=True)
    status = fields.Selection(STATUSES, required=True, readonly=True)
    gateway = fields.Char(readonly=True, help="As Shopify names it to programs.")
    gateway_name = fields.Char("Payment Method", readonly=True)
    processed_at = fields.Datetime("Date", readonly=True)
    test = fields.Boolean(readonly=True)
    parent_external_id = fields.Char("Belongs To", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    amount = fields.Monetary(
        readonly=True, help="What moved, with the rounding of cash."
    )
    rounding = fields.Monetary("Cash Rounding", readonly=True)
    payment_id = fields.Many2one(
        "account.payment",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
        check_company=True,
    )
    is_registered = fields.Boolean(
        "Registered",
        readonly=True,
        help="Its payment was made once; it is not made again, even if it was deleted.",
    )

    _order_index = models.Index("(commerce_order_id)")


class AccountPayment(models.Model):
    _inherit = "account.payment"

    _commerce_reference_index = models.Index(
        "(payment_reference) WHERE payment_reference IS NOT NULL"
    )
