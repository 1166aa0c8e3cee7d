"""Tax lines of an order: those of its lines, added up by title and rate."""

from typing import Any

from .lines import shipping_amounts
from .money import Bag, Purse
from .removed import Removed
from .shares import spread

Record = dict[str, Any]
Key = tuple[Any, ...]


class Taxes:
    """Sums of tax lines that are the same tax."""

    def __init__(self, purse: Purse) -> None:
        self.purse = purse
        self.sums: dict[Key, Bag] = {}
        self.likes: dict[Key, Record] = {}

    def add(self, tax: Record, amount: Bag) -> None:
        key = (tax["title"], tax["rate"], tax["channelLiable"], tax["source"])
        self.likes.setdefault(key, tax)
        self.sums[key] = self.sums.get(key, Bag()) + amount

    def shown(self) -> list[Record]:
        return [
            tax_line(self.purse, self.likes[key], amount)
            for key, amount in self.sums.items()
        ]


def tax_line(purse: Purse, like: Record, amount: Bag) -> Record:
    """A tax line as another one, of another amount."""
    shown = {"priceSet": purse.show(amount), "price": purse.text(amount)}
    return {**like, **shown}


def ordered_taxes(purse: Purse, order: Record) -> Taxes:
    """The taxes of an order as it was placed, with what edits added."""
    taxes = Taxes(purse)
    for holder in holders(order):
        for tax in holder["taxLines"]:
            taxes.add(tax, purse.read(tax["priceSet"]))
    return taxes


def current_taxes(purse: Purse, order: Record, removed: Removed) -> Taxes:
    """The taxes of an order less those of what was taken back."""
    taxes = ordered_taxes(purse, order)
    for line in order["lineItems"]:
        for tax, bag in zip(
            line["taxLines"], removed.taxes.get(line["id"], ()), strict=False
        ):
            taxes.add(tax, -bag)
    for line in order["shippingLines"]:
        gone = removed.shipping_tax.get(line["id"], Bag())
        weights = shipping_amounts(purse, line).taxes
        for tax, bag in zip(
            line["taxLines"], spread(purse, gone, weights), strict=True
        ):
            taxes.add(tax, -bag)
    taxes.sums = {key: bag for key, bag in taxes.sums.items() if bag}
    return taxes


def holders(order: Record) -> list[Record]:
    """All that has tax lines; the order itself where they were given to it alone."""
    if order.get("ownTaxLines"):
        return [{"taxLines": order["ownTaxLines"]}]
    duties = [duty for line in order["lineItems"] for duty in line["duties"]]
    return [
        *order["lineItems"],
        *order["shippingLines"],
        *order["additionalFees"],
        *duties,
    ]
