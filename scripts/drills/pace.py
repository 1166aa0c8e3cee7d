"""How the bucket of a shop is used."""

from .report import Report
from .scale import Scale
from .stage import Stage
from .truth import check_ended, check_stored

RATE = 100  # points per second, of a Standard shop


def pace(stage: Stage, report: Report, scale: Scale) -> None:
    """The bucket is used to its rate, and no request is refused as too fast."""
    stage.fill(scale(1_000, 3_000))
    stage.server()
    first = check_ended(stage, report, stage.start())
    report.tell("records/s", first["done_count"] / first["active_seconds"])
    report.exactly("refused as too fast", _throttled(stage), 0)
    check_stored(stage, report)
    # What is unchanged costs Odoo next to nothing: here the API is the limit.
    stage.shopify.settings(maximum_available=1_000, restore_rate=RATE / 2)
    stage.shopify.clear_log()
    check_ended(stage, report, stage.start())
    report.exactly("refused as too fast", _throttled(stage), 0)
    report.at_least("of the restore rate used, %", 100 * _used(stage) / (RATE / 2), 95)


def _throttled(stage: Stage) -> int:
    return sum(
        "Throttled" in (call.get("errors") or []) for call in stage.shopify.log()
    )


def _used(stage: Stage) -> float:
    """Return the points per second between the first and the last page."""
    pages = stage.shopify.log("GetProducts")
    seconds = pages[-1]["at"] - pages[1]["at"]
    return sum(call["actual"] or 0 for call in pages[2:]) / seconds
