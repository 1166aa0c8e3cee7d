from odoo import api, fields, models


class ShopifyPaymentTerm(models.Model):
    """Payment terms that a shop grants, and Odoo's."""

    _name = "shopify.payment.term"
    _description = "Shopify Payment Terms"
    _inherit = ["shopify.shop.part"]
    _order = "shop_id, name, id"

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
        "(shop_id, lower(name))", "The shop has payment terms of this name already."
    )

    @api.constrains("payment_term_id")
    def _check_payment_term(self):
        self.payment_term_id._check_keeps_taxes()
