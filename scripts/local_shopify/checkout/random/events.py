"""What may happen to an order after it was placed, by chance."""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

from ...base.store import Record
from ...orders.money import purse_of, unit_of
from ...orders.payments import left_to_capture
from ...orders.refunds import open_duties
from ...records.orders.events import (
    add_transaction,
    cancel_order,
    capture_order,
    fulfill_order,
    mark_as_paid,
    refund_order,
    void_of,
)
from ...records.orders.writer import OrderWriter
from ..event import Event
from .edits import EDITS

MOST = 4


def random_events(random: Random, order: Record, writer: OrderWriter) -> list[str]:
    """Let up to four things happen to an order; their names, in their order."""
    happened = []
    for _ in range(random.randint(0, MOST)):
        name = random.choices(list(EVENTS), WEIGHTS)[0]
        if EVENTS[name](Event(random, order, writer)):
            happened.append(name)
    return happened


def _refund_all(event: Event) -> bool:
    lines = event.some_lines(whole=True)
    if event.net <= 0 or not lines:
        return False
    duties = open_duties(event.order)
    _refund(event, lines=lines, shipping="full", duties=duties)
    return True


def _refund_lines(event: Event) -> bool:
    lines = event.some_lines()
    if event.net <= 0 or not lines:
        return False
    _refund(event, lines=lines)
    return True


def _refund_lines_and_shipping(event: Event) -> bool:
    lines = event.some_lines()
    if event.net <= 0 or not lines:
        return False
    _refund(event, lines=lines, shipping="full")
    return True


def _refund_other_money(event: Event) -> bool:
    """Pay back another amount than the lines are worth."""
    lines = event.some_lines()
    if event.net <= 0 or not lines:
        return False
    _refund(event, lines=lines, amount=event.some_money())
    return True


def _refund_money(event: Event) -> bool:
    if event.net <= 0:
        return False
    _refund(event, amount=event.some_money())
    return True


def _refund_shipping(event: Event) -> bool:
    left = event.shown["currentShippingPriceSet"]["shopMoney"]["amount"]
    if not 0 < Decimal(left) <= event.net:
        return False
    part = event.random.random() < 0.4
    unit = unit_of(event.order["currencyCode"])
    _refund(event, shipping=unit if part else "full")
    return True


def _refund_duties(event: Event) -> bool:
    duties = open_duties(event.order)
    if event.net <= 0 or not duties:
        return False
    _refund(event, duties=duties[:1])
    return True


def _refund_nothing(event: Event) -> bool:
    """Take lines back without money, as for what was never paid or is replaced."""
    lines = event.some_lines()
    if not lines:
        return False
    _refund(event, lines=lines, amount=0)
    return True


def _cancel(event: Event) -> bool:
    unshipped = not event.order["fulfillments"]
    if not event.is_open or not unshipped:
        return False
    cancel_order(
        event.writer,
        event.order,
        reason=event.random.choice(("CUSTOMER", "FRAUD", "INVENTORY", "OTHER")),
        refunds=event.gave_money_alone or event.random.random() < 0.8,
        restock=event.random.random() < 0.8,
        at=event.at,
    )
    return True


def _capture(event: Event) -> bool:
    left = Decimal(event.shown["totalCapturableSet"]["shopMoney"]["amount"])
    if not event.is_open or left <= 0:
        return False
    part = (left / 2).quantize(unit_of(event.order["currencyCode"]))
    amount = part if part and event.random.random() < 0.3 else None
    capture_order(event.writer, event.order, amount, at=event.at)
    return True


def _void(event: Event) -> bool:
    """Give an authorisation up; what was captured of it stays."""
    authorizations = [
        each
        for each in event.order["transactions"]
        if each["kind"] == "AUTHORIZATION"
        and left_to_capture(purse_of(event.order), event.order, each)
    ]
    if not event.is_open or not authorizations:
        return False
    node = void_of(event.order, authorizations[0], event.at)
    add_transaction(event.writer, event.order, node, event.at)
    return True


def _pay(event: Event) -> bool:
    if not event.is_open or not event.shown["canMarkAsPaid"]:
        return False
    mark_as_paid(event.writer, event.order, at=event.at)
    return True


def _ship(event: Event) -> bool:
    waiting = [
        {"id": id_, "quantity": line["unfulfilledQuantity"]}
        for id_, line in event.shown["lines"].items()
        if line["unfulfilledQuantity"]
    ]
    if not event.is_open or not waiting:
        return False
    if event.random.random() < 0.4:
        waiting = waiting[:1]
    fulfill_order(event.writer, event.order, waiting, at=event.at)
    return True


EVENTS: dict[str, Callable[[Event], bool]] = {
    "refund all": _refund_all,
    "refund lines": _refund_lines,
    "refund lines and shipping": _refund_lines_and_shipping,
    "refund another amount": _refund_other_money,
    "refund money": _refund_money,
    "refund shipping": _refund_shipping,
    "refund duties": _refund_duties,
    "refund nothing": _refund_nothing,
    "cancel": _cancel,
    "capture": _capture,
    "void": _void,
    "pay": _pay,
    "ship": _ship,
    **EDITS,
}
WEIGHTS = (8, 12, 6, 6, 8, 6, 8, 6, 8, 10, 4, 8, 10, *(4 for _ in EDITS))


def _refund(event: Event, **given: Any) -> None:
    note = event.random.choice((None, None, "Arrived late"))
    refund_order(event.writer, event.order, note=note, at=event.at, **given)
