from typing import Any

from odoo import api, fields, models

from ...services.commerce.order_life.sale_states import UNSENT


class CommerceDelivery(models.Model):
    """A way of shipping that a shop's customers chose, and Odoo's delivery method."""

    _name = "commerce.delivery"
    _description = "Shopify Delivery Method"
    _inherit = ["commerce.channel.part"]
    _rec_name = "title"
    _order = "channel_id, title, id"

    title = fields.Char(required=True, help="As the customer reads it in Shopify.")
    code = fields.Char(help="Shopify's own code; empty fits every code.")
    carrier_id = fields.Many2one(
        "delivery.carrier",
        "Delivery Method",
        help="Empty: the shop's default method, and its orders tell of it.",
        check_company=True,
    )
    order_external_id = fields.Char(
        "First Order", readonly=True, help="The order that tells of a missing method."
    )

    _title_unique = models.UniqueIndex(
        "(channel_id, lower(title), coalesce(code, ''))",
        "The shop has a delivery method for this title and code already.",
    )

    @api.model_create_multi
    def create(self, vals_list: list[dict[str, Any]]) -> models.BaseModel:
        methods = super().create(vals_list)
        methods.filtered("carrier_id")._wake_orders()
        return methods

    def write(self, vals: dict[str, Any]) -> bool:
        result = super().write(vals)
        if vals.get("carrier_id"):
            self._wake_orders()
        return result

    def _wake_orders(self) -> None:
        """Let the next import look again at unsent orders that have the default method.

        The first one of a title alone tells that nobody has chosen.
        """
        default = self.channel_id.default_carrier_id
        unsent = [
            ("carrier_id", "in", default.ids),
            ("state", "!=", "cancel"),
            *UNSENT,
        ]
        # Who chooses for a shop need not see all of its sales.
        waiting = self.env["commerce.order"].sudo()
        waiting = waiting.search(
            [
                ("channel_id", "in", self.channel_id.ids),
                ("sale_order_id", "any", unsent),
                ("checksum", "!=", False),
            ]
        )
        waiting.checksum = False
