from odoo import api, fields, models

from .state_selections import FINANCIAL, FULFILLMENT


class CommerceOrderState(models.Model):
    """A state of Shopify's orders, to choose which orders come in."""

    _name = "commerce.order.state"
    _description = "Shopify Order State"
    _order = "kind, id"

    kind = fields.Selection(
        [("financial", "Payment"), ("fulfillment", "Fulfilment")], required=True
    )
    code = fields.Selection(FINANCIAL + FULFILLMENT, "State", required=True)

    _code_unique = models.UniqueIndex("(kind, code)")

    @api.depends("code")
    @api.depends_context("lang")
    def _compute_display_name(self):
        names = dict(self._fields["code"]._description_selection(self.env))
        for state in self:
            state.display_name = names.get(state.code)
