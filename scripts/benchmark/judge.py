"""Holds what was measured to the limits, and the records to each other."""

from typing import Any

from ..drills.place.report import Report
from .cases import SLOWER, Case

Result = dict[str, Any]
Results = dict[tuple[str, str], Result]
SHOWN = 6  # fields that a line names


def judge(cases: list[Case], results: Results, report: Report, *, speed: bool) -> None:
    """Judge all cases; their speed only where nothing else was running."""
    for case in cases:
        ours = results[case.name, "ours"]
        _judge_ours(case, ours, report)
        if case.rate is not None:
            _judge_rate(case, ours, report, speed)
        for subject in case.subjects[1:]:
            found = differences(ours["left"], results[case.name, subject]["left"])
            report.exactly(f"{case.name}: fields unlike {subject}'s", found, "none")
        if "batch" in case.subjects:
            _judge_batch(case, ours, results[case.name, "batch"], report, speed)
        if case.beside:
            _judge_beside(case, ours, results[case.beside, "ours"], report, speed)


def _judge_ours(case: Case, ours: Result, report: Report) -> None:
    imported = ours["records"] - ours["aside"]
    report.exactly(f"{case.name}: state", ours["state"], "success")
    report.exactly(f"{case.name}: records", imported, ours["left_records"])
    points = case.points + case.points_once / ours["records"]
    report.at_most(f"{case.name}: points per record", per(ours, "points"), points)
    if case.has_images:
        report.exactly(f"{case.name}: images", ours["images"], imported)
    if case.sql is not None:
        report.at_most(f"{case.name}: SQL per record", per(ours, "sql"), case.sql)


def _judge_rate(case: Case, ours: Result, report: Report, speed: bool) -> None:
    what = f"{case.name}: records a second"
    if speed:
        report.at_least(what, rate(ours), case.rate)
    else:
        report.tell(what, rate(ours))


def _judge_batch(
    case: Case, ours: Result, batch: Result, report: Report, speed: bool
) -> None:
    if case.batch_sql is not None:
        what = f"{case.name}: the batch's SQL per record"
        report.at_most(what, per(batch, "sql"), case.batch_sql)
    share = 100 * rate(ours) / rate(batch)
    what = f"{case.name}: % of the batch's speed"
    if speed:
        report.at_least(what, share, 100 * case.speed)
    else:
        report.tell(what, share)


def _judge_beside(
    case: Case, ours: Result, beside: Result, report: Report, speed: bool
) -> None:
    """Hold a case to the speed of another one, whose database holds less."""
    share = 100 * rate(ours) / rate(beside)
    what = f"{case.name}: % of the speed of {case.beside}"
    if speed:
        report.at_least(what, share, 100 * SLOWER)
    else:
        report.tell(what, share)
    more = per(ours, "sql") - per(beside, "sql")
    report.at_most(f"{case.name}: more SQL per record", more, 0.01)


def differences(ours: dict, other: dict) -> str:
    """Names of the fields in which common records differ; “none” if none does.

    The slowest subject imports fewer products: what it has, ours must have, too.
    """
    if not other:
        return "nothing to compare"
    found = {
        f"{name}: {ours[sku].get(name)} ≠ {other[sku].get(name)}"
        for sku in ours.keys() & other.keys()
        for name in ours[sku].keys() | other[sku].keys()
        if ours[sku].get(name) != other[sku].get(name)
    }
    lost = sorted(other.keys() - ours.keys())
    lines = sorted(found)[:SHOWN] + [f"{sku}: not imported" for sku in lost[:SHOWN]]
    return "; ".join(lines) or "none"


def per(result: Result, name: str) -> float:
    """So much per record."""
    return result[name] / result["records"]


def rate(result: Result) -> float:
    """Records per second."""
    return result["records"] / result["seconds"]
