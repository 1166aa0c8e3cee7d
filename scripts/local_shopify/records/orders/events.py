"""What happens to orders: refunds, captures, shipments, cancellations.

Each function changes an order that the shop holds; `at` is a time of ISO 8601 in UTC,
now if it is not given. What makes no sense has been refused before.
"""

from decimal import Decimal
from typing import Any

from ...base.store import Record
from ...orders.derive import derived
from ...orders.money import Bag, purse_of
from ...orders.movements import fulfillment_of, transaction_of
from ...orders.parts import Parts
from ...orders.payments import left_to_capture
from ...orders.refunds import (
    FULL,
    Ask,
    Taken,
    open_duties,
    refund,
    repayments,
    suggested,
)
from .writer import OrderWriter

Amount = str | Decimal | None


def refund_order(
    writer: OrderWriter,
    order: Record,
    lines: list[dict[str, Any]] | None = None,
    shipping: Amount = None,
    duties: list[str] | None = None,
    amount: Amount = None,
    note: str | None = None,
    reason: str | None = None,
    at: str | None = None,
) -> Record:
    """Refund lines ({"id" or "index", "quantity", "restockType"}), shipping and duties.

    :param shipping: an amount, or "full"
    :param amount: what is paid back, in the shop's currency: all that the things taken
        are worth if it is not given, nothing if it is 0
    """
    parts, purse = parts_for(writer, order), purse_of(order)
    ask = Ask(
        lines=[_taken(order, each) for each in lines or []],
        shipping=shipping if shipping in (None, FULL) else purse.read_amount(shipping),
        duties=duties or [],
        reason=reason,
        note=note,
        at=at or writer.store.clock.stamp(),
    )
    money = suggested(parts, ask) if amount is None else _money(order, ask, amount)
    ask.money = dated(repayments(order, money), ask.at)
    made = refund(parts, ask)
    writer.touch(order, ask.at)
    return made


def remove_lines(
    writer: OrderWriter,
    order: Record,
    lines: list[dict[str, Any]],
    at: str | None = None,
) -> Record:
    """Take units from an order as an edit does: a refund that pays nothing."""
    moment = at or writer.store.clock.stamp()
    taken = [_taken(order, each) for each in lines]
    made = refund(parts_for(writer, order), Ask(lines=taken, at=moment))
    order["edited"] = True
    writer.touch(order, moment)
    return made


def cancel_order(
    writer: OrderWriter,
    order: Record,
    reason: str = "OTHER",
    refunds: bool = False,
    restock: bool = True,
    note: str | None = None,
    at: str | None = None,
) -> None:
    """Cancel an order.

    What is left of it is removed, and paid back if wished. An order whose money is kept
    keeps its lines and stays open, so that it can be refunded later.
    """
    moment = at or writer.store.clock.stamp()
    kept = purse_of(order).read(derived(order)["netPaymentSet"]).shop > 0
    if refunds or not kept:
        _take_all(writer, order, "CANCEL" if restock else "NO_RESTOCK", note, moment)
        order["closedAt"] = moment
    _void_authorizations(parts_for(writer, order), moment)
    order["cancelledAt"] = moment
    order["cancelReason"] = reason
    order["cancellation"] = {"staffNote": note}
    if not order["transactions"] and order["financialStatus"]:
        order["financialStatus"] = "VOIDED"
    writer.touch(order, moment)


def _take_all(
    writer: OrderWriter, order: Record, restock: str, note: str | None, at: str
) -> None:
    """Remove all that is left of an order, and pay back what is left of its money."""
    shown = derived(order)
    taken = [
        Taken(id_, line["currentQuantity"], restock)
        for id_, line in shown["lines"].items()
        if line["currentQuantity"]
    ]
    money = repayments(order, purse_of(order).read(shown["netPaymentSet"]))
    ask = Ask(lines=taken, shipping=FULL, note=note, at=at, money=dated(money, at))
    ask.duties = open_duties(order)
    if taken or order["shippingLines"] or money:
        refund(parts_for(writer, order), ask)


def capture_order(
    writer: OrderWriter,
    order: Record,
    amount: Amount = None,
    parent_id: str | None = None,
    currency: str | None = None,
    at: str | None = None,
) -> Record:
    """Capture what was authorised, or an amount (the shop's if no currency is told).

    :raises ValueError: nothing was authorised
    """
    moment = at or writer.store.clock.stamp()
    parent = _authorization(order, parent_id)
    purse = purse_of(order)
    left = left_to_capture(purse, order, parent)
    bag = left
    if amount is not None:
        bag = same_or(left, purse.read_amount(amount, currency))
    node = {
        "kind": "CAPTURE",
        "gateway": parent["gateway"],
        "parentId": parent["id"],
        "amountSet": purse.show(bag),
        "createdAt": moment,
    }
    return add_transaction(writer, order, node, moment)


