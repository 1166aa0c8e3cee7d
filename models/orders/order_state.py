"""`commerce.order.state`, and what Shopify tells of orders as Odoo's selections."""

from odoo import api, fields, models

FINANCIAL = [
    ("authorized", "Authorized"),
    ("expired", "Expired"),
    ("paid", "Paid"),
    ("partially_paid", "Partially paid"),
    ("partially_refunded", "Partially refunded"),
    ("pending", "Pending"),
    ("refunded", "Refunded"),
    ("voided", "Voided"),
]
FULFILLMENT = [
    ("fulfilled", "Fulfilled"),
    ("fulfillment_not_required", "Nothing to fulfil"),
    ("in_progress", "In progress"),
    ("on_hold", "On hold"),
    ("open", "Open"),
    ("partially_fulfilled", "Partially fulfilled"),
    ("pending_fulfillment", "Pending"),
    ("request_declined", "Request declined"),
    ("restocked", "Restocked"),
    ("scheduled", "Scheduled"),
    ("unfulfilled", "Unfulfilled"),
]
RETURN = [
    ("inspection_complete", "Inspected"),
    ("in_progress", "In progress"),
    ("no_return", "No return"),
    ("returned", "Returned"),
    ("return_failed", "Failed"),
    ("return_requested", "Requested"),
]
CANCEL_REASONS = [
    ("customer", "Customer"),
    ("declined", "Payment declined"),
    ("fraud", "Fraud"),
    ("inventory", "Not in stock"),
    ("other", "Other"),
    ("staff", "Staff error"),
]
RISKS = [("none", "None"), ("low", "Low"), ("medium", "Medium"), ("high", "High")]
LINE_KINDS = [
    ("item", "Item"),
    ("tip", "Tip"),
    ("shipping", "Shipping"),
    ("duty", "Duty"),
    ("fee", "Fee"),
    ("refund", "Refund, or kept of one"),
    ("rounding", "Cash rounding"),
]


class CommerceOrderState(models.Model):
    """A state of Shopify's orders, to choose which orders come in."""

    _name = "commerce.order.state"
    _description = "Shopify Order State"
    _order = "kind, id"

    kind = fields.Selection(
        [("financial", "Payment"), ("fulfillment", "Fulfilment")], required=True
    )
    code = fields.Selection(FINANCIAL + FULFILLMENT, "State", required=True)

    _code_unique = models.UniqueIndex("(kind, code)")

    @api.depends("code")
    @api.depends_context("lang")
    def _compute_display_name(self) -> None:
        names = dict(self._fields["code"]._description_selection(self.env))
        for state in self:
            state.display_name = names.get(state.code)
