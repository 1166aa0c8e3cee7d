"""Health: every mode that a shop wants regularly has a run in flight or behind it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

from odoo import api, models

from ..engine.const import OPEN_STATES
from .kinds.import_work import ImportsChosen
from .kinds.kind import PRODUCTS, Kind
from .kinds.table import WORKS, imports_of
from .kinds.work import Work
from .mode import SyncMode

# Minutes that what follows by itself rests after one failure, two, three …
RESTS = (2, 4, 8, 15, 30, 60)
# A run that was queued for a product is given so long before the next is.
GRACE = timedelta(minutes=5)


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    @api.model
    def _queue_due(self) -> None:
        """Queue what is due in every shop."""
        shops = self.env["commerce.channel"]
        for shop in shops.search([("active", "=", True), ("system", "=", "shopify")]):
            if shop.automatic:
                shop._follow_apps()
            self._queue_held(shop)
            for work in WORKS.values():
                if work.is_due(shop):
                    shop._queue_run(work.mode, work.by_itself).run_async()

    @api.model
    def _queue_held(self, shop: models.BaseModel) -> None:
        """Look again at products that were held back for their images."""
        now = self.env.cr.now()
        held = self.env["commerce.issue"].search(
            [
                ("channel_id", "=", shop.id),
                ("state", "=", "open"),
                ("retry_at", "<=", now),
            ]
        )
        chosen = imports_of(PRODUCTS, ImportsChosen)
        if held and not self._is_open_or_failed(chosen, shop):
            held.retry_at = now + GRACE
            self._import_chosen(shop, held.mapped("external_id"))

    @api.model
    def _rests(self, work: type[Work], shop: models.BaseModel) -> bool:
        """Whether a mode needs no run now: it, or one that does more, is under way or
        was started within the interval. What failed waits for its interval, too."""
        modes = [mode for mode in (work.mode, work.covered_by) if mode]
        runs = self._of(modes, shop)
        under_way = [("state", "in", OPEN_STATES)]
        lately = self._since_cutoff(work, shop)
        return any(
            self.search_count([*runs, *domain], limit=1)
            for domain in (under_way, lately)
        )

    @api.model
    def _is_at_work(self, kind: Kind, shop: models.BaseModel) -> bool:
        """Whether a run of a kind is under way, whatever its mode."""
        lane = self._whole_lane(self._lane_of_kind(kind, shop.id))
        open_ = [("lane", "=", lane), ("state", "in", OPEN_STATES)]
        return bool(self.search_count(open_, limit=1))

    @api.model
    def _is_open_or_failed(
        self, works: Iterable[type[Work]], shop: models.BaseModel
    ) -> bool:
        """Whether a run of these works is under way, or failed too lately.

        With each failure in a row the rest doubles, up to an hour.
        """
        runs = self.search(
            [
                *self._of([work.mode for work in works], shop),
                ("state", "not in", ["draft", "cancelled"]),
            ],
            order="id desc",
            limit=len(RESTS),
        )
        failures = list(takewhile(lambda run: run.state == "failed", runs))
        if not failures:
            return runs[:1].state in OPEN_STATES
        rest = timedelta(minutes=RESTS[len(failures) - 1])
        ended = failures[0].end_time or failures[0].write_date
        return timedelta() <= self.env.cr.now() - ended < rest

    @api.model
    def _is_healthy(self, mode: SyncMode, shop: models.BaseModel | None = None) -> bool:
        """Whether the mode is in flight or succeeded within its interval."""
        shop = shop or self.env["commerce.channel"]._default_shop()
        runs = self._of([mode.value], shop)
        in_flight = [("state", "in", OPEN_STATES)]
        lately = self._since_cutoff(self._work_of(mode.value), shop)
        recent = [("state", "=", "success"), *lately]
        return any(
            self.search_count([*runs, *domain], limit=1)
            for domain in (in_flight, recent)
        )

    @api.model
    def _of(
        self, modes: list[str], shop: models.BaseModel
    ) -> list[tuple[str, str, Any]]:
        return [
            ("channel_id", "=", shop.id),
            ("mode", "in", modes),
            ("dry_run", "=", False),
        ]

    @api.model
    def _since_cutoff(
        self, work: type[Work], shop: models.BaseModel
    ) -> list[tuple[str, str, datetime]]:
        minutes = shop._interval(work) or 60
        now = self.env.cr.now()
        cutoff = now - timedelta(minutes=minutes)
        # What has not been started yet keeps nothing away.
        return [("start_time", ">=", cutoff), ("start_time", "<=", now)]
