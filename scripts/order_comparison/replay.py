"""Doing recorded calls again with a local Shopify."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx

from ..local_shopify.base.schema import API_VERSION
from ..local_shopify.control.remote import Control
from .ids import GID, Ids, ids_of
from .leaves import Leaf, leaves
from .recordings import Call, Data
from .stage import Stage

TOKEN = {"X-Shopify-Access-Token": "shpat_local"}
# What a call may name without that it was made before.
FREE = {"Location", "Product", "Job", "PaymentTermsTemplate"}
# What reads may be about.
KINDS = {
    *("Order", "LineItem", "Refund", "OrderTransaction", "Fulfillment", "DraftOrder"),
    *("Return", "FulfillmentOrder"),
}
EVENTS = (
    *("fulfillments", "refunds", "returns", "transactions", "fulfillmentOrders"),
    "fulfillmentHolds",
)
ABSENCE = re.compile(r"exist|not found|Invalid id", re.IGNORECASE)
SHIPPED = re.compile(r"outstanding fulfillments")
MISSING_CALL = "another call about the same order is not among the recordings"


@dataclass(slots=True)
class Result:
    """One call that was done again."""

    call: Call
    leaves: list[Leaf]
    ids: set[str]

    @property
    def different(self) -> list[Leaf]:
        return [leaf for leaf in self.leaves if not leaf.same]


@dataclass(slots=True)
class Outcome:
    """What came of the calls."""

    results: list[Result] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    built: int = 0

    def leave_out(self, call: Call, reason: str) -> None:
        self.left_out[f"{call.name}: {reason}"] += 1


class Replay:
    """Does calls again, one after the other.

    Recordings have gaps. A call is left out where it cannot be done for one, and so is
    what follows for an order once a read shows that more happened to it than the
    recorded calls did.
    """

    def __init__(self, url: str, calls: list[Call]) -> None:
        self.calls = calls
        self.ids = Ids()
        self.control = Control(url)
        self.stage = Stage(self.control, self.ids)
        self.http = httpx.Client(base_url=url, headers=TOKEN, trust_env=False)
        self.outcome = Outcome()
        self.lost: set[str] = set()  # ids of orders that went on unrecorded
        self.edited: set[str] = set()  # calculated orders with a change

    def run(self) -> Outcome:
        for place, call in enumerate(self.calls):
            following = [c for c in self.calls[place + 1 :] if c.chain == call.chain]
            self._one(call, following)
        return self.outcome

    def _one(self, call: Call, following: list[Call]) -> None:
        if not call.acts and not self._is_about_orders(call):
            return
        if ids_of(call.variables) & self.lost:
            self.outcome.leave_out(call, MISSING_CALL)
            return
        built = self.stage.prepare(call, following)
        reason = self._gap(call)
        if reason:
            self._lose(call)
            self.outcome.leave_out(call, reason)
            return
        body = self._ask(call)
        self.ids.learn(call.body["data"], body.get("data"))
        self._note_change(call)
        if built:
            self.outcome.built += 1
        elif more_happened(call.body["data"], body.get("data")):
            self._lose(call)
            self.outcome.leave_out(call, MISSING_CALL)
        else:
            found = list(leaves(call.body["data"], body.get("data")))
            if found:
                self.outcome.results.append(Result(call, found, _ids(call)))

    def _is_about_orders(self, call: Call) -> bool:
        kinds = {GID.fullmatch(id_)[1] for id_ in ids_of(call.variables)}
        return kinds <= KINDS

    def _gap(self, call: Call) -> str | None:
        """Why a call cannot be done again, if it cannot."""
        named = sorted(ids_of(call.variables) - set(self.ids.local))
        unknown = [id_ for id_ in named if GID.fullmatch(id_)[1] not in FREE]
        texts = call.refusals
        if unknown and not any(ABSENCE.search(text) for text in texts):
            kind = GID.fullmatch(unknown[0])[1]
            return f"no recorded call makes its {kind}"
        if any(SHIPPED.search(text) for text in texts) and not self._is_shipped(call):
            return MISSING_CALL
        commits = call.name == "orderEditCommit" and not texts
        if commits and call.variables.get("id") not in self.edited:
            return "no recorded call changes what it commits"
        return None

    def _is_shipped(self, call: Call) -> bool:
        ids = (self.ids.local.get(id_, "") for id_ in ids_of(call.variables))
        orders = [self.control.order(id_) for id_ in ids if "/Order/" in id_]
        return any(order["fulfillments"] for order in orders)

    def _note_change(self, call: Call) -> None:
        if call.name.startswith("orderEdit") and not call.refusals:
            if call.name not in ("orderEditBegin", "orderEditCommit"):
                self.edited.add(call.variables.get("id"))

    def _lose(self, call: Call) -> None:
        """Give an order up, with all calls about it that differed."""
        gone = {
            id_
            for id_ in _ids(call)
            if (match := GID.fullmatch(id_)) and match[1] not in (*FREE, "Customer")
        }
        self.lost |= gone
        for result in reversed(self.outcome.results):
            if result.ids & gone and result.different:
                self.outcome.results.remove(result)
                self.outcome.leave_out(result.call, MISSING_CALL)

    def _ask(self, call: Call) -> Data:
        payload = {
            "query": call.query,
            "variables": self.ids.translated(call.variables),
        }
        path = f"/admin/api/{API_VERSION}/graphql.json"
        return self.http.post(path, json=payload, timeout=60).json()


def _ids(call: Call) -> set[str]:
    return ids_of(call.variables) | ids_of(call.body["data"])


def more_happened(recorded: Any, local: Any) -> bool:
    """True if a recorded answer tells more events than the local one."""
    return any(
        len(theirs) > len(ours) for theirs, ours in _event_lists(recorded, local)
    )


def _event_lists(recorded: Any, local: Any) -> Iterator[tuple[list, list]]:
    if isinstance(recorded, list):
        local = local if isinstance(local, list) else []
        for place, each in enumerate(recorded):
            other = local[place] if place < len(local) else None
            yield from _event_lists(each, other)
    if not isinstance(recorded, dict) or not isinstance(local, dict):
        return
    for name, value in recorded.items():
        if name in EVENTS:
            yield _list(value), _list(local.get(name))
        yield from _event_lists(value, local.get(name))


def _list(value: Any) -> list:
    return value if isinstance(value, list) else (value or {}).get("nodes") or []
