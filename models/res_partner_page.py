"""Shopify on the page of a contact."""

from odoo import api, fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

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
