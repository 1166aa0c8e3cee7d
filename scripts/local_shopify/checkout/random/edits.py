"""Edits of an order by chance: of each kind that Shopify's admin offers."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ...base.store import Record
from ...orders.money import purse_of, unit_of
from ...records.orders.edits import edit_order
from ..event import Event

PRICES = ("0.01", "3.33", "10", "19.99")
PERCENTS = (10, 33.3333, 50, 100)


def _add_variant(event: Event) -> bool:
    variants = list(event.writer.store.variants.values())
    if not event.is_open or not variants:
        return False
    variant = event.random.choice(variants)
    number = event.random.randint(1, 3)
    return _edit(event, add=[{"variantId": variant["id"], "quantity": number}])


def _add_custom(event: Event) -> bool:
    line = {
        "title": "Engraving",
        "price": str(_price(event)),
        "quantity": event.random.randint(1, 3),
        "taxable": event.random.random() < 0.7,
    }
    return event.is_open and _edit(event, add=[line])


def _more(event: Event) -> bool:
    """More units of a line, at its full price."""
    lines = [line for line in _goods(event) if not _was_reduced(event, line)]
    if not event.is_open or not lines:
        return False
    line = event.random.choice(lines)
    quantity = line["quantity"] + event.random.randint(1, 3)
    return _edit(event, quantities=[{"id": line["id"], "quantity": quantity}])


def _fewer(event: Event) -> bool:
    return _reduce(event, lambda waiting: event.random.randint(1, waiting))


def _remove(event: Event) -> bool:
    return _reduce(event, lambda waiting: waiting)


def _reduce(event: Event, chosen: Callable[[int], int]) -> bool:
    """Take units from a line: those that were not shipped."""
    lines = [line for line in _goods(event) if event.waiting(line["id"])]
    if not event.is_open or not lines or event.gave_money_alone:
        return False
    line = event.random.choice(lines)
    current = event.shown["lines"][line["id"]]["currentQuantity"]
    wanted = current - chosen(event.waiting(line["id"]))
    restock = event.random.random() < 0.7
    given = {"id": line["id"], "quantity": wanted, "restock": restock}
    return _edit(event, quantities=[given])


def _discount(event: Event) -> bool:
    """Lower the price of a line that nothing lowered yet."""
    lines = [
        line
        for line in _goods(event)
        if not line["discountAllocations"] and not _was_reduced(event, line)
    ]
    if not event.is_open or not lines or event.gave_money_alone:
        return False
    line = event.random.choice(lines)
    given: dict[str, Any] = {"id": line["id"], "description": "Goodwill"}
    if event.random.random() < 0.5:
        given["percent"] = event.random.choice(PERCENTS)
    else:
        price = purse_of(event.order).read(line["originalUnitPriceSet"]).shop
        given["fixed"] = str(min(price, _price(event)))
    return _edit(event, discounts=[given])


def _add_shipping(event: Event) -> bool:
    given = {"title": "Faster after all", "price": str(_price(event))}
    return event.is_open and _edit(event, add_shipping=[given])


def _change_shipping(event: Event) -> bool:
    """Another price: the line that was is removed, another one is added."""
    if event.gave_money_alone:
        return False
    there = _shipping(event)
    given = {"title": "Standard", "price": str(_price(event))}
    gone = [{"id": line["id"]} for line in there[:1]]
    if not event.is_open or not there:
        return False
    return _edit(event, remove_shipping=gone, add_shipping=[given])


def _remove_shipping(event: Event) -> bool:
    there = _shipping(event)
    if not event.is_open or not there or event.gave_money_alone:
        return False
    return _edit(event, remove_shipping=[{"id": there[0]["id"]}])


EDITS: dict[str, Callable[[Event], bool]] = {
    "edit: add a variant": _add_variant,
    "edit: add a custom line": _add_custom,
    "edit: more": _more,
    "edit: fewer": _fewer,
    "edit: remove": _remove,
    "edit: discount": _discount,
    "edit: add shipping": _add_shipping,
    "edit: change shipping": _change_shipping,
    "edit: remove shipping": _remove_shipping,
}


def _edit(event: Event, **given: Any) -> bool:
    edit_order(event.writer, event.order, at=event.at, **given)
    return True


def _goods(event: Event) -> list[Record]:
    """Lines of goods of which the order still has some."""
    shown = event.shown["lines"]
    return [
        line
        for line in event.order["lineItems"]
        if shown[line["id"]]["currentQuantity"] and not line["isTip"]
    ]


def _was_reduced(event: Event, line: Record) -> bool:
    """Tell whether units of a line came back: what they had of its price is settled."""
    return event.shown["lines"][line["id"]]["currentQuantity"] < line["quantity"]


def _shipping(event: Event) -> list[Record]:
    """Shipping lines that are still whole."""
    refunded = {
        each["shippingLine"]["id"]
        for refund in event.order["refunds"]
        for each in refund["refundShippingLines"]
    }
    lines = event.order["shippingLines"]
    return [
        line for line in lines if not line["isRemoved"] and line["id"] not in refunded
    ]


def _price(event: Event) -> Decimal:
    currency = event.order["currencyCode"]
    price = Decimal(event.random.choice(PRICES))
    unit = unit_of(currency)
    return max(unit, (price if unit < 1 else price * 100).quantize(unit))
