"""Reading recorded calls: *.jsonl.gz of {"query", "variables", "body", "source"}."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphql import (
    FieldNode,
    GraphQLError,
    OperationDefinitionNode,
    parse,
)

from .ids import ids_of

Data = dict[str, Any]
# What is done again, and what is read after it.
ACTS = (
    *("orderCreate", "orderUpdate", "orderCancel", "orderClose", "orderOpen"),
    *("orderMarkAsPaid", "orderCapture", "transactionVoid", "orderDelete"),
    *("orderCustomerSet", "orderCustomerRemove", "refundCreate"),
    *("orderEditBegin", "orderEditAddVariant", "orderEditAddCustomItem"),
    *("orderEditSetQuantity", "orderEditAddLineItemDiscount"),
    *("orderEditRemoveDiscount", "orderEditAddShippingLine"),
    *("orderEditUpdateShippingLine", "orderEditRemoveShippingLine"),
    *("orderEditCommit", "draftOrderCreate", "draftOrderCalculate"),
    *("draftOrderComplete", "fulfillmentCreate", "fulfillmentCancel", "returnCreate"),
)
READS = (
    *("order", "orders", "draftOrder", "node", "nodes", "refund", "fulfillment"),
    "fulfillmentOrder",
)
MAKERS = ("orderCreate", "draftOrderComplete")


@dataclass(slots=True)
class Call:
    """One recorded call."""

    place: str  # file and line
    chain: str  # what it was recorded with
    roots: dict[str, str]  # response keys and the fields behind them
    query: str
    variables: Data
    body: Data

    @property
    def name(self) -> str:
        return next(iter(self.roots.values()))

    @property
    def refusals(self) -> list[str]:
        """The texts with which the recorded shop refused it."""
        found = [each for each in self.body["data"].values() if isinstance(each, dict)]
        if not found:
            return ["not found"]
        errors = (error for each in found for error in each.get("userErrors") or [])
        return [error["message"] for error in errors]

    @property
    def acts(self) -> bool:
        return self.name in ACTS


def read_calls(folder: Path) -> list[Call]:
    """All calls about orders of a folder's files, in the order in which they stand.

    Files stand by name and not by time: what is about an order that is made further
    down comes last.

    :raises ValueError: the folder has no such files
    """
    files = sorted(folder.glob("*.jsonl.gz"))
    if not files:
        raise ValueError(f"{folder} holds no recordings (*.jsonl.gz)")
    return _after_what_they_need([call for file in files for call in _of_file(file)])


def _after_what_they_need(calls: list[Call]) -> list[Call]:
    made: dict[str, int] = {}
    for place, call in enumerate(calls):
        if call.name in MAKERS:
            for id_ in ids_of(call.body["data"]) - ids_of(call.variables):
                made.setdefault(id_, place)
    early = [
        any(made.get(id_, -1) > place for id_ in ids_of(call.variables))
        for place, call in enumerate(calls)
    ]
    ready = [call for call, waits in zip(calls, early, strict=True) if not waits]
    return ready + [call for call, waits in zip(calls, early, strict=True) if waits]


def _of_file(file: Path) -> Iterator[Call]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            recorded = json.loads(line)
            roots = _roots(recorded["query"], recorded.get("variables") or {})
            names = set(roots.values())
            if names and names <= {*ACTS, *READS} and _answered(recorded):
                yield Call(
                    place=f"{file.name}:{number}",
                    chain=recorded.get("source") or file.name,
                    roots=roots,
                    query=recorded["query"],
                    variables=recorded.get("variables") or {},
                    body=recorded["body"],
                )


def _answered(recorded: Data) -> bool:
    """Data came back, and no error beside them."""
    return bool(recorded["body"].get("data")) and not recorded["body"].get("errors")


def _roots(query: str, variables: Data) -> dict[str, str]:
    """The root fields of a query's only operation, by their response keys."""
    try:
        document = parse(query)
    except GraphQLError:
        return {}
    operations = [
        part
        for part in document.definitions
        if isinstance(part, OperationDefinitionNode)
    ]
    if len(operations) != 1:
        return {}
    return {
        (node.alias or node.name).value: node.name.value
        for node in operations[0].selection_set.selections
        if isinstance(node, FieldNode)
    }


def objects(value: Any) -> Iterator[Data]:
    """All objects within an answer, the outer ones first."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from objects(each)
    elif isinstance(value, list):
        for each in value:
            yield from objects(each)


def shop_currency(calls: Iterable[Call]) -> str:
    """The shop's currency: that of its drafts; else the commonest."""
    counts: dict[str, int] = {}
    for call in calls:
        weight = 1000 if call.name.startswith("draftOrder") else 1
        for each in objects(call.body["data"]):
            money = each.get("shopMoney")
            if isinstance(money, dict) and money.get("currencyCode"):
                code = money["currencyCode"]
                counts[code] = counts.get(code, 0) + weight
    return max(counts, key=counts.__getitem__, default="USD")
