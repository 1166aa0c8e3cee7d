"""`commerce.company`: companies that buy at a shop, and their places."""

from typing import Any

from odoo import api, fields, models


class CommerceCompany(models.Model):
    """A company that buys at a shop (B2B) and the company that it is in Odoo."""

    _name = "commerce.company"
    _description = "Shopify Company"
    _inherit = ["commerce.link"]
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
    reference = fields.Char("External ID", readonly=True)
    is_origin = fields.Boolean("Came from Shopify", readonly=True)
    location_ids = fields.One2many("commerce.company.location", "company_link_id")
    address = fields.Char(compute="_compute_address")
    contact_ids = fields.Many2many(
        "commerce.customer",
        string="Contacts",
        compute="_compute_contact_ids",
        help="Customers who buy for the company.",
    )

    @api.depends("partner_id.contact_address")
    def _compute_address(self) -> None:
        for company in self:
            company.address = _one_line(company.partner_id)

    @api.depends("partner_id.child_ids")
    def _compute_contact_ids(self) -> None:
        found = self.env["commerce.customer"].search(
            [
                ("channel_id", "in", self.channel_id.ids),
                ("partner_id.parent_id", "in", self.partner_id.ids),
            ]
        )
        for company in self:
            company.contact_ids = found.filtered_domain(
                [
                    ("channel_id", "=", company.channel_id.id),
                    ("partner_id.parent_id", "=", company.partner_id.id),
                ]
            )

    def action_open_partner(self) -> dict[str, Any]:
        """Open the company among the contacts."""
        self.ensure_one()
        return self.partner_id.get_formview_action()

    def _queue_import(self) -> models.BaseModel:
        """Queue one run per shop; companies come in with its customers."""
        return self.filtered("external_id").channel_id._queue_companies().run_async()

    def _say_queued(self, count: int) -> str:
        return self.env._(
            "%(count)s companies are queued, with all others of their shop.",
            count=count,
        )


class CommerceCompanyLocation(models.Model):
    """A place of a company that buys at a shop, with its two addresses."""

    _name = "commerce.company.location"
    _description = "Shopify Company Location"
    _inherit = ["commerce.link"]
    _order = "name, id"

    company_link_id = fields.Many2one(
        "commerce.company", "Company", readonly=True, index=True, ondelete="cascade"
    )
    name = fields.Char(readonly=True)
    reference = fields.Char("External ID", readonly=True)
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
    # An address without a name of its own is shown by that of its company.
    billing_address = fields.Char(compute="_compute_addresses")
    shipping_address = fields.Char(compute="_compute_addresses")

    @api.depends(
        "billing_partner_id.contact_address", "shipping_partner_id.contact_address"
    )
    def _compute_addresses(self) -> None:
        for location in self:
            location.billing_address = _one_line(location.billing_partner_id)
            location.shipping_address = _one_line(location.shipping_partner_id)


def _one_line(partner: models.BaseModel) -> str | bool:
    lines = (partner and partner._display_address(without_company=True)) or ""
    return ", ".join(filter(None, map(str.strip, lines.splitlines()))) or False
