"""What became of a shop's order in Odoo: its documents, payments and refunds."""

from odoo import fields, models


class ShopifyOrder(models.Model):
    _inherit = "shopify.order"

    transaction_ids = fields.One2many(
        "shopify.transaction", "shopify_order_id", "Transactions", readonly=True
    )
    refund_ids = fields.One2many(
        "shopify.refund", "shopify_order_id", "Refunds", readonly=True
    )
    is_documented = fields.Boolean(
        "Invoiced by the Shop's Rules",
        readonly=True,
        help="Its invoices and credit notes follow Shopify.",
    )
    documents = fields.Json(
        readonly=True,
        help="Totals of the documents that an import last knew of, by their ids.",
    )
