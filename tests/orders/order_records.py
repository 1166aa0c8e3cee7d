"""Orders as any system's reading would give them to an import."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import count
from typing import NamedTuple

from ...services.commerce.records.facts import summed
from ...services.commerce.records.money import LineKind, MoneyLine
from ...services.commerce.records.order import Item, Order, ShippingLine
from ...services.commerce.records.payments import Refund, Transaction
from ...services.commerce.records.person import Address, Person
from .money_records import a_told, both, charged, money_line

_numbers = count(1)
PLACED_AT = datetime(2026, 11, 1, 10, tzinfo=timezone.utc)
HOME = Address("Ada King", street="1 Main Street", city="Utrecht", country="NL")


class Sold(NamedTuple):
    """A line with its money; a tip or a fee is money alone."""

    line: Item | ShippingLine | None
    money: MoneyLine


def an_item(title="Bear", price="10.00", quantity=1, taxes=(), **given) -> Sold:
    """A line of goods; `left` is how many stand now."""
    left, discount = given.pop("left", quantity), given.pop("discount", "0")
    given = {"external_id": f"l{next(_numbers)}", "text": title, **given}
    item = Item(title=title, quantity=quantity, current_quantity=left, **given)
    figures = {"left": left, "taxes": taxes, "discount": discount}
    key = item.external_id
    return Sold(item, money_line(key, title, LineKind.ITEM, price, quantity, **figures))


def sent(title="Post", price="5.00", taxes=(), discount="0", **given) -> Sold:
    """A way of sending; its price may be less than nothing."""
    line = ShippingLine(f"s{next(_numbers)}", title, **given)
    figures = {"taxes": taxes, "discount": discount}
    key = line.external_id
    return Sold(line, money_line(key, title, LineKind.SHIPPING, price, **figures))


def beside(kind, amount, taxes=()) -> Sold:
    """A tip, a duty, a fee, or what is rounded of cash."""
    return Sold(None, charged(kind, amount, taxes))


def an_order(lines, sums, taxes=(), **given) -> Order:
    """One order in US dollars.

    :param lines: `Sold`
    :param sums: what its system says, by the names of the proof's rows
    :param taxes: pairs of a tax and what its system says that it comes to
    """
    number = given.pop("number", None) or next(_numbers)
    told = a_told([it.money for it in lines], sums, taxes)
    given = {
        "external_id": f"o{number}",
        "name": f"T{number}",
        "created_at": PLACED_AT,
        "processed_at": PLACED_AT,
        "updated_at": PLACED_AT,
        "currency": "USD",
        "buyer": Person(f"o{number}", name="Ada King", email="ada@example.com"),
        "billing": HOME,
        "delivery": HOME,
        "items": tuple(it.line for it in lines if isinstance(it.line, Item)),
        "shipping": tuple(it.line for it in lines if isinstance(it.line, ShippingLine)),
        "told": told,
        **given,
    }
    return Order(checksum=summed(repr(given)), **given)


def later(order: Order, **given) -> Order:
    """Return an order of a minute later, as its system sends it without any news."""
    return replace(order, updated_at=order.updated_at + timedelta(minutes=1), **given)


def a_payment(amount, kind="sale", **given) -> Transaction:
    """Money that moved; the amount may be a pair of both currencies."""
    given = {
        "external_id": f"p{next(_numbers)}",
        "status": "success",
        "gateway": "toypay",
        "processed_at": PLACED_AT,
        **given,
    }
    return Transaction(kind=kind, amount=both(amount), **given)


def a_refund(amount, quantity=0, **given) -> Refund:
    """What a customer got back at once."""
    external_id = f"r{next(_numbers)}"
    return Refund(external_id, both(amount), quantity, processed_at=PLACED_AT, **given)
