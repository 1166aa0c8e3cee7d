"""`commerce.payment.term`: the payment terms of Odoo that stand for those of a shop."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CommercePaymentTerm(models.Model):
    """Payment terms that a shop grants, and Odoo's."""

    _name = "commerce.payment.term"
    _description = "Shopify Payment Terms"
    _inherit = ["commerce.channel.part"]
    _order = "channel_id, name, id"

    name = fields.Char("In Shopify", required=True, help="Such as “Net 30”.")
    payment_term_id = fields.Many2one(
        "account.payment.term",
        "Payment Terms",
        ondelete="restrict",
        help="Empty: an order is due on the day that Shopify tells. None whose early"
        " discount reduces the tax “Always (upon invoice)”.",
        check_company=True,
    )

    _name_unique = models.UniqueIndex(
        "(channel_id, lower(name))", "The shop has payment terms of this name already."
    )

    @api.constrains("payment_term_id")
    def _check_payment_term(self) -> None:
        self.payment_term_id._check_keeps_taxes()


class AccountPaymentTerm(models.Model):
    _inherit = "account.payment.term"

    def _lowers_taxes(self) -> bool:
        """Whether Odoo reckons less tax from the start: what a buyer paid is agreed."""
        return bool(
            self.early_discount
            and self.early_pay_discount_computation == "mixed"
            and self.discount_percentage
        )

    def _check_keeps_taxes(self) -> None:
        """Refuse terms that no order of a shop can have."""
        for term in self.filtered(lambda it: it._lowers_taxes()):
            raise ValidationError(
                self.env._(
                    "“%(term)s” has an early discount and reduces the tax “Always (upon"
                    " invoice)”: Odoo would reckon less tax than Shopify, and every"
                    " order would wait. Choose payment terms without an early discount,"
                    " or with one that reduces the tax “On early payment” or “Never”.",
                    term=term.name,
                )
            )
