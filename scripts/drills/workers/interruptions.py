"""What people, databases and an upgrade do to a run that works."""

from ...environment.environment import ADDON
from ..place.processes import install, wait_until
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import CLOSED, Stage
from ..place.truth import check_ended, check_stored

PAGE = 250
# As from the back office: a press that meets the worker's write is repeated.
PRESS = """
import time
from psycopg2.extensions import TransactionRollbackError
run = env["shopify.sync"].browse({run})
def done():
    env.cr.commit()
    env.invalidate_all()
    return run.done_count
def more_than(count):
    while done() <= count and run.state in ("queued", "running"):
        time.sleep(0.05)
def press(button):
    while True:
        try:
            button()
            return done()
        except TransactionRollbackError:
            env.cr.rollback()
more_than(0)
paused = press(run.action_pause)
time.sleep({patience})
held, state = done(), run.state
press(run.action_resume)
more_than(held)
cancelled = press(run.action_cancel)
time.sleep({patience})
print("seen", paused, held, state, cancelled, done(), run.state)
"""
PATIENCE = 8  # seconds in which a worker would have stored more
# Ends connections of this database: of locks' holders, or all of one server.
END_LOCKS = """
SELECT count(pg_terminate_backend(pid)) FROM pg_locks
 WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND database = (
       SELECT oid FROM pg_database WHERE datname = current_database())
"""
END_SERVER = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
 WHERE datname = current_database()
   AND (application_name = %s OR application_name LIKE 'shopify.sync %%')
"""
LATENCY = {"kind": "latency", "operation": "GetProducts", "seconds": 10}


def cancel(stage: Stage, report: Report, scale: Scale) -> None:
    """Cancelled or paused, a run stops within a page; resumed, it goes on."""
    run_id = _started(stage)
    told = stage.shell(PRESS.format(run=run_id, patience=PATIENCE)).split()
    paused, held, state, cancelled, end, last_state = told[-6:]
    report.exactly("state, paused", state, "queued")
    report.at_most("stored after the pause", int(held) - int(paused), PAGE)
    report.at_least("stored after going on", int(cancelled) - int(held), 1)
    report.exactly("state, cancelled", last_state, "cancelled")
    report.at_most("stored after the cancel", int(end) - int(cancelled), PAGE)


def connections(stage: Stage, report: Report, scale: Scale) -> None:
    """Connections of a worker are ended: the run comes to its end without a hand."""
    run_id = _started(stage)
    server_pid = wait_until(stage.worker)
    wait_until(lambda: stage.run(run_id)["done_count"])
    # Between two slices there is none for a moment.
    ended = wait_until(lambda: stage.value(END_LOCKS), 30)
    report.at_least("lock connections ended", ended, 1)
    done = stage.run(run_id)["done_count"]
    wait_until(lambda: stage.run(run_id)["done_count"] > done, 90)
    ended = stage.value(END_SERVER, f"odoo-{server_pid}")
    report.at_least("connections of the server ended", ended, 1)
    check_ended(stage, report, run_id)
    check_stored(stage, report)


def upgrade(stage: Stage, report: Report, scale: Scale) -> None:
    """The addon is upgraded in the middle of an import: it goes on, nothing twice."""
    stage.fill(scale(1_000, 5_000))
    stage.shopify.faults(LATENCY)
    stage.server()
    run_id = stage.start()
    wait_until(lambda: stage.run(run_id)["done_count"])
    install(stage.database, ADDON, again=True)
    ended = stage.run(run_id)["state"] in CLOSED
    run = check_ended(stage, report, run_id)
    report.exactly("it was over before the upgrade was", ended, False)
    report.exactly("records set aside", run["issue_count"], 0)
    check_stored(stage, report)


def _started(stage: Stage) -> int:
    stage.fill(1_500)
    stage.shopify.faults({"kind": "latency", "seconds": 2})
    stage.server()
    return stage.start()
