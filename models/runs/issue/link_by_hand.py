"""Issues that a link by hand can settle."""

from odoo import api, fields, models

from ....services.commerce.issues.catalogue import is_solved_by
from ....services.commerce.issues.kind import Fix


class CommerceIssue(models.Model):
    _inherit = "commerce.issue"

    can_link = fields.Boolean(compute="_compute_can_link")

    @api.depends("code")
    def _compute_can_link(self):
        for issue in self:
            issue.can_link = is_solved_by(issue.code, Fix.LINK)

    def action_link_by_hand(self):
        """Open the dialog that links this product, with what Shopify said of it."""
        self.ensure_one()
        return self.env["commerce.link.by.hand"]._open(
            payload=self.payload,
            channel_id=self.channel_id.id,
            external_ref=self.external_id.rsplit("/", 1)[-1],
        )
