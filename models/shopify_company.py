from odoo import fields, models


class ShopifyCompany(models.Model):
    """A company that buys at a shop (B2B) and the company that it is in Odoo."""

    _name = "shopify.company"
    _description = "Shopify Company"
    _inherit = ["shopify.binding"]
    _order = "name, id"

    partner_id = fields.Many2one(
        "res.partner",
        "Company",
        readonly=True,
        index=True,
        ondelete="set null",
        check_company=True,
    )
    name = fields.Char(readonly=True)
    external_id = fields.Char("External ID", readonly=True)
    is_origin = fields.Boolean("Came from Shopify", readonly=True)
    location_ids = fields.One2many("shopify.company.location", "company_link_id")


class ShopifyCompanyLocation(models.Model):
    """A place of a company that buys at a shop, with its two addresses."""

    _name = "shopify.company.location"
    _description = "Shopify Company Location"
    _inherit = ["shopify.binding"]
    _order = "name, id"

    company_link_id = fields.Many2one(
        "shopify.company", "Company", readonly=True, index=True, ondelete="cascade"
    )
    name = fields.Char(readonly=True)
    external_id = fields.Char("External ID", readonly=True)
    phone = fields.Char(readonly=True)
    tax_registration_id = fields.Char("Tax ID", readonly=True)
    tax_exempt = fields.Boolean(readonly=True)
    billing_partner_id = fields.Many2one(
        "res.partner",
        "Billing Address",
        readonly=True,
        ondelete="set null",
        check_company=True,
    )
    shipping_partner_id = fields.Many2one(
        "res.partner",
        "Shipping Address",
        readonly=True,
        ondelete="set null",
        check_company=True,
    )
