"""The steps of `scripts/drill`."""

import argparse
import os
import random
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from rich.console import Console
from rich.table import Table

from ..environment import databases
from ..environment.console import say
from ..environment.environment import Environment
from .exports.hands import hands
from .exports.killed import killed
from .exports.together import together
from .exports.unanswered import unanswered
from .place.report import Report
from .place.scale import Scale
from .place.stage import PREFIX, Stage, prepared_database
from .records.careful import careful
from .records.hostile import hostile
from .records.images import images
from .records.orders import orders
from .records.pace import pace
from .records.poison import killer, poison
from .records.shops import shops
from .records.website import website
from .surroundings.clocks import clocks
from .surroundings.database import database
from .surroundings.disk import disk
from .surroundings.faults import faults, network, outage
from .workers.interruptions import cancel, connections, upgrade
from .workers.kill import kill
from .workers.limits import limits, memory
from .workers.race import enqueue, race
from .workers.stop import stop

Drill = Callable[[Stage, Report, Scale], None]
# The longest first, so that of several none is left alone at the end.
DRILLS: dict[str, Drill] = {
    each.__name__: each
    for each in (
        *(website, pace, faults, orders, stop, careful, clocks, upgrade, shops),
        *(database, limits, cancel, hostile, killer, network, poison, kill, images),
        *(race, disk, outage, connections, enqueue, memory),
        *(unanswered, killed, hands, together),
    )
}
# The tests, or another drill, show in small what these show at length.
LONG_ONLY = {"connections", "enqueue", "memory", "outage"}
console = Console(highlight=False, soft_wrap=False)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/drill", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="all if none is named")
    parser.add_argument("--quick", action="store_true", help="minutes, not an hour")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--jobs", type=int, default=1, help="so many at a time")
    parser.add_argument("--list", action="store_true", help="say what there is")
    options = parser.parse_args()
    if unknown := set(options.names) - set(DRILLS):
        parser.error(f"no drill is named {', '.join(sorted(unknown))}; see --list")
    return options


def show_list() -> None:
    """Print each drill with what it shows."""
    table = Table(show_header=False, box=None)
    for name, function in DRILLS.items():
        table.add_row(name, function.__doc__.splitlines()[0])
    console.print(table)


def run(environment: Environment, options: argparse.Namespace) -> int:
    """Run the drills and return how many failed."""
    _drop_orphans(environment)
    template = databases.addon_template(environment)
    base = prepared_database(environment, template)
    names = options.names or [
        name for name in DRILLS if not (options.quick and name in LONG_ONLY)
    ]
    say(f"seed {options.seed}: scripts/drill --seed {options.seed} throws the same")
    try:
        with ThreadPoolExecutor(options.jobs) as pool:
            runs = [pool.submit(_run, environment, base, n, options) for n in names]
            reports = [each.result() for each in runs]
    finally:
        databases.drop(environment, base)
    _summarise(reports)
    return sum(not report.passed for report in reports)


def _run(environment: Environment, base: str, name: str, options) -> Report:
    report = Report(name)
    scale = Scale(options.quick, random.Random(f"{options.seed} {name}"))
    say(f"{name}: {DRILLS[name].__doc__.splitlines()[0]} …")
    begun = time.monotonic()
    with Stage(environment, base) as stage:
        try:
            DRILLS[name](stage, report, scale)
        except Exception as error:
            say(traceback.format_exc())
            report.fails(str(error) or type(error).__name__)
        report.seconds = time.monotonic() - begun
        if not report.passed:
            say(f"{name}: its logs are in {stage.logs}")
    _show(report)
    return report


def _show(report: Report) -> None:
    title = f"{report.name}: {_verdict(report)} in {report.seconds:.0f} s"
    table = Table("", "measured", "limit", "", title=title, title_justify="left")
    for line in report.lines:
        verdict = "" if not line.limit else "PASS" if line.passed else "FAIL"
        table.add_row(line.what, line.measured, line.limit, verdict)
    console.print(table)


def _summarise(reports: list[Report]) -> None:
    table = Table("drill", "seconds", "", title="Drills", title_justify="left")
    for report in reports:
        table.add_row(report.name, f"{report.seconds:.0f}", _verdict(report))
    console.print(table)


def _verdict(report: Report) -> str:
    return "PASS" if report.passed else "FAIL"


def _drop_orphans(environment: Environment) -> None:
    """Drop what killed drills left: databases named after processes that are gone."""
    for name in databases.names(PREFIX):
        owner = name.removeprefix(PREFIX).split("_")[0]
        if not os.path.exists(f"/proc/{owner}"):
            databases.drop(environment, name)
