"""What becomes of Shopify's errors, and what a run keeps of them."""

from odoo import api, fields, models

from ...services.shopify.decisions import DECISIONS, Then
from ...services.shopify.errors import (
    OdooDataError,
    ShopifyStaleRunTimeout,
    ShopifySyncRunFailed,
)
from ..sync_run.failure import Verdict

VERDICTS = {
    Then.PARK: Verdict.OUTAGE,
    Then.STOP: Verdict.STOP,
    Then.ISSUE: Verdict.SET_ASIDE,
}


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    # These may be of any order, whoever sells it.
    error_record = fields.Text(groups="commerce_sync.group_manager")
    error_input = fields.Text(groups="commerce_sync.group_manager")

    @api.model
    def _verdict(self, error):
        """Decide by the service's table first, then by the engine's."""
        for kind in type(error).__mro__:
            if kind in DECISIONS:
                return VERDICTS[DECISIONS[kind].then]
        return super()._verdict(error)

    @api.model
    def _describe_error(self, error):
        """Add what was received and sent, where the error knows it."""
        values = super()._describe_error(error)
        if isinstance(error, OdooDataError):
            values["error_record"] = self._dump(error.shopify_record)
            values["error_input"] = self._dump(error.shopify_input)
        return values

    @api.model
    def _dump(self, model):
        return model.model_dump_json(indent=2, by_alias=True) if model else None

    def _failure(self):
        return ShopifySyncRunFailed(self._failure_text())

    def _stale_error(self):
        return ShopifyStaleRunTimeout(self._stale_text())
