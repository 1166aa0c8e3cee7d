"""The metafields of a shop that fill fields of Odoo."""

from odoo import fields, models

from ...runs.kinds.products import ImportAllProducts


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    metafield_mapping_ids = fields.One2many(
        "commerce.metafield.mapping", "channel_id", "Metafields"
    )

    def action_import_everything(self):
        """Read every product again, changed or not."""
        return self._import_everything()

    def _import_everything(self):
        """Queue a full import of each shop and return the action that shows them."""
        return self._queue_run(ImportAllProducts.mode).run_async()._open()
