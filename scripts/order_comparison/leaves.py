"""What is compared of two answers: amounts, quantities, states and refusals.

A refusal is the same if all of its errors are: fields, words and codes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

STATES = {
    *("cancelReason", "capturable", "closed", "completed", "displayFinancialStatus"),
    *("displayFulfillmentStatus", "displayStatus", "edited", "gateway", "kind"),
    *("merchantEditable", "paymentGatewayNames", "ready", "requestStatus"),
    *("returnStatus", "stagedStatus", "status", "taxable", "test", "successMessages"),
    *("hasStagedLineItemDiscount", "isRemoved", "currencyCode", "taxesIncluded"),
    *("presentmentCurrencyCode", "rate", "custom", "title", "sku"),
}
AMOUNTS = {"amount", "totalCapturable", "price", "percentage"}
REFUSALS = {"userErrors", "orderCancelUserErrors"}
ABSENT = "(nothing)"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One compared value."""

    path: str
    kind: str  # "amount", "quantity", "state" or "refusal"
    recorded: Any
    local: Any

    @property
    def same(self) -> bool:
        if self.kind == "amount":
            return _number(self.recorded) == _number(self.local)
        return self.recorded == self.local


def leaves(recorded: Any, local: Any, path: str = "") -> Iterator[Leaf]:
    """All values of a recorded answer that are compared, beside the local ones."""
    if isinstance(recorded, dict):
        for name, value in recorded.items():
            other = local.get(name, ABSENT) if isinstance(local, dict) else ABSENT
            yield from _of_field(f"{path}.{name}".lstrip("."), name, value, other)
    elif isinstance(recorded, list):
        for place, value in enumerate(recorded):
            there = isinstance(local, list) and place < len(local)
            other = local[place] if there else ABSENT
            yield from leaves(value, other, f"{path}[{place}]")


def _of_field(path: str, name: str, value: Any, other: Any) -> Iterator[Leaf]:
    if name in REFUSALS:
        yield Leaf(path, "refusal", value, other)
    elif name in STATES:
        yield Leaf(path, "state", value, other)
    elif name in AMOUNTS and not isinstance(value, (dict, list)):
        yield Leaf(path, "amount", value, other)
    elif name.lower().endswith("quantity") and not isinstance(value, dict):
        yield Leaf(path, "quantity", value, other)
    elif isinstance(value, (dict, list)):
        yield from leaves(value, other, path)


def _number(value: Any) -> Any:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return value
