"""What a person sees of a company that buys at a shop, and of its places."""

from odoo import api, fields, models


class ShopifyCompany(models.Model):
    _inherit = "shopify.company"

    address = fields.Char(compute="_compute_address")
    contact_ids = fields.Many2many(
        "shopify.customer",
        string="Contacts",
        compute="_compute_contact_ids",
        help="Customers who buy for the company.",
    )

    @api.depends("partner_id.contact_address")
    def _compute_address(self):
        for company in self:
            company.address = _one_line(company.partner_id)

    @api.depends("partner_id.child_ids")
    def _compute_contact_ids(self):
        found = self.env["shopify.customer"].search(
            [
                ("shop_id", "in", self.shop_id.ids),
                ("partner_id.parent_id", "in", self.partner_id.ids),
            ]
        )
        for company in self:
            company.contact_ids = found.filtered_domain(
                [
                    ("shop_id", "=", company.shop_id.id),
                    ("partner_id.parent_id", "=", company.partner_id.id),
                ]
            )

    def action_open_partner(self):
        """Open the company among the contacts."""
        self.ensure_one()
        return self.partner_id.get_formview_action()


class ShopifyCompanyLocation(models.Model):
    _inherit = "shopify.company.location"

    # An address without a name of its own is shown by that of its company.
    billing_address = fields.Char(compute="_compute_addresses")
    shipping_address = fields.Char(compute="_compute_addresses")

    @api.depends(
        "billing_partner_id.contact_address", "shipping_partner_id.contact_address"
    )
    def _compute_addresses(self):
        for location in self:
            location.billing_address = _one_line(location.billing_partner_id)
            location.shipping_address = _one_line(location.shipping_partner_id)


def _one_line(partner):
    lines = (partner and partner._display_address(without_company=True)) or ""
    return ", ".join(filter(None, map(str.strip, lines.splitlines()))) or False
