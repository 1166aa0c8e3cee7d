"""A shop with orders in Odoo stays in its company, where their money is booked."""

from odoo import models
from odoo.exceptions import UserError


class ShopifyShop(models.Model):
    _inherit = "shopify.shop"

    def write(self, vals):
        """Write; the company of a shop with orders is not changed."""
        if "company_id" in vals:
            company = self.env["res.company"].browse(vals["company_id"])
            for shop in self:
                if shop.company_id != company:
                    shop._check_company_change(company)
        return super().write(vals)

    def _check_company_change(self, company) -> None:
        """Refuse another company where it would have to go on with orders of this one.

        Their invoices, payments, taxes and price lists belong to it.
        """
        orders = self.env["shopify.order"].sudo()
        if not (count := orders.search_count([("shop_id", "=", self.id)])):
            return
        raise UserError(
            self.env._(
                "“%(shop)s” has orders in %(known)s (%(count)s), where their invoices"
                " and refunds belong. To sell for %(company)s from now on, archive"
                " this shop, empty its shop key, and connect the key to a new shop of"
                " %(company)s with “Orders Since” set to today.",
                shop=self.name,
                known=self.company_id.name,
                count=count,
                company=company.name,
            )
        )
