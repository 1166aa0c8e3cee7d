"""Files that were sent to a shop: each content once, whatever shows it."""

from odoo import fields, models

STATES = [
    ("new", "To be sent"),
    ("sent", "Sent, no answer yet"),
    ("processing", "Shopify works on it"),
    ("ready", "In Shopify"),
    ("failed", "Failed in Shopify"),
]


class CommerceFile(models.Model):
    """A file of Odoo's that products of a shop show, and what became of it there."""

    _name = "commerce.file"
    _description = "Shopify File"
    _order = "id"
    _rec_name = "checksum"

    channel_id = fields.Many2one(
        "commerce.channel", "Shop", required=True, readonly=True, ondelete="cascade"
    )
    checksum = fields.Char("Content", required=True, readonly=True)
    # One place where Odoo has it: it is read there when it is sent.
    res_model = fields.Char(readonly=True)
    res_field = fields.Char(readonly=True)
    res_id = fields.Many2oneReference(model_field="res_model", readonly=True)
    alt = fields.Char("Alternative Text", readonly=True)
    external_id = fields.Char("Global ID", readonly=True)
    url = fields.Char("Address", readonly=True)
    size = fields.Integer("Bytes", readonly=True)
    state = fields.Selection(STATES, required=True, default="new", readonly=True)
    sent_at = fields.Datetime(readonly=True)
    retry_at = fields.Datetime("Next Look", readonly=True)
    failures = fields.Integer(
        readonly=True, help="How often Shopify could not process it."
    )
    waits = fields.Integer(readonly=True)
    error = fields.Text("Reason", readonly=True)

    _checksum_unique = models.UniqueIndex(
        "(channel_id, checksum)", "This file was sent to the shop already."
    )
    _due_index = models.Index("(channel_id, retry_at) WHERE retry_at IS NOT NULL")

    def _send_again(self) -> None:
        """Send those anew that failed, as often as at first."""
        self.filtered(lambda it: it.state == "failed").write(
            {"state": "new", "failures": 0, "waits": 0, "retry_at": self.env.cr.now()}
        )
