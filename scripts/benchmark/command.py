"""The steps of `scripts/bench`."""

import argparse
import json
import statistics
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from ..drills.report import Report
from ..drills.stage import Stage, prepared_database
from ..environment import databases
from ..environment.console import say
from ..environment.environment import Environment
from .cases import CASES, GROWTH, MEMORY, POINTS, SPEED, Case
from .world import fill, measured

ROUNDS = 3
SLOW = 10  # records that one-by-one imports: it would take all day

console = Console(highlight=False, width=120)
Results = dict[tuple[str, str], dict[str, Any]]


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("what", choices=["products"])
    parser.add_argument("--quick", action="store_true", help="one round, no memory")
    parser.add_argument("--records", type=int, help="products of each case")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results")
    parser.add_argument(
        "--profile", action="store_true", help="profile the rich case and stop"
    )
    return parser.parse_args()


def run(environment: Environment, options: argparse.Namespace) -> int:
    """Measure, show, judge; 1 if a target is missed."""
    databases.drop_orphans(environment, "commerce_sync_drill_")
    template = databases.addon_template(environment)
    base = prepared_database(environment, template)
    records = options.records or (500 if options.quick else 1_000)
    try:
        if options.profile:
            return _profile(environment, base, records)
        rounds = [
            _round(environment, base, records)
            for _number in range(1 if options.quick else ROUNDS)
        ]
        report = Report("products")
        results = _medians(rounds)
        if not options.quick:
            _measure_memory(environment, base, report, results)
    finally:
        databases.drop(environment, base)
    _judge(results, report, speed=not options.quick)
    _show(results, report)
    if options.json:
        options.json.write_text(json.dumps(_told(results), indent=1))
    return 0 if report.passed else 1


def _profile(environment: Environment, base: str, records: int) -> int:
    case = next(case for case in CASES if case.rich)
    with Stage(environment, base) as stage:
        fill(stage, case, records)
        console.print(measured(stage, "ours", profile=True)["printed"], markup=False)
    return 0


def _round(environment: Environment, base: str, records: int) -> Results:
    """Measure each case by each subject once, one after the other."""
    results: Results = {}
    for case in (case for case in CASES if not case.after):
        for subject in case.subjects:
            say(f"{case.name}: {subject} …")
            with Stage(environment, base) as stage:
                fill(stage, case, SLOW if subject == "one-by-one" else records)
                results[case.name, subject] = measured(stage, subject)
                for later in _following(case) if subject == "ours" else ():
                    results[later.name, subject] = measured(stage, subject)
    return results


def _following(case: Case) -> list[Case]:
    return [later for later in CASES if later.after == case.name]


def _medians(rounds: list[Results]) -> Results:
    """Results whose seconds are those of the middle round."""
    return {
        key: {
            **result,
            "seconds": statistics.median(each[key]["seconds"] for each in rounds),
        }
        for key, result in rounds[0].items()
    }


def _measure_memory(environment, base, report: Report, results: Results) -> None:
    """Import few and many products, each in a process of its own."""
    peaks = []
    for records in MEMORY:
        say(f"memory: {records} products …")
        with Stage(environment, base) as stage:
            fill(stage, CASES[0], records)
            result = measured(stage, "ours")
        results[f"products-memory-{records}", "ours"] = result
        peaks.append(result["rss_mb"])
    few, many = MEMORY
    report.at_most(f"memory from {few} to {many}, MiB", peaks[1] - peaks[0], GROWTH)


def _judge(results: Results, report: Report, *, speed: bool) -> None:
    for case in CASES:
        ours = results[case.name, "ours"]
        imported = ours["records"] - ours["aside"]
        report.exactly(f"{case.name}: state", ours["state"], "success")
        report.exactly(f"{case.name}: records", imported, len(_of(ours)))
        report.at_most(f"{case.name}: points", _per(ours, "points"), POINTS)
        if case.sql is not None:
            report.at_most(f"{case.name}: SQL", round(_per(ours, "sql"), 3), case.sql)
        for subject in case.subjects[1:]:
            other = results[case.name, subject]
            differing = differences(ours["left"], other["left"])
            report.exactly(f"{case.name}: fields unlike {subject}'s", differing, "none")
        if "batch" in case.subjects:
            _judge_batch(case, ours, results[case.name, "batch"], report, speed)


def _judge_batch(case: Case, ours, batch, report: Report, speed: bool) -> None:
    if case.batch_sql is not None:
        statements = round(_per(batch, "sql"), 3)
        report.at_most(f"{case.name}: the batch's SQL", statements, case.batch_sql)
    share = 100 * _rate(ours) / _rate(batch)
    if speed:
        report.at_least(f"{case.name}: % of the batch's speed", share, 100 * SPEED)
    else:
        report.tell(f"{case.name}: % of the batch's speed", share)


def differences(ours: dict, other: dict) -> str:
    """Names of the fields in which common records differ; “none” if none does."""
    common = ours.keys() & other.keys()
    found = {
        f"{name}: {ours[sku][name]} ≠ {other[sku][name]}"
        for sku in sorted(common)
        for name in ours[sku]
        if ours[sku][name] != other[sku][name]
    }
    lost = [] if common == other.keys() else ["records are missing"]
    return "; ".join(sorted(found)[:6] + lost) or "none"


def _of(result: dict) -> set[str]:
    return {_product(sku) for sku in result["left"]}


def _product(sku: str) -> str:
    """The part of a SKU that all variants of a product share."""
    return sku.rpartition("-")[0]


def _per(result: dict, name: str) -> float:
    return result[name] / result["records"]


def _rate(result: dict) -> float:
    return result["records"] / result["seconds"]


def _show(results: Results, report: Report) -> None:
    table = Table("case", "subject", "records", "records/s", "SQL", "points", "MiB")
    for (case, subject), result in results.items():
        table.add_row(
            case,
            subject,
            str(result["records"]),
            f"{_rate(result):.1f}",
            f"{_per(result, 'sql'):.3f}",
            f"{_per(result, 'points'):.2f}",
            f"{result['rss_mb']:.0f}",
        )
    console.print(table)
    table = Table("", "measured", "limit", "")
    for line in report.lines:
        verdict = "" if not line.limit else "PASS" if line.passed else "FAIL"
        table.add_row(line.what, line.measured, line.limit, verdict)
    console.print(table)


def _told(results: Results) -> list[dict[str, Any]]:
    return [
        {
            "case": case,
            "subject": subject,
            "records": result["records"],
            "seconds": round(result["seconds"], 3),
            "sql_per_record": round(_per(result, "sql"), 4),
            "api_points_per_record": round(_per(result, "points"), 3),
            "rss_mb": round(result["rss_mb"], 1),
        }
        for (case, subject), result in results.items()
    ]
