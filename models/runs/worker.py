"""What a worker does with a run, and what becomes of errors."""

from pydantic import BaseModel

from odoo import api, fields, models

from ...services.shopify.client.decisions import DECISIONS, Then
from ...services.shopify.client.sizes import SHOPIFY_PAGE_SIZE
from ...services.shopify.errors import (
    OdooDataError,
    ShopifyStaleRunTimeout,
    ShopifySyncRunFailed,
)
from ...services.shopify.service import ShopifyService
from ..engine.const import OUTAGE_SECONDS
from ..engine.failure import Verdict
from ..engine.signals import SyncParked
from ..engine.task import Pace, Task

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

    def _task(self, pace: Pace) -> Task:
        """Return this run's work, in the shop's company, language and zone."""
        work = self._work_of(self.mode)
        if reason := work.waits_for(self):
            raise SyncParked(OUTAGE_SECONDS, reason)
        self.channel_id._check_active()
        service = self.channel_id._in_its_world(self.env)._service(pace)
        is_met = self._meet(service)
        shop = self.channel_id._in_its_world(self.env)
        begun = work(self, shop, service)
        return begun.task(lambda: is_met or self._introduce(shop, service))

    def _meet(self, service: ShopifyService) -> bool:
        """Learn of a shop that nobody has tested what a run asks and books by.

        Without its scopes a run would not ask for companies and payment terms.
        """
        if self._is_dry() or self.channel_id.shopify_scopes:
            return False
        shop = self.channel_id._in_its_world(self.env)
        self.env.cr.commit()  # no transaction stays open over the network
        try:
            self._introduce(shop, service)
        except Exception:
            service.close()
            raise
        self.channel_id.invalidate_recordset()
        return True

    def _introduce(self, shop: models.BaseModel, service: ShopifyService) -> None:
        """Learn what the shop tells of itself; another shop than before is refused."""
        if self._is_dry():
            self._check_world(shop, service)
        else:
            shop._learn_apart(service)

    def _check_world(self, shop: models.BaseModel, service: ShopifyService) -> None:
        """Refuse to plan in another currency than the shop's, which stays unlearned."""
        answer = service.client.get_shop()
        # What is read here holds no transaction open over the next request.
        with self.pool.cursor() as cr:
            shop.with_env(shop.env(cr=cr))._check_sameness(answer.shop)

    def _few(self) -> int | None:
        """Return how many records the first page has: those to store one by one."""
        # None is fetched ahead beside them, and the page after them is a full one.
        return SHOPIFY_PAGE_SIZE if self.careful_count < 0 else self.careful_count

    def _record_model(self) -> str:
        return self._work_of(self.mode).kind.record

    # Errors

    @api.model
    def _verdict(self, error: Exception) -> Verdict:
        """Decide by the service's table first, then by the engine's."""
        for kind in type(error).__mro__:
            if kind in DECISIONS:
                return VERDICTS[DECISIONS[kind].then]
        return super()._verdict(error)

    @api.model
    def _describe_error(self, error: Exception) -> dict:
        """Add what was received and sent, where the error knows it."""
        values = super()._describe_error(error)
        if isinstance(error, OdooDataError):
            values["error_record"] = self._dump(error.shopify_record)
            values["error_input"] = self._dump(error.shopify_input)
        return values

    @api.model
    def _dump(self, model: BaseModel | None) -> str | None:
        return model.model_dump_json(indent=2, by_alias=True) if model else None

    def _failure(self) -> ShopifySyncRunFailed:
        return ShopifySyncRunFailed(self._failure_text())

    def _stale_error(self) -> ShopifyStaleRunTimeout:
        return ShopifyStaleRunTimeout(self._stale_text())
