"""Servers whose clocks are wrong, each its own way."""

import os
from pathlib import Path

from ..place.processes import query, wait_until
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from ..place.truth import check_ended, check_stored
from ..records.images import check_contents, fill

# The run waits until a moment in the database.
PARKING = {"kind": "close_before", "operation": "GetProducts", "count": 3}
HOUR, DAY = 3_600, 86_400
LOOKS = 3  # so that either server may have its turn
# The last import of products is two hours old, and the next one due.
DUE = """
env["commerce.channel"].search([]).write({"automatic": True, "products_interval": 60})
env.cr.execute("UPDATE shopify_sync SET start_time = start_time - interval '2 hours'")
env.cr.commit()
"""
# In whole seconds, as Odoo keeps them: it takes away what is due by these alone.
LOOK = """
INSERT INTO ir_cron_trigger (cron_id, call_at)
VALUES (%s, date_trunc('second', now() AT TIME ZONE 'utc'))
"""
HEALTH = """
SELECT cron.id FROM ir_cron AS cron
  JOIN ir_act_server AS action ON action.id = cron.ir_actions_server_id
 WHERE action.code = 'model._cron_health()'
"""
LOOKED = "SELECT count(*) = 0 FROM ir_cron_trigger WHERE cron_id = %s"
CHANGED = "SELECT count(*) FROM shopify_sync WHERE mode = 'import_changed_products'"


def clocks(stage: Stage, report: Report, scale: Scale) -> None:
    """Two servers, an hour and a day wrong: all comes in, once, and when it is due."""
    wrong = scale([(HOUR, -DAY)], [(HOUR, -HOUR), (DAY, -DAY)])
    for pair in wrong:
        report.tell("clocks off by, s", pair)
        servers = [stage.server(2, within=_clock(it)) for it in pair]
        fill(stage, scale(12, 200))
        stage.shopify.faults(PARKING)
        run_id = stage.start()
        run = check_ended(stage, report, run_id, 180)
        report.exactly("records set aside", run["issue_count"], 0)
        check_contents(stage, report)
        check_stored(stage, report)
        _check_schedule(stage, report)
        for server in servers:
            server.kill()


def _check_schedule(stage: Stage, report: Report) -> None:
    """Judge that what is due by itself is queued once, whichever server looks."""
    stage.shell(DUE)
    before = stage.value(CHANGED)
    for _ in range(LOOKS):
        _look(stage)
    report.exactly("imports that were due", stage.value(CHANGED) - before, 1)
    last = stage.value("SELECT max(id) FROM shopify_sync")
    check_ended(stage, report, last)


def _look(stage: Stage) -> None:
    """Have one of the servers look at what is due."""
    cron = stage.value(HEALTH)
    stage.query(LOOK, cron)
    # Where Odoo's cron threads listen.
    query("postgres", "SELECT pg_notify('cron_trigger', %s)", stage.database)
    wait_until(lambda: stage.value(LOOKED, cron), 90)


def _clock(seconds: int) -> tuple[str, ...]:
    """Return what lets Python see the time so many seconds off."""
    path = f"{Path(__file__).with_name('wrong_clock')}:{os.environ['PYTHONPATH']}"
    return ("env", f"PYTHONPATH={path}", f"WRONG_CLOCK={seconds}")
