"""Amounts of one line of an order.

Sources: https://shopify.dev/docs/api/admin-graphql/latest/objects/LineItem
and https://shopify.dev/docs/api/admin-graphql/latest/objects/DiscountApplication
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .money import Bag, Purse, total

Record = dict[str, Any]


def is_order_level(application: Record) -> bool:
    """True for a discount on the whole order, which is spread over all its lines."""
    return (
        application.get("targetType", "LINE_ITEM") == "LINE_ITEM"
        and application.get("allocationMethod") == "ACROSS"
        and application.get("targetSelection") == "ALL"
    )


def is_code(application: Record) -> bool:
    return application.get("__typename") == "DiscountCodeApplication"


@dataclass(frozen=True, slots=True)
class LineAmounts:
    """What a line of goods, or of shipping, comes to before anything is taken back."""

    original: Bag
    discounts: Bag  # all of them
    on_line: Bag  # those of the line itself, without codes
    with_codes: Bag  # those of the line itself
    taxes: tuple[Bag, ...]

    @property
    def net(self) -> Bag:
        """What is to be paid after all discounts; with tax where prices include it."""
        return self.original - self.discounts

    @property
    def tax(self) -> Bag:
        return total(self.taxes)


def line_amounts(purse: Purse, line: Record) -> LineAmounts:
    """The amounts of a line item."""
    price = purse.read(line["originalUnitPriceSet"])
    return _amounts(purse, line, price * line["quantity"])


def shipping_amounts(purse: Purse, line: Record) -> LineAmounts:
    """The amounts of a shipping line."""
    return _amounts(purse, line, purse.read(line["originalPriceSet"]))


def _amounts(purse: Purse, line: Record, original: Bag) -> LineAmounts:
    allocated = [
        (purse.read(each["allocatedAmountSet"]), each["discountApplication"])
        for each in line.get("discountAllocations") or []
    ]
    own = [pair for pair in allocated if not is_order_level(pair[1])]
    return LineAmounts(
        original=original,
        discounts=total(bag for bag, _ in allocated),
        on_line=total(bag for bag, application in own if not is_code(application)),
        with_codes=total(bag for bag, _ in own),
        taxes=tuple(purse.read(tax["priceSet"]) for tax in line.get("taxLines") or []),
    )


def shown_line(purse: Purse, line: Record, amounts: LineAmounts) -> Record:
    """The derived amounts of a line item, by the names of their fields."""
    quantity = Decimal(line["quantity"] or 1)

    def unit(bag: Bag) -> Bag:
        return purse.round(bag * (1 / quantity))

    discounted = amounts.original - amounts.on_line
    bags = {
        "originalTotalSet": amounts.original,
        "discountedTotalSet": discounted,
        "discountedUnitPriceSet": unit(discounted),
        "discountedUnitPriceAfterAllDiscountsSet": unit(amounts.net),
        "totalDiscountSet": amounts.with_codes,
        "priceAfterAllDiscountsBeforeTaxesSet": amounts.net,
    }
    shown: Record = {name: purse.show(bag) for name, bag in bags.items()}
    shown["withCodes"] = purse.show(amounts.original - amounts.with_codes)
    for name in ("originalTotal", "discountedTotal", "totalDiscount"):
        shown[name] = purse.text(bags[f"{name}Set"])
    shown["discountedUnitPrice"] = purse.text(bags["discountedUnitPriceSet"])
    shown["originalUnitPrice"] = purse.text(purse.read(line["originalUnitPriceSet"]))
    return shown
