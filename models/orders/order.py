"""`commerce.order`: an order of a shop and the sale order that it is in Odoo."""

from typing import Any

from odoo import api, fields, models

from .order_state import CANCEL_REASONS, FINANCIAL, FULFILLMENT, RETURN, RISKS

# What tells of the person who ordered; an import that brings it back reads it anew.
PERSONAL = ("email", "phone", "note", "attributes", "baseline")


class CommerceOrder(models.Model):
    """An order of a shop, as Shopify says it now, and its sale order."""

    _name = "commerce.order"
    _description = "Shopify Order"
    _inherit = ["commerce.link", "commerce.record.page"]
    _order = "processed_at desc, id desc"

    sale_order_id = fields.Many2one(
        "sale.order",
        "Sales Order",
        readonly=True,
        index=True,
        ondelete="set null",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="channel_id.company_id", store=True, precompute=True
    )
    line_ids = fields.One2many("commerce.order.line", "commerce_order_id", "Lines")
    name = fields.Char("Order", readonly=True, index=True)
    number = fields.Integer(readonly=True)
    confirmation_number = fields.Char("Confirmation", readonly=True)
    created_at = fields.Datetime("Created", readonly=True)
    processed_at = fields.Datetime("Ordered", readonly=True, index=True)
    cancelled_at = fields.Datetime("Cancelled", readonly=True)
    closed_at = fields.Datetime("Archived", readonly=True)
    cancel_reason = fields.Selection(CANCEL_REASONS, readonly=True)
    financial_status = fields.Selection(FINANCIAL, "Payment", readonly=True)
    fulfillment_status = fields.Selection(FULFILLMENT, "Fulfilment", readonly=True)
    return_status = fields.Selection(RETURN, "Returns", readonly=True)
    channel = fields.Char(readonly=True, help="Where it was ordered.")
    source_name = fields.Char(
        "Channel ID", readonly=True, help="Shopify's own name of the channel."
    )
    source_identifier = fields.Char("ID at the Channel", readonly=True)
    risk = fields.Selection(RISKS, readonly=True)
    test = fields.Boolean("Test Order", readonly=True)
    is_edited = fields.Boolean("Edited in Shopify", readonly=True)
    taxes_included = fields.Boolean("Prices Include Tax", readonly=True)
    tax_exempt = fields.Boolean(readonly=True)
    shop_currency = fields.Char("Currency of the Shop", readonly=True)
    customer_currency = fields.Char("Currency of the Customer", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    total = fields.Monetary(
        readonly=True, help="What was ordered, before edits and refunds."
    )
    current_total = fields.Monetary(
        "Total Now", readonly=True, help="What stands after edits and refunds."
    )
    refunded = fields.Monetary(readonly=True)
    outstanding = fields.Monetary(
        readonly=True, help="What Shopify says is still to be paid."
    )
    exchange_move_id = fields.Many2one(
        "account.move", "Exchange Difference Entry", readonly=True, ondelete="set null"
    )
    exchange_difference = fields.Monetary(
        readonly=True,
        help="What the payments of this order came to less by their rates, as an import"
        " booked it; it is not booked again, even if its entry was deleted.",
    )
    email = fields.Char("E-mail", readonly=True)
    phone = fields.Char(readonly=True)
    customer_external_id = fields.Char(
        "Customer ID", readonly=True, index="btree_not_null"
    )
    tags = fields.Char(readonly=True)
    note = fields.Text(readonly=True)
    po_number = fields.Char("PO Number", readonly=True)
    attributes = fields.Json(readonly=True, help="Pairs of name and value.")
    attributes_text = fields.Text("Attributes", compute="_compute_attributes_text")
    discount_codes = fields.Char(readonly=True)
    gateways = fields.Char("Payment Methods", readonly=True)
    payment_terms = fields.Char(readonly=True)
    due_date = fields.Date(
        readonly=True, help="As Shopify tells it; of parts, that of the last one."
    )
    documented_terms = fields.Json(
        readonly=True, help="Payment terms and due dates that its invoices follow."
    )
    utm_source = fields.Char("Source", readonly=True)
    utm_medium = fields.Char("Medium", readonly=True)
    utm_campaign = fields.Char("Campaign", readonly=True)
    referrer = fields.Char(readonly=True)
    proof = fields.Json(
        readonly=True, help="Shopify's figures beside Odoo's, and what explains them."
    )
    problems = fields.Json(
        readonly=True, help="Lines whose money does not add up, and why."
    )
    transaction_ids = fields.One2many(
        "commerce.transaction", "commerce_order_id", "Transactions", readonly=True
    )
    refund_ids = fields.One2many(
        "commerce.refund", "commerce_order_id", "Refunds", readonly=True
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
    partner_id = fields.Many2one(related="sale_order_id.partner_id", string="Customer")
    sale_state = fields.Selection(related="sale_order_id.state", string="State in Odoo")

    _record_unique = models.UniqueIndex(
        "(channel_id, sale_order_id) WHERE sale_order_id IS NOT NULL",
        "This sales order is already linked to another order of this shop.",
    )

    @api.depends("attributes")
    def _compute_attributes_text(self) -> None:
        for order in self:
            order.attributes_text = "\n".join(
                f"{name}: {value}" for name, value in order.attributes or []
            )

    def _say_queued(self, count: int) -> str:
        return self.env._("%(count)s orders are queued.", count=count)

    def action_open_sale_order(self) -> dict[str, Any]:
        """Open the sales order."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "sale.order",
            "res_id": self.sale_order_id.id,
            "views": [(False, "form")],
        }

    def _open(self) -> dict[str, Any]:
        """Return the action that shows one order as a form, several as a list."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.order_action"
        )
        if len(self) == 1:
            return action | {"views": [(False, "form")], "res_id": self.id}
        return action | {"context": {}, "domain": [("id", "in", self.ids)]}

    def _remember_documents(self) -> None:
        """Keep which documents there are, whoever made them, when sales orders go."""
        for link in self:
            moves = link.sale_order_id.invoice_ids
            if moves:
                known = {str(move.id): move.amount_total for move in moves}
                link.documents = (link.documents or {}) | known

    def _bury(self) -> None:
        """Keep of deleted orders what they came to, and nothing of the persons."""
        super()._bury()
        buried = self.exists()
        buried.write(dict.fromkeys(PERSONAL, False))
        buried.line_ids.baseline = False
        buried.refund_ids.note = False

    def _forget_deletions(self) -> None:
        """Let the next import, which reads the books, decide what is forgotten."""
        self.checksum = False
