"""Records set aside by a run, and those that are settled."""

from odoo import models


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    def _keep_issues(self, keys, issues):
        """Keep what was set aside of the records `keys`; settle what came in."""
        self.env["shopify.sync.issue"]._keep(self, keys, issues)

    def _prunable(self, cutoff):
        return [
            *super()._prunable(cutoff),
            ("issue_ids", "not any", [("state", "=", "open")]),
        ]
