"""The steps of `scripts/bench`."""

import argparse
import json
import statistics
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..drills.place.report import Report
from ..drills.place.stage import Stage, prepared_database
from ..environment import databases
from ..environment.console import say
from ..environment.environment import Environment
from .cases import CASES, EVERY_CASE, FEW, GROWTH, MANY, ONE, SLOW, Case
from .judge import Results, judge
from .shown import console, show, told
from .world import fill, measured

ROUNDS = 3
PROFILES = {
    "steps": "Where the time goes, all in one thread:",
    "memory": "Where memory goes; at once: above what there was when a step began:",
    "calls": "The calls, which are slower while they are looked at, and statements:",
}
QUICK_JOBS = 3  # stages at a time where speed is not judged


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("what", nargs="+", choices=list(CASES))
    parser.add_argument(
        "--quick", action="store_true", help="one round; neither speed nor memory"
    )
    parser.add_argument("--records", type=int, help="records of each case")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--memory", type=int, default=MANY, help="products that memory is flat to"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results")
    parser.add_argument(
        "--profile",
        choices=[case.name for case in EVERY_CASE],
        metavar="CASE",
        help="show where the time of a case goes, and stop: %(choices)s",
    )
    return parser.parse_args()


def run(environment: Environment, options: argparse.Namespace) -> int:
    """Measure, show, judge; 1 if a target is missed."""
    databases.drop_orphans(environment, "commerce_sync_drill_")
    template = databases.addon_template(environment)
    base = prepared_database(environment, template)
    report = Report(" ".join(options.what))
    try:
        if options.profile:
            return _profile(environment, base, options)
        rounds = 1 if options.quick else options.rounds
        if options.quick:
            say(_quick_records(options))
        results = _medians([_round(environment, base, options) for _ in range(rounds)])
        if "products" in options.what and options.memory and not options.quick:
            _measure_memory(environment, base, options.memory, report, results)
    finally:
        databases.drop(environment, base)
    judge(_cases(options), results, report, speed=not options.quick)
    show(results, report)
    if options.json:
        options.json.write_text(json.dumps(told(results), indent=1))
    return 0 if report.passed else 1


def _quick_records(options: argparse.Namespace) -> str:
    """Say how many records the short form measures, and why not fewer."""
    counts = ", ".join(
        f"{case.name} {_records(case, 'ours', options)}"
        for case in _cases(options)
        if not case.after
    )
    return (
        f"The short form imports: {counts}. Of fewer, what a run costs once would be"
        " a part of the figures per record."
    )


def _profile(environment: Environment, base: str, options) -> int:
    """Import the case once for each way of looking at it, in a stage of its own."""
    case = _case(options.profile)
    for look in PROFILES:
        with Stage(environment, base) as stage:
            fill(stage, case, _records(case, "ours", options))
            if case.after:
                measured(stage, _case(case.after), "ours")
            found = measured(stage, case, "ours", profile=look)
            console.print(f"{PROFILES[look]}\n\n{found['printed']}", markup=False)
    return 0


def _case(name: str) -> Case:
    return next(case for case in EVERY_CASE if case.name == name)


def _cases(options) -> list[Case]:
    return [case for what in options.what for case in CASES[what]]


def _round(environment: Environment, base: str, options) -> Results:
    """Measure each case by each subject once."""

    def measure(task: tuple[Case, str]) -> Results:
        case, subject = task
        say(f"{case.name}: {subject} …")
        with Stage(environment, base) as stage:
            fill(stage, case, _records(case, subject, options))
            found = {(case.name, subject): measured(stage, case, subject)}
            for later in _following(case) if subject == "ours" else ():
                found[later.name, subject] = measured(stage, later, subject)
        return found

    firsts = [case for case in _cases(options) if not case.after]
    tasks = [(case, subject) for case in firsts for subject in case.subjects]
    with ThreadPoolExecutor(QUICK_JOBS if options.quick else 1) as pool:
        return dict(pair for it in pool.map(measure, tasks) for pair in it.items())


def _records(case: Case, subject: str, options) -> int:
    if subject == "one-by-one" and case.kind != "orders":
        return SLOW  # orders are spread over days and customers: the fewer, the others
    return options.records or (case.quick if options.quick else case.records)


def _following(case: Case) -> list[Case]:
    return [later for later in EVERY_CASE if later.after == case.name]


def _medians(rounds: list[Results]) -> Results:
    """Results whose seconds are those of the middle round."""
    return {
        key: {
            **result,
            "seconds": statistics.median(each[key]["seconds"] for each in rounds),
        }
        for key, result in rounds[0].items()
    }


def _measure_memory(
    environment, base, many: int, report: Report, results: Results
) -> None:
    """Import few and many products, each in a process of its own."""
    peaks = []
    for records in (FEW, many):
        say(f"memory: {records} products …")
        with Stage(environment, base) as stage:
            fill(stage, ONE, records)
            result = measured(stage, ONE, "ours")
        results[f"products-memory-{records}", "ours"] = result
        peaks.append(result["rss_mb"])
    report.at_most(f"memory from {FEW} to {many}, MiB", peaks[1] - peaks[0], GROWTH)
