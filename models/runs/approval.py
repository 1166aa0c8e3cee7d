"""What a dry run of an export is for: somebody looks at it, then products go out."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from .kinds.table import WORKS


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    is_export = fields.Boolean(compute="_compute_is_export")
    can_be_approved = fields.Boolean(compute="_compute_can_be_approved")
    export_approved_at = fields.Datetime(related="channel_id.export_approved_at")
    export_approved_by_id = fields.Many2one(related="channel_id.export_approved_by_id")

    @api.depends("mode")
    def _compute_is_export(self) -> None:
        for sync in self:
            work = WORKS.get(sync.mode)
            sync.is_export = bool(work) and work.exports

    @api.depends("mode", "dry_run", "state", "export_approved_at")
    def _compute_can_be_approved(self) -> None:
        for sync in self:
            looked_at = sync.is_export and sync.dry_run and sync.state == "success"
            sync.can_be_approved = looked_at and not sync.export_approved_at

    def action_approve_export(self) -> None:
        """Let products of the shop go out, since this dry run shows what would.

        :raises UserError: it is no dry run of an export that ended well
        """
        self.ensure_one()
        self.check_access("write")
        self.channel_id.check_access("write")
        if not self.can_be_approved:
            raise UserError(
                self.env._(
                    "“%(run)s” cannot be approved: only a dry run of an export that"
                    " has ended can be, of a shop that nobody has approved yet.",
                    run=self.display_name,
                )
            )
        self.channel_id._approve_export(self)
