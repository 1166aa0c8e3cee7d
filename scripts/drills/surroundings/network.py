"""All that can happen to a line between a shop and us."""

import time

from ..place.processes import wait_until
from ..place.proxy import Proxy
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from ..place.truth import check_ended, check_stored

QUICK = ("cut", "reset")
SLOW = ("stall", "drip", "hole")  # each of them takes as long as we have patience
CLOSED_SECONDS = 4


def network(stage: Stage, report: Report, scale: Scale) -> None:
    """A line cut, reset, stalled, dripping, dead or closed: all is stored, once."""
    slow = scale([scale.dice.choice(SLOW)], list(SLOW * 2))
    faults = [*scale(QUICK, QUICK * 3), *slow]
    scale.dice.shuffle(faults)
    port = int(stage.shopify.base_url.rsplit(":", 1)[-1])
    with Proxy(("127.0.0.1", port)) as line:
        stage.connect(1, line)
        stage.fill(scale(500, 1_500))
        stage.server()
        line.strike(*faults)
        run_id = stage.start()
        wait_until(lambda: line.due < len(faults), 60)
        line.close()
        time.sleep(CLOSED_SECONDS)
        line.open()
        run = check_ended(stage, report, run_id)
    report.tell("faults", ", ".join([*faults, "refused"]))
    report.exactly("faults that met nobody", line.due, 0)
    report.exactly("records set aside", run["issue_count"], 0)
    check_stored(stage, report)
