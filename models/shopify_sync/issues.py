"""Records set aside by a run, and those that are settled."""

import logging
from dataclasses import replace

from odoo import models
from odoo.fields import Domain

from ..sync_run.failure import Verdict
from ..sync_run.sql_error import first_line

_logger = logging.getLogger(__name__)


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    def _keep_issues(self, keys, issues):
        """Keep what was set aside of the records `keys`; settle what came in.

        Where Odoo refuses what was received of a record alone, its issue is kept
        without: what cannot even be set aside would stop all that come after it.
        """
        if not issues:
            return self._keep_told(keys, issues)
        self.env.flush_all()  # what fails of the records is no fault of the issues
        try:
            with self.env.cr.savepoint():
                self._keep_told(keys, issues)
        except Exception as error:
            if len(keys) > 1 or self._verdict(error) is not Verdict.SET_ASIDE:
                raise
            reason = first_line(error)
            _logger.error("Issues are kept without what was received: %s", reason)
            self._keep_told(keys, [replace(issue, payload={}) for issue in issues])

    def _keep_told(self, keys, issues):
        """Keep issues where a person finds them."""
        self.env["shopify.sync.issue"]._keep(self, keys, issues)

    def _prunable(self, cutoff):
        is_needed = Domain("issue_ids", "any", [("state", "=", "open")])
        return super()._prunable(cutoff) & ~is_needed
