"""Payment terms whose discount lowers taxes before anybody took it."""

from odoo import models
from odoo.exceptions import ValidationError


class AccountPaymentTerm(models.Model):
    _inherit = "account.payment.term"

    def _lowers_taxes(self):
        """Whether Odoo reckons less tax from the start: what a buyer paid is agreed."""
        return bool(
            self.early_discount
            and self.early_pay_discount_computation == "mixed"
            and self.discount_percentage
        )

    def _check_keeps_taxes(self):
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
