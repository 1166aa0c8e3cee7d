"""Customers of a shop and their addresses, and the contacts that they are in Odoo."""

from typing import Any

from odoo import fields, models

CONSENT = [
    ("NOT_SUBSCRIBED", "Not subscribed"),
    ("PENDING", "Not confirmed yet"),
    ("SUBSCRIBED", "Subscribed"),
    ("UNSUBSCRIBED", "Unsubscribed"),
    ("REDACTED", "Erased"),
    ("INVALID", "Invalid"),
]
OPT_IN = [
    ("SINGLE_OPT_IN", "Single opt-in"),
    ("CONFIRMED_OPT_IN", "Confirmed opt-in"),
    ("UNKNOWN", "Unknown"),
]


class CommerceCustomer(models.Model):
    """A customer of a shop and the contact that it is in Odoo.

    Several customers may be one contact, where a person merged contacts.
    """

    _name = "commerce.customer"
    _description = "Shopify Customer"
    _inherit = ["commerce.link", "commerce.record.page"]
    _order = "name, id"

    partner_id = fields.Many2one(
        "res.partner",
        "Contact",
        readonly=True,
        index=True,
        ondelete="set null",
        check_company=True,
    )
    private_partner_id = fields.Many2one(
        "res.partner",
        "Private Contact",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="The customer buys for a company, to which the contact belongs. What it"
        " orders for itself is on this contact, so that it is not billed to the"
        " company, whose people do not see it.",
        check_company=True,
    )
    name = fields.Char(readonly=True, help="As Shopify shows it.")
    email = fields.Char(readonly=True)
    phone = fields.Char(readonly=True)
    note = fields.Text(readonly=True)
    locale = fields.Char("Language in Shopify", readonly=True)
    account_state = fields.Selection(
        [
            ("DISABLED", "No account"),
            ("INVITED", "Invited"),
            ("ENABLED", "With account"),
            ("DECLINED", "Declined"),
        ],
        "Account",
        readonly=True,
    )
    verified_email = fields.Boolean("E-mail Verified", readonly=True)
    order_count = fields.Integer("Orders in Shopify", readonly=True)
    tax_exempt = fields.Boolean(readonly=True)
    tax_exemptions = fields.Char(readonly=True)
    email_consent = fields.Selection(CONSENT, "E-mail Marketing", readonly=True)
    email_opt_in = fields.Selection(OPT_IN, "E-mail Opt-In", readonly=True)
    email_consent_at = fields.Datetime("E-mail Consent Since", readonly=True)
    sms_consent = fields.Selection(CONSENT, "SMS Marketing", readonly=True)
    sms_opt_in = fields.Selection(OPT_IN, "SMS Opt-In", readonly=True)
    sms_consent_at = fields.Datetime("SMS Consent Since", readonly=True)
    blacklisted_email = fields.Char(
        "E-mail Blacklisted by the Import",
        readonly=True,
        index="btree_not_null",
        help="The import put this address on Odoo's blacklist, and takes it off again"
        " when the customer subscribes, unless another shop's customer with this"
        " address is unsubscribed still.",
    )
    blacklisted_number = fields.Char(
        "Number Blacklisted by the Import",
        readonly=True,
        index="btree_not_null",
        help="The import put this phone number on Odoo's blacklist, and takes it off"
        " again when the customer subscribes, unless another shop's customer with this"
        " number is unsubscribed still.",
    )
    is_origin = fields.Boolean(
        "Came from Shopify", readonly=True, help="The import made this contact."
    )
    is_withheld = fields.Boolean(
        "Data Withheld",
        readonly=True,
        help="Shopify does not show the personal data of this customer to the app.",
    )
    address_ids = fields.One2many("commerce.address", "customer_id", "Addresses")
    order_link_count = fields.Integer(
        "Orders in Odoo", compute="_compute_order_link_count"
    )

    def _say_queued(self, count: int) -> str:
        return self.env._("%(count)s customers are queued.", count=count)

    def _compute_order_link_count(self) -> None:
        rows = self.env["commerce.order"]._read_group(
            [
                ("channel_id", "in", self.channel_id.ids),
                (
                    "customer_external_id",
                    "in",
                    self.filtered("external_id").mapped("external_id"),
                ),
            ],
            ["channel_id", "customer_external_id"],
            ["__count"],
        )
        counts = {(shop, external_id): count for shop, external_id, count in rows}
        for customer in self:
            key = (customer.channel_id, customer.external_id)
            customer.order_link_count = counts.get(key, 0)

    def action_open_orders(self) -> dict[str, Any]:
        """Open the orders of this customer."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.order_action"
        )
        mine = [
            ("channel_id", "=", self.channel_id.id),
            ("customer_external_id", "=", self.external_id),
        ]
        return action | {"context": {}, "domain": mine}

    def action_open_partner(self) -> dict[str, Any]:
        """Open the contact."""
        self.ensure_one()
        return self.partner_id.get_formview_action()


class CommerceAddress(models.Model):
    """An address of a shop's customer and the partner that stands for it."""

    _name = "commerce.address"
    _description = "Shopify Address"
    _inherit = ["commerce.link"]
    _order = "id"

    customer_id = fields.Many2one(
        "commerce.customer", readonly=True, index=True, ondelete="cascade"
    )
    partner_id = fields.Many2one(
        "res.partner",
        "Address",
        readonly=True,
        index=True,
        ondelete="set null",
        check_company=True,
    )
    is_default = fields.Boolean("Default", readonly=True)
    is_origin = fields.Boolean(
        "Came from Shopify", readonly=True, help="The import made this address."
    )
