"""How the bucket of a shop is used."""

from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from ..place.truth import check_ended, check_stored

# A bucket that the first page empties: from then on each waits for its points.
NARROW = {"maximum_available": 600, "restore_rate": 50}


def pace(stage: Stage, report: Report, scale: Scale) -> None:
    """The bucket is used to its rate, and no request is refused as too fast."""
    stage.fill(scale(1_250, 3_000))
    stage.server()
    first = check_ended(stage, report, stage.start())
    report.tell("records/s", first["done_count"] / first["active_seconds"])
    report.exactly("refused as too fast", _throttled(stage), 0)
    check_stored(stage, report)
    # What is unchanged costs Odoo next to nothing: here the API is the limit.
    stage.shopify.settings(**NARROW)
    stage.read_anew()
    stage.shopify.clear_log()
    check_ended(stage, report, stage.start())
    report.exactly("refused as too fast", _throttled(stage), 0)
    used = 100 * _used(stage) / NARROW["restore_rate"]
    report.at_least("of the restore rate used, %", used, 95)


def _throttled(stage: Stage) -> int:
    return sum(
        "Throttled" in (call.get("errors") or []) for call in stage.shopify.log()
    )


def _used(stage: Stage) -> float:
    """Return the points per second that came into the bucket, and were not lost."""
    pages = stage.shopify.log("GetProducts")
    first, last = pages[0], pages[-1]
    came = (
        last["available"] - first["available"] + sum(it["actual"] for it in pages[1:])
    )
    return came / (last["at"] - first["at"])
