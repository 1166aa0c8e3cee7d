"""How much of its time Odoo's cron worker has used of all that it does in one go.

Source: https://github.com/odoo/odoo/blob/19.0/odoo/addons/base/models/ir_cron.py
"""

import threading
import time
import weakref
from typing import Any

import psutil

from odoo import models
from odoo.api import Environment
from odoo.sql_db import BaseCursor
from odoo.tools import config

_unit = threading.local()


class IrCron(models.Model):
    _inherit = "ir.cron"

    @classmethod
    def _process_job(cls, cron_cr: BaseCursor, job: dict[str, Any]) -> None:
        """Note when the unit of work began, which has one cursor for all its crons."""
        known = getattr(_unit, "cursor", None)
        if known is None or known() is not cron_cr:
            _unit.cursor, _unit.begun = weakref.ref(cron_cr), time.monotonic()
            _unit.idle = _idle_seconds() if config["workers"] else 0
        try:
            return super()._process_job(cron_cr, job)
        finally:
            _unit.ended = time.monotonic()


def _idle_seconds() -> float:
    """Return for how long this worker of prefork was idle, at most.

    Its time counts from when it began to wait for work, not from when that came.
    """
    if ended := getattr(_unit, "ended", None):
        return time.monotonic() - ended
    return max(time.time() - psutil.Process().create_time(), 0)


def time_used(env: Environment) -> tuple[float, float]:
    """Return the seconds of the unit of work, and those that Odoo counts of it."""
    if not env.context.get("cron_id") or not hasattr(_unit, "begun"):
        return 0, 0
    worked = time.monotonic() - _unit.begun
    return worked, worked + _unit.idle
