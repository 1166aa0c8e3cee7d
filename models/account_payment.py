"""Payments are found by what Shopify calls their transactions."""

from odoo import models


class AccountPayment(models.Model):
    _inherit = "account.payment"

    _shopify_reference_index = models.Index(
        "(payment_reference) WHERE payment_reference IS NOT NULL"
    )
