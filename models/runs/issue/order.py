"""Issues of orders, which wait for a person or for news."""

from odoo import models

from ....services.commerce.issues.catalogue import CATALOGUE


class ShopifySyncIssue(models.Model):
    _inherit = "shopify.sync.issue"

    def _not_looked_at(self, told: set[str]):
        """Return issues of orders that a run met, and had no reason to try again.

        :param told: gids of records that were looked at, and have issues still
        """
        gids = set(self.mapped("gid")) - told
        waiting = self.env["shopify.order"].search(
            [
                ("shop_id", "in", self.shop_id.ids),
                ("gid", "in", list(gids)),
                ("told_at", "!=", False),
            ]
        )
        waiting = set(waiting.mapped("gid"))
        return self.filtered(lambda issue: issue.gid in waiting)

    def _has_moved_on(self, issue) -> bool:
        """Whether more money has moved than the issue told of so far."""
        return CATALOGUE[issue.code].grows and not _moved(issue) <= _moved(self)


def _moved(issue) -> set[str]:
    """Return the transactions that an issue tells of."""
    return set((issue.payload or {}).get("transactions", ()))
