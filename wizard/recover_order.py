"""The dialog that fetches one order which is missing in Odoo."""

from typing import Any

from odoo import fields, models

from ..models.runs.kinds.orders import ImportOneOrder


class CommerceRecoverOrder(models.TransientModel):
    """An order to be read again from a shop, known by what a person has of it."""

    _name = "commerce.recover.order"
    _description = "Recover an Order from Shopify"

    channel_id = fields.Many2one(
        "commerce.channel",
        "Shop",
        domain=[("system", "=", "shopify")],
        required=True,
        default=lambda self: self.env["commerce.sync.now"]._first_shop(),
    )
    number = fields.Char(
        "Order",
        required=True,
        help="As the customer reads it, such as #1001; its number in Shopify, or the"
        " address of its page there.",
    )

    def action_recover(self) -> dict[str, Any]:
        """Queue the import of the order and open its run, which leads to the order."""
        self.ensure_one()
        values = {
            "channel_id": self.channel_id.id,
            "mode": ImportOneOrder.mode,
            "shopify_id": self.number,
            "state": "queued",
        }
        return self.env["shopify.sync"].create(values).run_async()._open()
