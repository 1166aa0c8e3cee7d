"""The import itself: a shop, a run that Odoo's workers pick up, and its progress."""

import re
import time
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from ..environment.console import HEARTBEAT, SetupError, say
from .odoo_server import Client

TOKEN = "shpat_local"
STALLED = 120  # seconds without any progress
PAUSE = 0.3
UNFINISHED = ("draft", "queued", "running")
MODES = ("import_all_products", "import_all_customers", "import_all_orders")
COLUMNS = (
    TextColumn("  {task.fields[doing]} {task.fields[what]}"),
    BarColumn(),
    TextColumn("{task.completed}/{task.total} {task.fields[note]}"),
    TimeElapsedColumn(),
)
FIELDS = [
    "state",
    "total_count",
    "done_count",
    "created_count",
    "updated_count",
    "unchanged_count",
    "set_aside_count",
    "active_seconds",
    "points_used",
    "request_count",
    "wait_seconds",
    "records_per_second",
    "error_message",
]
START = """
shop = env["commerce.channel"].search([], limit=1) or env["commerce.channel"].create(
    {{"name": "Local Shopify"}}
)
shop.write({{
    "name": "Local Shopify",
    "shopify_shop_url_key": "local-shopify",
    "shopify_api_token": {token!r},
    "test_store": True,
    "shopify_api_url": {address!r},
}})
env.cr.commit()
print(f"Connected commerce.channel {{shop.id}}.")
"""


@dataclass(frozen=True)
class Outcome:
    """A finished run: its fields, and which records went aside for which reason.

    :param what: the kind of record, such as `products`
    """

    what: str
    run: dict[str, Any]
    reasons: dict[str, list[str]]


def start_code(address: str) -> str:
    """Return what to type into Odoo's shell to connect the shop."""
    return START.format(token=TOKEN, address=address)


def connected(output: str) -> int:
    """Return the id of the shop that the code connected, from what it printed."""
    found = re.search(r"^Connected commerce\.channel (\d+)\.$", output, re.MULTILINE)
    return int(found[1])


def begin(client: Client, channel_id: int, mode: str, **options: Any) -> int:
    """Press the button as a person would; the id of the run."""
    values = {"mode": mode, "channel_id": channel_id, "state": "queued", **options}
    (run_id,) = client("shopify.sync", "create", [values])
    client("shopify.sync", "run_async", [run_id])
    return run_id


def follow(client: Client, run_id: int, mode: str, doing: str = "importing") -> Outcome:
    """Show a run until it ends; SetupError when it fails or stalls."""
    what = mode.rpartition("_")[2]
    run = _watch(client, run_id, what, doing)
    if run["state"] != "success":
        reason = run["error_message"] or "no reason given"
        raise SetupError(f"{doing} {what} ended as {run['state']}: {reason}")
    return Outcome(what, run, _reasons(client, run_id))


def _watch(client: Client, run_id: int, what: str, doing: str) -> dict[str, Any]:
    console = Console(stderr=True)
    # Off a terminal there is no bar that moves, but a line every few seconds.
    bar = Progress(*COLUMNS, console=console, disable=not console.is_terminal)
    patience, told = _Patience(), time.monotonic()
    with bar:
        task = bar.add_task("", total=None, note="", what=what, doing=doing)
        while True:
            (run,) = client("shopify.sync", "read", [run_id], FIELDS)
            note = f"{run['state']}, {run['records_per_second']:.0f}/s"
            total, done = run["total_count"] or None, run["done_count"]
            bar.update(task, completed=done, total=total, note=note)
            if run["state"] not in UNFINISHED:
                return run
            patience.check((run["state"], done))
            if not console.is_terminal and time.monotonic() - told > HEARTBEAT:
                told = time.monotonic()
                say(f"  {doing} {what}: {done}/{total or '?'} ({note})")
            time.sleep(PAUSE)


class _Patience:
    """Bears with a run as long as something changes."""

    def __init__(self):
        self._last: Any = None
        self._moved = time.monotonic()

    def check(self, state: Any) -> None:
        now = time.monotonic()
        if state != self._last:
            self._last, self._moved = state, now
        if now - self._moved > STALLED:
            raise SetupError(f"the run has not moved for {STALLED} s")


def _reasons(client: Client, run_id: int) -> dict[str, list[str]]:
    issues = client(
        "commerce.issue",
        "search_read",
        [("run_model", "=", "shopify.sync"), ("run_id", "=", run_id)],
        fields=["code", "name"],
        order="code, name",
    )
    labels = client("commerce.issue", "fields_get", ["code"], ["selection"])
    names = dict(labels["code"]["selection"])
    reasons: dict[str, list[str]] = {}
    for issue in issues:
        reasons.setdefault(names[issue["code"]], []).append(issue["name"])
    return reasons
