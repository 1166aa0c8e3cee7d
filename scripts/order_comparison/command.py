"""Doing recorded calls again, and telling what differs."""

import argparse
import threading
from collections import Counter
from pathlib import Path

from ..local_shopify.base.schema import load_schema
from ..local_shopify.base.settings import Settings
from ..local_shopify.operations.shop import Shop
from ..local_shopify.web.server import Server
from .recordings import read_calls, shop_currency
from .replay import Outcome, Replay, Result

SHOWN = 200
LABELS = {
    "amount": "amounts",
    "quantity": "quantities",
    "state": "states",
    "refusal": "refusals",
}


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="compare_orders",
        description="Do recorded calls of a real shop again and compare the answers.",
    )
    parser.add_argument("folder", type=Path, help="holds the recordings, *.jsonl.gz")
    parser.add_argument("--currency", help="the shop's, if the recordings do not tell")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument(
        "--keep", action="store_true", help="leave the shop open with its orders"
    )
    return parser.parse_args(given)


def run(options: argparse.Namespace) -> int:
    calls = read_calls(options.folder)
    settings = Settings(
        name="Recorded Shop",
        currency=options.currency or shop_currency(calls),
        taxes_included=False,
        restore_rate=1e6,
        maximum_available=1e6,
    )
    server = Server(("127.0.0.1", options.port), Shop(load_schema(), settings))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    outcome = Replay(server.url, calls).run()
    report(outcome)
    if options.keep:
        print(f"\nThe shop stays open on {server.url} (Ctrl-C ends it).", flush=True)
        thread.join()
    return 1 if any(each.different for each in outcome.results) else 0


def report(outcome: Outcome) -> None:
    """Print what came of it."""
    kinds: Counter[tuple[str, bool]] = Counter()
    for result in outcome.results:
        kinds.update((leaf.kind, leaf.same) for leaf in result.leaves)
        if result.different:
            _tell(result)
    same = sum(not each.different for each in outcome.results)
    print(f"calls: {same} of {len(outcome.results)} answered alike")
    for kind, label in LABELS.items():
        alike, other = kinds[kind, True], kinds[kind, False]
        print(f"{label}: {alike} of {alike + other} the same")
    print(f"answers of which an order was built, and not compared: {outcome.built}")
    print(f"left out: {outcome.left_out.total()} calls")
    for reason, number in sorted(outcome.left_out.items()):
        print(f"    {number} × {reason}")


def _tell(result: Result) -> None:
    call = result.call
    print(f"{call.place} {call.name} ({call.chain.rpartition('/')[2]})")
    for leaf in result.different[:SHOWN]:
        told = f"recorded {leaf.recorded!r}, here {leaf.local!r}"
        print(f"    {leaf.kind} {leaf.path}: {told}")
