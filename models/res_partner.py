from odoo import fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

    shopify_customer_ids = fields.One2many(
        "shopify.customer",
        "partner_id",
        "Shopify Customers",
        groups="commerce_sync.group_user",
    )
    shopify_company_ids = fields.One2many(
        "shopify.company",
        "partner_id",
        "Shopify Companies",
        groups="commerce_sync.group_user",
    )

    # Customers are matched by these two, for which Odoo has no index.
    _email_normalized_index = models.Index(
        "(email_normalized) WHERE email_normalized IS NOT NULL"
    )
    _phone_sanitized_index = models.Index(
        "(phone_sanitized) WHERE phone_sanitized IS NOT NULL"
    )

    def unlink(self):
        linked = self.sudo()
        linked.shopify_customer_ids._bury()
        linked.shopify_company_ids._bury()
        return super().unlink()
