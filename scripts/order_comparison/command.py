"""Doing recorded calls again, and telling what differs."""

import argparse
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from scripts.local_shopify.control import Control
from scripts.local_shopify.schema import API_VERSION, load_schema
from scripts.local_shopify.server import Server
from scripts.local_shopify.settings import Settings
from scripts.local_shopify.shop import Shop

from .ids import GID, Ids, ids_of
from .leaves import Leaf, leaves
from .recordings import Call, Data, read_calls, shop_currency
from .stage import Stage

TOKEN = {"X-Shopify-Access-Token": "shpat_local"}
# What a call may name without that it was made before.
FREE = {"Location", "Product", "Job", "PaymentTermsTemplate"}
SHOWN = 200


@dataclass(slots=True)
class Outcome:
    """What came of the calls."""

    done: int = 0
    same: int = 0
    kinds: Counter[tuple[str, bool]] = field(default_factory=Counter)
    differences: list[tuple[Call, list[Leaf]]] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    built: int = 0

    def add(self, call: Call, found: list[Leaf]) -> None:
        different = [leaf for leaf in found if not leaf.same]
        self.done += 1
        self.same += not different
        self.kinds.update((leaf.kind, leaf.same) for leaf in found)
        if different:
            self.differences.append((call, different))


class Replay:
    """Does recorded calls again with a local Shopify."""

    def __init__(self, url: str, calls: list[Call]) -> None:
        self.calls = calls
        self.ids = Ids()
        self.control = Control(url)
        self.stage = Stage(self.control, self.ids)
        self.http = httpx.Client(base_url=url, headers=TOKEN, trust_env=False)
        self.outcome = Outcome()

    def run(self) -> Outcome:
        for place, call in enumerate(self.calls):
            following = [c for c in self.calls[place + 1 :] if c.chain == call.chain]
            self._one(call, following)
        return self.outcome

    def _one(self, call: Call, following: list[Call]) -> None:
        refused = _refuses(call)
        built = False if refused else self.stage.prepare(call, following)
        unknown = self._unknown(call)
        if unknown and not refused:
            kind = GID.fullmatch(unknown[0])[1]
            self.outcome.skipped[f"{call.name}: no recorded call makes its {kind}"] += 1
            return
        body = self._ask(call)
        self.ids.learn(call.body["data"], body.get("data"))
        if built:
            self.outcome.built += 1
        elif call.acts or any(leaves(call.body["data"], {})):
            self.outcome.add(call, list(leaves(call.body["data"], body.get("data"))))

    def _unknown(self, call: Call) -> list[str]:
        named = sorted(ids_of(call.variables) - set(self.ids.local))
        return [id_ for id_ in named if GID.fullmatch(id_)[1] not in FREE]

    def _ask(self, call: Call) -> Data:
        payload = {
            "query": call.query,
            "variables": self.ids.translated(call.variables),
        }
        path = f"/admin/api/{API_VERSION}/graphql.json"
        return self.http.post(path, json=payload, timeout=60).json()


def _refuses(call: Call) -> bool:
    """True if the recorded shop refused it: it may name what never was."""
    answers = [each for each in call.body["data"].values() if isinstance(each, dict)]
    nothing = not answers
    return nothing or any(each.get("userErrors") for each in answers)


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
    return 1 if outcome.differences else 0


def report(outcome: Outcome) -> None:
    """Print what came of it."""
    for call, different in outcome.differences:
        print(f"{call.place} {call.name} ({call.chain.rpartition('/')[2]})")
        for leaf in different[:SHOWN]:
            told = f"recorded {leaf.recorded!r}, here {leaf.local!r}"
            print(f"    {leaf.kind} {leaf.path}: {told}")
    print(f"calls: {outcome.same} of {outcome.done} answered alike")
    for kind in ("amount", "quantity", "state", "refusal"):
        same, other = outcome.kinds[kind, True], outcome.kinds[kind, False]
        print(f"{kind}s: {same} of {same + other} the same")
    print(f"orders built of an answer, which then was not compared: {outcome.built}")
    for reason, number in sorted(outcome.skipped.items()):
        print(f"left out: {number} × {reason}")


