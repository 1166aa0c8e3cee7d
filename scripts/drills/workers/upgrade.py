"""The addon is upgraded while it imports."""

from ...environment.environment import ADDON
from ..place.processes import install, wait_until
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import CLOSED, Stage
from ..place.truth import check_ended, check_stored

LATENCY = {"kind": "latency", "operation": "GetProducts", "seconds": 10}


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
