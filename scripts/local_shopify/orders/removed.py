"""What refunds and removals took back from an order."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from .lines import line_amounts
from .money import ZERO, Bag, Purse, total
from .shares import spread

Record = dict[str, Any]


@dataclass(slots=True)
class Removed:
    """Sums over all refunds of an order, by the ids of its lines."""

    quantity: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    returned: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    subtotal: dict[str, Bag] = field(default_factory=lambda: defaultdict(Bag))
    taxes: dict[str, list[Bag]] = field(default_factory=dict)
    shipping: dict[str, Bag] = field(default_factory=lambda: defaultdict(Bag))
    shipping_tax: dict[str, Bag] = field(default_factory=lambda: defaultdict(Bag))
    duties: Bag = ZERO
    adjustments: Bag = ZERO  # what the shop kept (+) or gave beyond (-)
    adjusted_tax: Bag = ZERO

    @property
    def tax(self) -> Bag:
        goods = total(tax for taxes in self.taxes.values() for tax in taxes)
        return goods + total(self.shipping_tax.values())


def removed_from(purse: Purse, order: Record) -> Removed:
    """Add up what the refunds of an order took back."""
    removed = Removed()
    for refund in order["refunds"]:
        for item in refund["refundLineItems"]:
            _add_goods(purse, removed, item)
        for item in refund.get("refundShippingLines") or []:
            id_ = item["shippingLine"]["id"]
            removed.shipping[id_] += purse.read(item["subtotalAmountSet"])
            removed.shipping_tax[id_] += purse.read(item["taxAmountSet"])
        for duty in refund.get("duties") or []:
            removed.duties += purse.read(duty["amountSet"])
        for adjustment in refund.get("orderAdjustments") or []:
            removed.adjustments += purse.read(adjustment["amountSet"])
            removed.adjusted_tax += purse.read(adjustment["taxAmountSet"])
    return removed


def _add_goods(purse: Purse, removed: Removed, item: Record) -> None:
    line = item["lineItem"]
    id_ = line["id"]
    removed.quantity[id_] += item["quantity"]
    if item.get("restockType") == "RETURN":
        removed.returned[id_] += item["quantity"]
    removed.subtotal[id_] += purse.read(item["subtotalSet"])
    before = removed.taxes.get(id_) or [ZERO] * len(line["taxLines"])
    now = taxes_of(purse, item)
    removed.taxes[id_] = [old + new for old, new in zip(before, now, strict=True)]


def taxes_of(purse: Purse, item: Record) -> list[Bag]:
    """The tax that a refunded line gives back, for each tax line of its goods.

    Shopify tells their sum alone; where nothing else is known it is divided as the
    taxes are.
    """
    if "taxes" in item:
        return [purse.read(bag) for bag in item["taxes"]]
    amounts = line_amounts(purse, item["lineItem"])
    return spread(purse, purse.read(item["totalTaxSet"]), amounts.taxes)
