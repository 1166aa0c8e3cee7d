"""Health: every mode that a shop wants regularly has a run in flight or behind it."""

from datetime import timedelta
from itertools import takewhile

from odoo import api, fields, models

from ..shopify_sync_mode import COVERED_BY, SyncMode

# Minutes that what follows by itself rests after one failure, two, three …
RESTS = (2, 4, 8, 15, 30, 60)


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    @api.model
    def _cron_health(self):
        """Queue what is due in every shop; called by a cron every minute."""
        for shop in self.env["shopify.shop"].search([("automatic", "=", True)]):
            shop._follow_apps()
            for mode in SyncMode:
                if shop._interval(mode) and not self._rests(mode, shop):
                    self.create(
                        {"mode": mode.value, "shop_id": shop.id, "state": "queued"}
                    ).run_async()

    @api.model
    def _rests(self, mode: SyncMode, shop) -> bool:
        """Whether a mode needs no run now: it, or one that does more, is under way or
        was started within the interval. What failed waits for its interval, too."""
        more = [COVERED_BY[mode].value] if mode in COVERED_BY else []
        runs = [
            ("shop_id", "=", shop.id),
            ("mode", "in", [mode.value, *more]),
            ("dry_run", "=", False),
        ]
        under_way = [("state", "in", ["queued", "running"])]
        lately = self._since_cutoff(mode, shop)
        return any(
            self.search_count([*runs, *domain], limit=1)
            for domain in (under_way, lately)
        )

    @api.model
    def _is_open_or_failed(self, modes, shop) -> bool:
        """Whether a run of these modes is under way, or failed too lately.

        With each failure in a row the rest doubles, up to an hour.
        """
        runs = self.search(
            [
                ("shop_id", "=", shop.id),
                ("mode", "in", [mode.value for mode in modes]),
                ("dry_run", "=", False),
                ("state", "not in", ["draft", "cancelled"]),
            ],
            order="id desc",
            limit=len(RESTS),
        )
        failures = list(takewhile(lambda run: run.state == "failed", runs))
        if not failures:
            return runs[:1].state in ("queued", "running")
        rest = timedelta(minutes=RESTS[len(failures) - 1])
        ended = failures[0].end_time or failures[0].write_date
        return timedelta() <= self.env.cr.now() - ended < rest

    @api.model
    def _is_healthy(self, mode: SyncMode, shop=None) -> bool:
        """Whether the mode is in flight or succeeded within its interval."""
        shop = shop or self.env["shopify.shop"]._default_shop()
        in_flight = self.search_count(
            [*self._of(mode, shop), ("state", "in", ["queued", "running"])], limit=1
        )
        recent = self.search_count(
            [
                *self._of(mode, shop),
                ("state", "=", "success"),
                *self._since_cutoff(mode, shop),
            ],
            limit=1,
        )
        return bool(in_flight or recent)

    @api.model
    def _of(self, mode, shop):
        return [
            ("mode", "=", mode.value),
            ("shop_id", "=", shop.id),
            ("dry_run", "=", False),
        ]

    @api.model
    def _since_cutoff(self, mode, shop):
        minutes = shop._interval(mode) or 60
        now = self.env.cr.now()
        cutoff = now - timedelta(minutes=minutes)
        # What has not been started yet keeps nothing away.
        return [("start_time", ">=", cutoff), ("start_time", "<=", now)]
