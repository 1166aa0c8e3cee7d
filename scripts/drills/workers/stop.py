"""A worker that is frozen, and wakes when another has its work."""

import time

from ..place.processes import Server, wait_until
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from ..place.truth import check_ended, check_stored

TAKEOVER = 90  # seconds
FENCED = "Stopped without writing"
# The first worker that stores the last product stays in its transaction for a while.
SLOW_ROW = """
CREATE SEQUENCE drill_visits;
CREATE FUNCTION drill_rest() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('drill_visits') = 1 THEN PERFORM pg_sleep(5); END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER drill_rest BEFORE INSERT ON commerce_variant
    FOR EACH ROW EXECUTE FUNCTION drill_rest();
"""
STATE_OF_ROWS = """
SELECT md5(string_agg(line, ',' ORDER BY line)) FROM (
    SELECT 'p' || id || ' ' || xmin FROM product_template
    UNION ALL SELECT 'v' || id || ' ' || xmin FROM product_product
    UNION ALL SELECT 'l' || id || ' ' || xmin FROM commerce_product
    UNION ALL SELECT 'm' || id || ' ' || xmin FROM commerce_variant
    UNION ALL SELECT 'r' || id || ' ' || xmin FROM shopify_sync
    UNION ALL SELECT 'i' || id || ' ' || xmin FROM commerce_issue) AS rows (line)
"""

PATIENT = ("--limit-time-real=1800", "--limit-time-real-cron=1800")


def stop(stage: Stage, report: Report, scale: Scale) -> None:
    """A frozen worker is taken over, and writes nothing when it wakes."""
    stage.fill(500)
    stage.query(SLOW_ROW)
    # Odoo itself would end a thread that slept for longer than its limits.
    servers = [stage.server(2, *PATIENT), stage.server(2, *PATIENT)]
    run_id = stage.start()
    wait_until(lambda: _rests(stage))
    frozen = next(server for server in servers if server.pid == stage.worker())
    _freeze(stage, report, frozen, run_id)
    check_ended(stage, report, run_id)
    _wake(stage, report, frozen)
    check_stored(stage, report)
    if not scale.quick:
        _freeze_over_the_network(stage, report, servers)


def _freeze(stage: Stage, report: Report, server: Server, run_id: int) -> None:
    attempt = stage.run(run_id)["attempt"]
    server.stop()
    since = stage.now()
    wait_until(lambda: stage.run(run_id)["attempt"] > attempt, TAKEOVER * 2)
    report.at_most("takeover, s", stage.now() - since, TAKEOVER)


def _wake(stage: Stage, report: Report, server: Server) -> None:
    before = stage.value(STATE_OF_ROWS)
    server.wake()
    wait_until(lambda: server.says(FENCED), 60)
    time.sleep(5)
    same = stage.value(STATE_OF_ROWS) == before
    report.exactly("the woken wrote", "nothing" if same else "rows", "nothing")
    report.exactly("its log says that it was fenced", server.says(FENCED), True)


def _freeze_over_the_network(stage, report, servers: list[Server]) -> None:
    """Freeze a worker that waits for an answer; wake it while its rival works."""
    for server in servers:
        # Odoo may have ended the one that woke after more than its time limits.
        server.kill()
        server.start()
    stage.shopify.faults({"kind": "latency", "seconds": 4})
    run_id = stage.start()
    wait_until(lambda: stage.run(run_id)["state"] == "running")
    frozen = wait_until(
        lambda: next((s for s in servers if s.pid == stage.worker()), 0)
    )
    _freeze(stage, report, frozen, run_id)
    frozen.wake()
    check_ended(stage, report, run_id)
    check_stored(stage, report)


def _rests(stage: Stage) -> bool:
    return stage.value(
        "SELECT count(*) > 0 FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event = 'PgSleep'"
    )
