"""Orders as any system's reading would give them to an import."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from itertools import count
from typing import NamedTuple

from ...services.commerce.records.facts import summed
from ...services.commerce.records.money import (
    Amounts,
    InBoth,
    LineKind,
    MoneyLine,
    TaxKey,
    Told,
    ToldTax,
)
from ...services.commerce.records.order import Item, Order, ShippingLine
from ...services.commerce.records.payments import Refund, Transaction
from ...services.commerce.records.person import Address, Person

_numbers = count(1)
PLACED_AT = datetime(2026, 11, 1, 10, tzinfo=timezone.utc)
HOME = Address("Ada King", street="1 Main Street", city="Utrecht", country="NL")
CENT = Decimal("0.01")


class Sold(NamedTuple):
    """A line with its money."""

    line: Item | ShippingLine
    money: MoneyLine


def a_tax(title="VAT", rate="0.19", **given) -> TaxKey:
    """A tax on top of prices, unless it is told otherwise."""
    return TaxKey(title, Decimal(rate), **{"country": "", "included": False, **given})


def an_item(title="Bear", price="10.00", quantity=1, taxes=(), **given) -> Sold:
    """A line of goods; `left` is how many stand now."""
    left = given.pop("left", quantity)
    given = {"external_id": f"l{next(_numbers)}", "text": title, **given}
    item = Item(title=title, quantity=quantity, current_quantity=left, **given)
    return Sold(item, money_line(item, LineKind.ITEM, price, quantity, left, taxes))


def sent(title="Post", price="5.00", taxes=(), **given) -> Sold:
    """A way of sending; its price may be less than nothing."""
    line = ShippingLine(f"s{next(_numbers)}", title, **given)
    return Sold(line, money_line(line, LineKind.SHIPPING, price, 1, 1, taxes))


def money_line(line, kind, price, ordered, left, taxes) -> MoneyLine:
    """Return the money of a line with net prices: each tax is rounded on its own."""
    price = Decimal(price)
    return MoneyLine(
        key=line.external_id,
        kind=kind,
        title=line.title,
        unit_price=price,
        taxes=tuple(taxes),
        ordered_quantity=ordered,
        ordered=_amounts(price * ordered, taxes),
        quantity=left,
        current=_amounts(price * left, taxes),
    )


def an_order(lines, sums, taxes=(), **given) -> Order:
    """One order in US dollars.

    :param lines: `Sold`
    :param sums: what its system says, by the names of the proof's rows
    :param taxes: pairs of a tax and what its system says that it comes to
    """
    number = given.pop("number", None) or next(_numbers)
    told = Told(
        currency="USD",
        lines=tuple(it.money for it in lines),
        sums={name: Decimal(amount) for name, amount in sums.items()},
        taxes=tuple(ToldTax(it.title, it.rate, Decimal(due)) for it, due in taxes),
    )
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
        **given,
    }
    return Order(told=told, checksum=summed(repr(told), repr(given)), **given)


def later(order: Order, **given) -> Order:
    """Return an order of a minute later, as its system sends it without any news."""
    return replace(order, updated_at=order.updated_at + timedelta(minutes=1), **given)


def a_payment(amount, kind="sale", **given) -> Transaction:
    """Money that moved."""
    given = {
        "external_id": f"p{next(_numbers)}",
        "status": "success",
        "gateway": "toypay",
        "processed_at": PLACED_AT,
        **given,
    }
    return Transaction(kind=kind, amount=_both(amount), **given)


def a_refund(amount, quantity=0, **given) -> Refund:
    """What a customer got back at once."""
    external_id = f"r{next(_numbers)}"
    return Refund(external_id, _both(amount), quantity, processed_at=PLACED_AT, **given)


def _both(amount) -> InBoth:
    return InBoth(Decimal(amount), Decimal(amount))


def _amounts(net, taxes) -> Amounts:
    return Amounts(
        net, tuple((net * it.rate).quantize(CENT, ROUND_HALF_UP) for it in taxes)
    )
