from typing import Any

from odoo import api, fields, models

from ...services.commerce.issues.catalogue import wants
from ...services.commerce.issues.code import Choice


class CommerceTax(models.Model):
    """A tax as a shop's orders name it, and the tax that it is in Odoo.

    Orders look for their taxes here first; what is missing is found among the company's
    taxes, or made, as the shop says.
    """

    _name = "commerce.tax"
    _description = "Shopify Tax"
    _inherit = ["commerce.channel.part"]
    _rec_name = "title"
    _order = "channel_id, country_code, rate desc, title, id"

    company_id = fields.Many2one(store=True)
    title = fields.Char(required=True, help="As Shopify names the tax on its orders.")
    rate = fields.Float("Rate (%)", digits=(16, 6), required=True)
    country_code = fields.Char(
        "Country",
        size=2,
        help="Code of the country that the goods go to. Empty where an order has none.",
    )
    included = fields.Boolean("In the Price", help="Shopify's prices include it.")
    channel_liable = fields.Boolean(
        "Paid by the Channel",
        help="The sales channel pays this tax to the state, not the shop.",
    )
    nth = fields.Integer(
        "Number",
        help="0 for the first tax of this title and rate on a line, 1 for a second.",
    )
    tax_id = fields.Many2one(
        "account.tax",
        "Tax in Odoo",
        index="btree_not_null",
        ondelete="set null",
        domain="[('type_tax_use', '=', 'sale'), ('amount_type', '!=', 'group'),"
        " ('company_id', 'parent_of', company_id)]",
        help="Amounts on orders and invoices are always Shopify's own; the tax decides"
        " accounts and reports. Empty: orders with it wait.",
        check_company=True,
    )
    automatic = fields.Boolean(
        "Found by Odoo", readonly=True, help="Not chosen by a person."
    )

    _tax_unique = models.UniqueIndex(
        "(channel_id, title, rate, coalesce(country_code, ''), coalesce(included,"
        " false),"
        " coalesce(channel_liable, false), coalesce(nth, 0))",
        "The shop has this tax already.",
    )

    @api.depends("title", "rate", "country_code")
    def _compute_display_name(self) -> None:
        for tax in self:
            name = f"{tax.title} {tax.rate:g} %"
            code = tax.country_code
            tax.display_name = f"{name} ({code})" if code else name

    @api.model_create_multi
    def create(self, vals_list: list[dict[str, Any]]) -> models.BaseModel:
        taxes = super().create(vals_list)
        taxes.filtered(lambda tax: not tax.automatic)._wake_orders()
        return taxes

    def write(self, vals: dict[str, Any]) -> bool:
        """Take a tax that a person chooses for chosen."""
        if "tax_id" in vals:
            vals = {"automatic": False, **vals}
        result = super().write(vals)
        if vals.get("automatic") is False:
            self._wake_orders()
        return result

    def _wake_orders(self) -> None:
        """Let the next import look again at orders that wait for a tax."""
        waiting = (
            self.env["commerce.order"]
            .sudo()
            .search([("channel_id", "in", self.channel_id.ids), ("is_held", "=", True)])
        )
        waiting.filtered(
            lambda order: any(wants(it, Choice.TAX) for it, _text in order.held or [])
        ).checksum = False
