"""PostgreSQL that restarts, stands still and ends connections, under orders."""

import time
from collections.abc import Callable

from ..place.processes import Server, wait_until
from ..place.proxy import Proxy, to_postgres
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from ..records.orders import begin, fill, judge, over
from ..workers.interruptions import END_LOCKS, END_SERVER

DOWN = 3  # seconds
BACK = 30
TAKEN_UP = """
SELECT EXTRACT(EPOCH FROM start_time - create_date)::float
  FROM shopify_sync ORDER BY id LIMIT 1
"""
CRON_THREADS = 2
# Lines on which Odoo's cron threads wait.
LISTEN = """
SELECT count(*) FROM pg_stat_activity
 WHERE datname = 'postgres' AND application_name = %s
"""
END_CRON = LISTEN.replace("(*)", "(pg_terminate_backend(pid))")
Fault = Callable[[Stage, Server, Proxy, Scale], object]


def database(stage: Stage, report: Report, scale: Scale) -> None:
    """PostgreSQL restarts, stands still, ends connections: all orders once, exact."""
    shops = {1: stage.shopify}
    fill(stage, shops, scale(40, 400), scale)
    with to_postgres() as line:
        own = ("env", "PGHOST=127.0.0.1", f"PGPORT={line.port}")
        server = stage.server(CRON_THREADS, "--limit-time-real-cron=600", within=own)
        wait_until(lambda: stage.value(LISTEN, f"odoo-{server.pid}") == CRON_THREADS)
        time.sleep(2)  # they were seen
        _restart(stage, server, line, scale)
        runs = begin(stage, report, shops)
        report.at_most("taken up after a restart, s", stage.value(TAKEN_UP), BACK)
        met = _strike(stage, server, line, scale, runs)
        judge(stage, report, shops, runs)
    report.at_least(f"faults: {', '.join(met)}", len(met), scale(2, 12))


def _strike(
    stage: Stage, server: Server, line: Proxy, scale: Scale, runs: list[int]
) -> list[str]:
    """Let all that can happen to a database happen, until the runs are over."""
    faults = list(FAULTS.items()) * scale(1, 4)
    scale.dice.shuffle(faults)
    met = []
    for name, fault in faults:
        wait_until(lambda: stage.worker() or over(stage, runs), 120)
        time.sleep(scale.dice.uniform(0, 3))
        if over(stage, runs):
            break
        fault(stage, server, line, scale)
        met.append(name)
    return met


def _restart(_stage: Stage, _server: Server, line: Proxy, _scale: Scale) -> None:
    line.close()
    time.sleep(DOWN)
    line.open()


def _stand_still(_stage: Stage, _server: Server, line: Proxy, scale: Scale) -> None:
    line.freeze()
    time.sleep(scale(6, 75))
    line.thaw()


def _end(statement: str) -> Fault:
    return lambda stage, server, _line, _scale: stage.query(
        statement, *([f"odoo-{server.pid}"] if "%s" in statement else [])
    )


FAULTS: dict[str, Fault] = {
    "restarted": _restart,
    "stood still": _stand_still,
    "ended a lock": _end(END_LOCKS),
    "ended all of a server": _end(END_SERVER),
    "ended the crons' lines": _end(END_CRON),
}