def _authorization(order: Record, id_: str | None) -> Record:
    for each in order["transactions"]:
        if each["kind"] == "AUTHORIZATION" and id_ in (None, each["id"]):
            return each
    raise ValueError(f"{order['name']} has no authorization to capture")


def mark_as_paid(
    writer: OrderWriter, order: Record, gateway: str = "manual", at: str | None = None
) -> None:
    """Note that what is outstanding was paid, capturing what was authorised before."""
    moment = at or writer.store.clock.stamp()
    if derived(order)["capturable"]:
        capture_order(writer, order, at=moment)
    outstanding = purse_of(order).read(derived(order)["totalOutstandingSet"])
    if outstanding.shop <= 0:
        return
    for each in order["transactions"]:
        if each["kind"] == "SALE" and each["status"] == "PENDING":
            each.update(status="SUCCESS", processedAt=moment)
            outstanding = outstanding - purse_of(order).read(each["amountSet"])
    if outstanding.shop > 0:
        node = {
            "kind": "SALE",
            "gateway": gateway,
            "amountSet": purse_of(order).show(outstanding),
            "createdAt": moment,
        }
        add_transaction(writer, order, node, moment)
    writer.touch(order, moment)
    close_if_done(writer, order, moment)


def add_transaction(
    writer: OrderWriter, order: Record, node: Record, at: str | None = None
) -> Record:
    """Add any transaction to an order; a status that was only said is true no more."""
    made = transaction_of(parts_for(writer, order), node)
    order["transactions"].append(made)
    order["financialStatus"] = None
    writer.touch(order, at)
    close_if_done(writer, order, at)
    return made


def fulfill_order(
    writer: OrderWriter,
    order: Record,
    lines: list[dict[str, Any]] | None = None,
    tracking: list[Record] | None = None,
    at: str | None = None,
) -> Record:
    """Ship lines ({"id" or "index", "quantity"}); all that waits if none are given."""
    moment = at or writer.store.clock.stamp()
    waiting = {
        id_: line["unfulfilledQuantity"]
        for id_, line in derived(order)["lines"].items()
        if line["unfulfilledQuantity"]
    }
    if lines is not None:
        taken = [_taken(order, each) for each in lines]
        waiting = {each.line_id: each.quantity for each in taken}
    node = {
        "createdAt": moment,
        "trackingInfo": tracking,
        "fulfillmentLineItems": [
            {"lineItem": {"id": id_}, "quantity": quantity}
            for id_, quantity in waiting.items()
        ],
    }
    made = fulfillment_of(parts_for(writer, order), node)
    order["fulfillments"].append(made)
    writer.touch(order, moment)
    close_if_done(writer, order, moment)
    return made


def close_if_done(writer: OrderWriter, order: Record, at: str | None = None) -> None:
    """Archive an order of which all is paid and shipped, as shops do by default."""
    shown = derived(order)
    done = (
        shown["displayFinancialStatus"] == "PAID"
        and shown["displayFulfillmentStatus"] == "FULFILLED"
    )
    if done and not order["closedAt"]:
        order["closedAt"] = at or writer.store.clock.stamp()
        writer.changed(order, at)


def parts_for(writer: OrderWriter, order: Record) -> Parts:
    return Parts(order, writer.store.next_id)


def dated(nodes: list[Record], at: str | None) -> list[Record]:
    return [{**node, "createdAt": at} for node in nodes]


def same_or(known: Bag, given: Bag) -> Bag:
    """The known bag where an amount says the same: its other currency is exact."""
    same = given.shop == known.shop or given.presentment == known.presentment
    return known if same else given


def _money(order: Record, ask: Ask, amount: Amount) -> Bag:
    net = purse_of(order).read(derived(order)["netPaymentSet"])
    return same_or(net, purse_of(order).read_amount(amount))


def _taken(order: Record, given: dict[str, Any]) -> Taken:
    id_ = given.get("id") or order["lineItems"][given["index"]]["id"]
    line = derived(order)["lines"][id_]
    quantity = given.get("quantity", line["currentQuantity"])
    return Taken(id_, quantity, given.get("restockType") or "NO_RESTOCK")


def _void_authorizations(parts: Parts, at: str) -> None:
    order = parts.order
    purse = purse_of(order)
    for each in list(order["transactions"]):
        if each["kind"] == "AUTHORIZATION" and left_to_capture(purse, order, each):
            node = void_of(order, each, at)
            order["transactions"].append(transaction_of(parts, node))


def void_of(order: Record, authorization: Record, at: str) -> Record:
    return {
        "kind": "VOID",
        "gateway": authorization["gateway"],
        "parentId": authorization["id"],
        "amountSet": purse_of(order).show(Bag()),
        "createdAt": at,
    }
