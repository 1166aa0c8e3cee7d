"""Which system a channel is of, and the way to what differs by system."""

from typing import Any

from odoo import api, fields, models
from odoo.exceptions import UserError


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    system = fields.Selection(
        [("shopify", "Shopify")],
        required=True,
        default="shopify",
        help="It cannot change once something came in.",
    )
    system_label = fields.Char(compute="_compute_system_label")

    @api.depends("system")
    @api.depends_context("lang")
    def _compute_system_label(self):
        labels = dict(self._fields["system"]._description_selection(self.env))
        for channel in self:
            channel.system_label = labels.get(channel.system)

    def _by_system(self, name: str, *args) -> Any:
        """Return what `_SYSTEM_name` does, as a carrier sends by its provider's."""
        self.ensure_one()
        return getattr(self, f"_{self.system}_{name}")(*args)

    def _check_system_change(self, system: str | None) -> None:
        """Refuse another system where links and runs are of the one before."""
        for channel in self.filtered(lambda it: system and it.system != system):
            if channel.sudo().sync_ids or channel._has_imported():
                raise UserError(
                    self.env._(
                        "“%(shop)s” is connected to %(system)s, and its records belong"
                        " to it. Create a new one under Commerce Sync → Configuration"
                        " → Shops instead.",
                        shop=channel.name,
                        system=channel.system_label,
                    )
                )
