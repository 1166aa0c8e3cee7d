"""One subject in one process: runs inside `odoo shell`."""

import cProfile
import json
import pstats
import resource
import time
from contextlib import nullcontext
from pathlib import Path

from . import by_hand
from .records import dump
from .statements import Statements

BY_HAND = {"batch": by_hand.batch, "one-by-one": by_hand.one_by_one}


def measure(env, subject: str, results: str, profile: bool = False) -> None:
    """Import the shop's products and write down what it took, and what came of it."""
    if subject == "ours":
        run = env["shopify.sync"].create({"mode": "import_all_products", "shop_id": 1})
        work = run.run
    else:
        found, images = by_hand.catalogue(env)

        def work():
            BY_HAND[subject](env, found, images)

    env.cr.commit()
    env.invalidate_all()
    profiler = cProfile.Profile() if profile else nullcontext()
    with profiler, Statements() as statements:
        begun = time.perf_counter()
        work()
        seconds = time.perf_counter() - begun
    if profile:
        pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)
        pstats.Stats(profiler).sort_stats("tottime").print_stats(40)
        print(statements.most(40))
    measured = {
        "records": run.done_count if subject == "ours" else len(found),
        "points": run.points_used if subject == "ours" else 0,
        "state": _state(run) if subject == "ours" else "success",
        "images": run.image_count if subject == "ours" else 0,
        "aside": run.set_aside_count if subject == "ours" else 0,
        "seconds": seconds,
        "sql": statements.count,
        "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    env.cr.commit()
    Path(results).write_text(json.dumps({**measured, "left": dump(env)}))


def _state(run) -> str:
    """The run's state; of one that waits or failed, with the reason."""
    reason = run.wait_reason or run.error_message
    return f"{run.state} ({reason})" if reason else run.state
