"""What a person opens from a run."""

from odoo import models


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    def _open(self):
        """Return the action that shows one run as a form, several as a list."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.sync_action"
        )
        if len(self) == 1:
            return {**action, "views": [(False, "form")], "res_id": self.id}
        return {**action, "context": {}, "domain": [("id", "in", self.ids)]}
