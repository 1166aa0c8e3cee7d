"""Orders of Shopify that wait for a person are confirmed by nobody else."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class SaleOrder(models.Model):
    _inherit = "sale.order"

    shopify_goes_on = fields.Boolean(
        "Goes on in the Background",
        compute="_compute_shopify_goes_on",
        compute_sudo=True,
        groups="base.group_user",
        help="A person let it go on, and Shopify is still to be asked for it.",
    )

    shopify_overrulable = fields.Boolean(
        "May Go On Anyway",
        compute="_compute_shopify",
        compute_sudo=True,
        groups="base.group_user",
    )

    @api.depends("shopify_held", "state")
    def _compute_shopify_goes_on(self):
        links = self._shopify_links()
        released = self.env["shopify.order"].union(
            *(it for it in links.values() if it.released and not it.is_held)
        )
        goes_on = released._under_way().sale_order_id
        for order in self:
            order.shopify_goes_on = order in goes_on

    def action_confirm(self):
        """Confirm orders; held ones are refused with the reason."""
        for order in self.filtered("shopify_held"):
            raise UserError(order._shopify_refusal())
        return super().action_confirm()

    def _shopify_refusal(self):
        """Say why an order is not confirmed, and who may do it anyway, if anyone."""
        names = {"order": self.name, "reason": self.shopify_held_text}
        if not self.shopify_overrulable:
            return self.env._("%(order)s is held. %(reason)s", **names)
        return self.env._(
            "%(order)s is held. %(reason)s\nA manager of Sales or of Shopify lets it go"
            " on by Confirm Anyway.",
            **names,
        )
