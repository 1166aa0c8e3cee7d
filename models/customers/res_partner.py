"""Contacts: what shops know of them, and what an import asks once for all of them."""

from typing import Any

from odoo import api, fields, models


class ResPartner(models.Model):
    _name = "res.partner"
    _inherit = ["res.partner", "commerce.made.alike"]

    commerce_customer_ids = fields.One2many(
        "commerce.customer",
        "partner_id",
        "Shopify Customers",
        groups="commerce_sync.group_user",
    )
    commerce_company_ids = fields.One2many(
        "commerce.company",
        "partner_id",
        "Shopify Companies",
        groups="commerce_sync.group_user",
    )
    commerce_link_count = fields.Integer(
        "Shopify Links",
        compute="_compute_commerce_link_count",
        groups="commerce_sync.group_user",
    )
    commerce_differs = fields.Boolean(
        "Differs from Shopify",
        compute="_compute_commerce_differs",
        groups="commerce_sync.group_user",
    )

    # Customers are matched by these two, for which Odoo has no index.
    _email_normalized_index = models.Index(
        "(email_normalized) WHERE email_normalized IS NOT NULL"
    )
    _phone_sanitized_index = models.Index(
        "(phone_sanitized) WHERE phone_sanitized IS NOT NULL"
    )

    def unlink(self) -> bool:
        linked = self.sudo()
        linked.commerce_customer_ids._bury()
        linked.commerce_company_ids._bury()
        return super().unlink()

    def _phone_format_number(
        self, number: str | bool, country: models.BaseModel, **options: Any
    ) -> str | bool:
        """Format a number once that an import looks for and then stores."""
        known = self.env.context.get("commerce_phones")
        if known is None:
            return super()._phone_format_number(number, country, **options)
        return known.get(
            (number, country.id, *sorted(options.items())),
            lambda: super(ResPartner, self)._phone_format_number(
                number, country, **options
            ),
        )

    @api.depends("commerce_customer_ids", "commerce_company_ids")
    def _compute_commerce_link_count(self) -> None:
        for partner in self:
            links = (partner.commerce_customer_ids, partner.commerce_company_ids)
            partner.commerce_link_count = sum(map(len, links))

    @api.depends("commerce_customer_ids.differs")
    def _compute_commerce_differs(self) -> None:
        for partner in self:
            differing = partner.commerce_customer_ids.filtered("differs")
            partner.commerce_differs = bool(differing)

    def action_open_commerce(self) -> dict[str, Any]:
        """Open what this contact is in Shopify."""
        self.ensure_one()
        links = self.commerce_customer_ids or self.commerce_company_ids
        action = {
            "type": "ir.actions.act_window",
            "name": self.env._("Shopify"),
            "res_model": links._name,
        }
        if len(links) == 1:
            return action | {"res_id": links.id, "views": [(False, "form")]}
        return action | {
            "domain": [("id", "in", links.ids)],
            "views": [(False, "list"), (False, "form")],
        }
