"""How many units of each line are still ordered, shipped, and to be shipped."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from .removed import Removed

Record = dict[str, Any]
GONE = ("CANCELLED", "ERROR", "FAILURE")


@dataclass(frozen=True, slots=True)
class Quantities:
    """Units of one line."""

    current: int
    fulfilled: int
    unfulfilled: int
    not_fulfillable: int


def quantities_of(order: Record, removed: Removed) -> dict[str, Quantities]:
    """The units of each line, by the line's id.

    What comes back as a return was shipped; all else that is removed is taken from what
    was not shipped yet, as far as there is any.
    """
    shipped = fulfilled_units(order)
    found = {}
    for line in order["lineItems"]:
        id_, quantity = line["id"], line["quantity"]
        gone = removed.quantity.get(id_, 0)
        waiting = 0 if line.get("isTip") else quantity - shipped[id_]
        cancelled = min(waiting, gone - min(removed.returned.get(id_, 0), shipped[id_]))
        found[id_] = Quantities(
            current=quantity - gone,
            fulfilled=shipped[id_],
            unfulfilled=waiting - cancelled,
            not_fulfillable=quantity if line.get("isTip") else cancelled,
        )
    return found


def fulfilled_units(order: Record) -> Counter[str]:
    units: Counter[str] = Counter()
    for fulfillment in order["fulfillments"]:
        if fulfillment["status"] not in GONE:
            for item in fulfillment["fulfillmentLineItems"]:
                units[item["lineItem"]["id"]] += item["quantity"]
    return units
