"""A shop with orders in Odoo is archived: deleted, it would import them again."""

from odoo import api, models
from odoo.exceptions import UserError

from ..engine.const import OPEN_STATES


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    def _cancel_runs(self) -> None:
        """Cancel what an archived shop was to do."""
        runs = self.sudo().sync_ids
        runs.filtered(lambda run: run.state in OPEN_STATES).action_cancel()

    def _check_active(self) -> None:
        if not self.active:
            raise UserError(
                self.env._(
                    "“%(shop)s” is archived, so nothing is synchronised with it. To go"
                    " on, open it under Commerce Sync → Configuration → Shops with"
                    " the filter"
                    " Archived, and press Actions → Unarchive.",
                    shop=self.name,
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_with_orders(self):
        for shop in self:
            orders = self.env["commerce.order"].sudo()
            if count := orders.search_count([("channel_id", "=", shop.id)]):
                raise UserError(
                    self.env._(
                        "“%(shop)s” has orders in Odoo (%(count)s). Deleted and"
                        " connected again, it would import, invoice and pay them a"
                        " second time. Archive it instead: Actions → Archive.",
                        shop=shop.name,
                        count=count,
                    )
                )
