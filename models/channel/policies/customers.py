"""How a shop's customers come in."""

from odoo import fields, models
from odoo.tools.translate import LazyGettext, LazyTranslate

from ...runs.kinds.customers import ImportChangedCustomers
from ...runs.kinds.kind import COMPANY

_lt = LazyTranslate(__name__)


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    customer_keys = fields.Selection(
        [
            ("email_phone", "E-mail, then phone"),
            ("phone_email", "Phone, then e-mail"),
            ("email", "E-mail"),
            ("phone", "Phone"),
            ("none", "Neither: always a new contact"),
        ],
        "Known Contacts by",
        required=True,
        default="email_phone",
        help="How a customer that has no link yet is found among the contacts of Odoo."
        " Names never tell. Where several contacts could be meant, the customer waits"
        " as an issue. Without an account at Shopify and a verified e-mail address, it"
        " is never matched to somebody whose orders a user of the portal reads.",
    )
    share_customers = fields.Boolean(
        "Share Customers Between Companies",
        default=True,
        help="Off, contacts that the import makes belong to the shop's company alone.",
    )
    exempt_position_id = fields.Many2one(
        "account.fiscal.position",
        "Fiscal Position of Tax-Exempt Customers",
        check_company=True,
        help="Customers that Shopify says are tax exempt get it, and lose it again.",
    )
    consent_policy = fields.Selection(
        [
            ("keep", "Only keep it"),
            ("unsubscribed", "Blacklist who unsubscribed"),
            ("not_subscribed", "Blacklist who has not subscribed"),
        ],
        "Marketing",
        required=True,
        default="keep",
        help="Whether Odoo's blacklists, of e-mail addresses and of phone numbers,"
        " follow the consents that the customer gave in Shopify. What others put there"
        " stays.",
    )
    customer_tags = fields.Boolean("Import Tags of Customers", default=True)
    customers_withheld = fields.Boolean(
        "Customer Data Withheld",
        readonly=True,
        copy=False,
        help="Shopify does not show the personal data of customers to the app: ask for"
        " access to protected customer data in the app's settings in Shopify.",
    )
    commerce_customer_ids = fields.One2many(
        "commerce.customer", "channel_id", "Imported Customers"
    )

    def _shopify_ask_for_data(self) -> LazyGettext:
        """Return where one asks Shopify to show who the customers are."""
        return _lt(
            "In Shopify's Dev Dashboard open the app → API access requests → Protected"
            " customer data access, ask for name, e-mail, phone and address"
        )

    def _reads_companies(self) -> bool:
        """Whether the app may read companies (B2B), by either of two scopes.

        Source: https://shopify.dev/docs/api/admin-graphql/latest/objects/Company
        """
        granted = (self.shopify_scopes or "").replace("write_", "read_").split(", ")
        return not {"read_companies", "read_customers"}.isdisjoint(granted)

    def _queue_companies(self) -> models.BaseModel:
        """Queue runs that read all companies of these shops; return the runs."""
        self.env["commerce.watermark"].sudo()._forget(self, COMPANY.watermark)
        return self._queue_run(ImportChangedCustomers.mode)
