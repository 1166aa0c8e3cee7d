"""A queue beside Shopify's: its lanes bear the same names, it makes contacts, too."""

import time
from types import SimpleNamespace

from odoo import api, fields, models

LIMIT = "the toys' daily limit"


class ToyRun(models.Model):
    _name = "toy.run"
    _inherit = "commerce.run"
    _description = "Run of a Toy System"

    channel_id = fields.Many2one(
        default=lambda self: self.env["commerce.channel"].search([], limit=1)
    )

    @api.model
    def _modes(self):
        return [("make", "Make Contacts")]

    @api.model
    def _lane_of(self, vals):
        return (vals.get("parameters") or {}).get("lane", "shop 1 products")

    def _record_model(self):
        return "res.partner"

    def _task(self, pace):
        settings = self.env["ir.config_parameter"].sudo()
        limit = float(settings.get_param("toy.limit", 0))
        is_down = bool(settings.get_param("toy.down"))
        return ToyTask(self.env, self.parameters or {}, pace, limit, is_down)

    @api.model
    def _queue_due(self):
        if self.env["ir.config_parameter"].sudo().get_param("toy.down"):
            raise ConnectionError("no toys today")


class ToyTask:
    """Make so many contacts, each after so many seconds."""

    def __init__(self, env, parameters, pace, limit, is_down):
        self.usage = SimpleNamespace(
            requests=0, points=0, wait_seconds=0, hard_throttles=0
        )
        self._env = env
        self._count = parameters.get("count", 1)
        self._seconds = parameters.get("seconds", 0)
        self._pace = pace
        self._limit = limit
        self._is_down = is_down

    def begin(self):
        return {"total": self._count}

    def pages(self, window, position):
        for number in range((position or {}).get("next", 0), self._count):
            self._pace.before_request()
            self._ask()
            yield [number]

    def _ask(self):
        if self._is_down:
            raise ConnectionError("no toys today")
        if self._limit:
            self._pace.sleep(self._limit, LIMIT)
        time.sleep(self._seconds)
        self.usage.requests += 1

    def position_after(self, records, position):
        return {"next": records[-1] + 1}

    def counts(self):
        return True

    def shared(self):
        return ["partner"]

    def store(self, records):
        partners = [{"name": f"Toy {number}"} for number in records]
        self._env["res.partner"].create(partners)
        return SimpleNamespace(
            created=len(records), updated=0, unchanged=0, issues=[], counters={}
        )

    def issue_of(self, record, error):
        raise error

    def key_of(self, record):
        return str(record)

    def finish(self, window):
        """Nothing remains to be done."""

    def close(self):
        """Nothing is held open."""
