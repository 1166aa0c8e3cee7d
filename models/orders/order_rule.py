"""`commerce.order.rule`: what becomes of an order in Odoo, by its state in Shopify."""

from odoo import api, fields, models

from ...services.commerce.order_life.plan.rules import DEFAULT_RULES
from .order_state import FINANCIAL, FULFILLMENT, RISKS

ACTIONS = [
    ("keep", "Keep as quotation"),
    ("confirm", "Confirm"),
    ("cancel", "Cancel"),
]


class CommerceOrderRule(models.Model):
    """A rule of a shop: the first one that fits an order says what happens.

    What a rule leaves empty fits any order.
    """

    _name = "commerce.order.rule"
    _description = "Shopify Order Rule"
    _inherit = ["commerce.channel.part"]
    _order = "channel_id, sequence, id"

    company_id = fields.Many2one(store=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    financial_status = fields.Selection(FINANCIAL, "Payment")
    fulfillment_status = fields.Selection(FULFILLMENT, "Fulfilment")
    gateway_id = fields.Many2one(
        "commerce.payment.gateway",
        "Payment Method",
        domain="[('channel_id', '=', channel_id)]",
        ondelete="cascade",
        check_company=True,
    )
    risk = fields.Selection(RISKS)
    action = fields.Selection(ACTIONS, "Then", required=True, default="confirm")
    invoice = fields.Boolean(
        help="Invoice what stands in Shopify now, and credit what was taken back."
    )
    register_payments = fields.Boolean(
        "Payments", help="Register payments and refunds, each once, at their dates."
    )

    _shop_index = models.Index("(channel_id)")

    @api.depends("financial_status", "action")
    def _compute_display_name(self) -> None:
        states = dict(self._fields["financial_status"]._description_selection(self.env))
        actions = dict(self._fields["action"]._description_selection(self.env))
        for rule in self:
            state = states.get(rule.financial_status) or self.env._("Any payment")
            rule.display_name = f"{state}: {actions.get(rule.action)}"

    @api.onchange("action")
    def _onchange_action(self) -> None:
        if self.action == "keep":
            self.invoice = False

    @api.model
    def _create_defaults(self, shops: models.BaseModel) -> None:
        """Give shops the rules that suit most of them."""
        self.create(
            [
                {
                    "channel_id": shop.id,
                    "sequence": 10 * place,
                    "financial_status": rule.financial_status,
                    "risk": rule.risk,
                    "action": rule.action,
                    "invoice": rule.invoice,
                    "register_payments": rule.register_payments,
                }
                for shop in shops
                for place, rule in enumerate(DEFAULT_RULES, start=1)
            ]
        )
