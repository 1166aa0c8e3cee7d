"""Issues of orders, which wait for a person or for news."""

from odoo import models

from ....services.commerce.issues.catalogue import CATALOGUE


class CommerceIssue(models.Model):
    _inherit = "commerce.issue"

    def _not_looked_at(self, told: set[str]):
        """Return issues of orders that a run met, and had no reason to try again.

        :param told: ids of records that were looked at, and have issues still
        """
        external_ids = set(self.mapped("external_id")) - told
        waiting = self.env["commerce.order"].search(
            [
                ("channel_id", "in", self.channel_id.ids),
                ("external_id", "in", list(external_ids)),
                ("told_at", "!=", False),
            ]
        )
        waiting = set(waiting.mapped("external_id"))
        return self.filtered(lambda issue: issue.external_id in waiting)

    def _has_moved_on(self, issue) -> bool:
        """Whether more money has moved than the issue told of so far."""
        return CATALOGUE[issue.code].grows and not _moved(issue) <= _moved(self)


def _moved(issue) -> set[str]:
    """Return the transactions that an issue tells of."""
    return set((issue.payload or {}).get("transactions", ()))
