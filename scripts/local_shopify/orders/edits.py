"""Editing an order: what is staged, and the order that comes of it.

Source: https://shopify.dev/docs/apps/build/orders-fulfillment/order-management-apps/edit-orders
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from .money import ZERO, Bag, Purse, purse_of
from .parts import Parts, line_by_id, line_of, shipping_of
from .refunds import FULL, Ask, Taken, refund
from .removed import removed_from

Record = dict[str, Any]
NextId = Callable[[str], str]
# What an edit writes back to its order.
LISTS = (
    *("lineItems", "shippingLines", "discountApplications", "refunds"),
    *("fulfillments", "transactions"),
)


@dataclass(slots=True)
class StagedDiscount:
    """A discount of one line: an amount for each unit, or a percentage."""

    id: str
    line_id: str
    description: str
    fixed: Bag | None = None
    percent: Decimal | None = None


@dataclass(slots=True)
class Edit:
    """Changes that are staged for an order; nothing of it changes before the commit."""

    before: Record
    quantities: dict[str, tuple[int, bool]] = field(default_factory=dict)
    lines: dict[str, Record] = field(default_factory=dict)
    discounts: dict[str, StagedDiscount] = field(default_factory=dict)
    shipping: dict[str, Record] = field(default_factory=dict)
    removed_shipping: set[str] = field(default_factory=set)

    @classmethod
    def begin(cls, order: Record) -> "Edit":
        plain = {name: value for name, value in order.items() if name != "derived"}
        return cls(copy.deepcopy(plain))

    @property
    def changes(self) -> bool:
        """Whether anything of the order would be another after the commit."""
        staged = (self.lines, self.discounts, self.shipping, self.removed_shipping)
        return any(staged) or any(
            quantity != self._quantity(id_)
            for id_, (quantity, _restock) in self.quantities.items()
        )

    def _quantity(self, id_: str) -> int:
        """How many units a line of the order has before the edit."""
        removed = removed_from(purse_of(self.before), self.before)
        return line_by_id(self.before, id_)["quantity"] - removed.quantity.get(id_, 0)

    def set_quantity(self, id_: str, quantity: int, restock: bool = False) -> None:
        """Stage how many units a line shall have; an added line of none is dropped."""
        if id_ not in self.lines:
            self.quantities[id_] = (quantity, restock)
        elif quantity:
            node = {**self.lines[id_], "quantity": quantity}
            self.lines[id_] = added_node(self.before, node)
        else:
            del self.lines[id_]
            kept = (d for d in self.discounts.values() if d.line_id != id_)
            self.discounts = {each.id: each for each in kept}

    def result(self, next_id: NextId, at: str | None = None) -> Record:
        """The order with all that is staged; the order itself stays as it was."""
        order = copy.deepcopy(self.before)
        order["given"] = {}
        parts = Parts(order, next_id)
        for node in self.lines.values():
            order["lineItems"].append(line_of(parts, node))
        ask = Ask(at=at)
        for id_, (quantity, restock) in self.quantities.items():
            self._set_quantity(order, ask, id_, quantity, restock)
        for discount in self.discounts.values():
            _discount(order, discount)
        for node in self.shipping.values():
            order["shippingLines"].append(shipping_of(parts, node))
        if ask.lines:
            refund(parts, ask)
        for id_ in self.removed_shipping:
            _remove_shipping(parts, id_, at)
        return order

    def _set_quantity(
        self, order: Record, ask: Ask, id_: str, wanted: int, restock: bool
    ) -> None:
        line, purse = line_by_id(order, id_), purse_of(order)
        now = self._quantity(id_)
        if wanted < now:
            way = "CANCEL" if restock else "NO_RESTOCK"
            ask.lines.append(Taken(id_, now - wanted, way))
        elif wanted > now:
            line["quantity"] += wanted - now
            more = purse.read(line["originalUnitPriceSet"]) * (wanted - now)
            tax_more(purse, order, line, more)


def _discount(order: Record, staged: StagedDiscount) -> None:
    """Lower a line's units that are still there."""
    line, purse = line_by_id(order, staged.line_id), purse_of(order)
    units = line["quantity"] - removed_from(purse, order).quantity.get(line["id"], 0)
    if staged.fixed is not None:
        amount = staged.fixed * units
        value: Record = dict(purse.show(staged.fixed)["shopMoney"])
        value["__typename"] = "MoneyV2"
    else:
        percent = staged.percent or Decimal(0)
        price = purse.read(line["originalUnitPriceSet"]) * units
        amount = purse.round(price * (percent / 100))
        kind = "PricingPercentageValue"
        value = {"__typename": kind, "percentage": float(percent)}
    application = {
        "__typename": "ManualDiscountApplication",
        "index": len(order["discountApplications"]),
        "allocationMethod": "EACH",
        "targetSelection": "EXPLICIT",
        "targetType": "LINE_ITEM",
        "title": staged.description,
        "description": staged.description,
        "value": value,
        "stagedId": staged.id,
    }
    order["discountApplications"].append(application)
    line["discountAllocations"].append(
        {
            "allocatedAmountSet": purse.show(amount),
            "discountApplication": application,
        }
    )
    tax_more(purse, order, line, -amount)


def _remove_shipping(parts: Parts, id_: str, at: str | None) -> None:
    """Remove one shipping line: what is left of it is taken back."""
    order = parts.order
    line = next(each for each in order["shippingLines"] if each["id"] == id_)
    alone = {**order, "shippingLines": [line]}
    refund(Parts(alone, parts.next_id), Ask(shipping=FULL, at=at))
    line["isRemoved"] = True


def tax_more(purse: Purse, order: Record, line: Record, more: Bag) -> None:
    """Let a line's taxes follow a change of what is to be paid for it."""
    rates = [Decimal(str(tax["rate"] or 0)) for tax in line["taxLines"]]
    divisor = 1 + sum(rates) if order["taxesIncluded"] else Decimal(1)
    for tax, rate in zip(line["taxLines"], rates, strict=True):
        amount = purse.read(tax["priceSet"]) + purse.round(more * (rate / divisor))
        tax["priceSet"] = purse.show(amount)
        tax["price"] = purse.text(amount)


def rates_for(order: Record) -> list[Record]:
    """The taxes of a line that is added: those of the first taxed line there is."""
    for line in order["lineItems"]:
        if line["taxLines"]:
            zero = purse_of(order).show(ZERO)
            return [{**tax, "priceSet": zero} for tax in line["taxLines"]]
    return []


def added_node(order: Record, node: Record) -> Record:
    """The node of a line to add, taxed as the order's other lines are."""
    purse = purse_of(order)
    rates = rates_for(order) if node["taxable"] else []
    line = {**node, "taxLines": [dict(tax) for tax in rates]}
    price = purse.read(node["originalUnitPriceSet"]) * node["quantity"]
    tax_more(purse, order, line, price)
    return line
