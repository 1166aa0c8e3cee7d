"""One subject in one process: runs inside `odoo shell`."""

import cProfile
import json
import pstats
import resource
import time
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from . import subjects
from .cases import SLOW
from .statements import Statements
from .steps import Steps

PROFILES = {
    "steps": Steps,
    "memory": partial(Steps, memory=True),
    "calls": cProfile.Profile,
}


def measure(
    env, task: dict[str, Any], subject: str, results: str, profile: str = ""
) -> None:
    """Import the shop's records and write down what it took, and what came of it.

    :param profile: what is looked at, too: one of `PROFILES`
    """
    kind = subjects.KINDS[task["kind"]]
    if not task["after"]:
        kind.prepare(env, task)
    run = None
    if subject == "ours":
        run = env["shopify.sync"].create({"mode": kind.mode, "channel_id": 1})
        work = run.run
    else:
        found = kind.read(env)
        if subject == "one-by-one":
            found = (found[0][:SLOW], *found[1:])
        by_hand = kind.by_hand[subject]

        def work():
            by_hand(env, *found, **kind.options(task))

    env.cr.commit()
    env.invalidate_all()
    look = PROFILES[profile]() if profile else nullcontext()
    with look, Statements() as statements:
        begun = time.perf_counter()
        work()
        seconds = time.perf_counter() - begun
    measured = {
        "records": run.done_count if run else len(found[0]),
        "points": run.points_used if run else 0,
        "state": _state(run) if run else "success",
        "images": run.image_count if run else 0,
        "aside": run.set_aside_count if run else 0,
        "seconds": seconds,
        "sql": statements.count,
        "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    if profile:
        _tell(profile, look, measured["records"], statements)
    env.cr.commit()
    left = kind.dump(env)
    measured |= {"left": left, "left_records": kind.count(left)}
    Path(results).write_text(json.dumps(measured))


def _tell(profile: str, look, records: int, statements: Statements) -> None:
    """Print what a profile saw."""
    if isinstance(look, Steps):
        print(look.told(records))
        return
    pstats.Stats(look).sort_stats("cumulative").print_stats(60)
    pstats.Stats(look).sort_stats("tottime").print_stats(40)
    print(statements.most(120))


def _state(run) -> str:
    """The run's state; of one that waits or failed, with the reason."""
    reason = run.wait_reason or run.error_message
    return f"{run.state} ({reason})" if reason else run.state
