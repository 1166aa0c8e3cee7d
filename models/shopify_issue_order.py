"""Issues of orders, which wait for a person or for news."""

from odoo import models

# Their payloads name the transactions that they tell of.
MOVED = ("moved_since", "deleted_moved")


class ShopifySyncIssue(models.Model):
    _inherit = "shopify.sync.issue"

    def _not_looked_at(self, told):
        """Keep open what an import passed over, as nothing changed since."""
        gids = set(self.mapped("gid")) - told
        waiting = self.env["shopify.order"].search(
            [
                ("shop_id", "in", self.shop_id.ids),
                ("gid", "in", list(gids)),
                ("told_at", "!=", False),
            ]
        )
        waiting = set(waiting.mapped("gid"))
        passed = self.filtered(lambda issue: issue.gid in waiting)
        return super()._not_looked_at(told) | passed

    def _see_again(self, sync, issue):
        """Open what was ignored, where more money has moved since."""
        more = issue.code in MOVED and not _moved(issue) <= _moved(self)
        super()._see_again(sync, issue)
        if more:
            self.state = "open"


def _moved(issue):
    """Return the transactions that an issue tells of."""
    return set((issue.payload or {}).get("transactions", ()))
