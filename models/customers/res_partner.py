"""Contacts: what shops know of them, and what an import asks once for all of them."""

from odoo import api, fields, models


class ResPartner(models.Model):
    _name = "res.partner"
    _inherit = ["res.partner", "shopify.made.alike"]

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
    shopify_link_count = fields.Integer(
        "Shopify Links",
        compute="_compute_shopify_link_count",
        groups="commerce_sync.group_user",
    )
    shopify_differs = fields.Boolean(
        "Differs from Shopify",
        compute="_compute_shopify_differs",
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

    def _phone_format_number(self, number, country, **options):
        """Format a number once that an import looks for and then stores."""
        known = self.env.context.get("shopify_phones")
        if known is None:
            return super()._phone_format_number(number, country, **options)
        return known.get(
            (number, country.id, *sorted(options.items())),
            lambda: super(ResPartner, self)._phone_format_number(
                number, country, **options
            ),
        )

    @api.depends("shopify_customer_ids", "shopify_company_ids")
    def _compute_shopify_link_count(self):
        for partner in self:
            links = (partner.shopify_customer_ids, partner.shopify_company_ids)
            partner.shopify_link_count = sum(map(len, links))

    @api.depends("shopify_customer_ids.differs")
    def _compute_shopify_differs(self):
        for partner in self:
            differing = partner.shopify_customer_ids.filtered("differs")
            partner.shopify_differs = bool(differing)

    def action_open_shopify(self):
        """Open what this contact is in Shopify."""
        self.ensure_one()
        links = self.shopify_customer_ids or self.shopify_company_ids
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
