"""Mutations of payments: refunds, captures, voids."""

from decimal import Decimal
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.store import Record
from ...orders.derive import derived
from ...orders.money import Bag, purse_of
from ...orders.parts import duty_by_id
from ...orders.payments import left_to_capture
from ...orders.refunds import FULL, Ask, Taken, refund, refundable
from ...records.idempotency import once
from ...records.orders.events import (
    add_transaction,
    capture_order,
    dated,
    parts_for,
    same_or,
    void_of,
)
from ..registry import resolves
from .mutations import MISSING, held_order, refused

Payload = dict[str, Any]
NO_AUTHORIZATION = "Parent transaction must be a successful authorization"
NO_PARENT = "Transactions require a parent_id associated with the order"


@resolves("Mutation", "refundCreate")
def refund_create(
    _root: Any, info: GraphQLResolveInfo, input: dict[str, Any]
) -> Payload:
    return once(info, input, lambda: _refund(info, input))


def _refund(info: GraphQLResolveInfo, given: dict[str, Any]) -> Payload:
    order = held_order(info, given["orderId"])
    if order is None:
        error = user_error(["orderId"], MISSING)
        return {"refund": None, "order": None, "userErrors": [error]}
    errors = (
        _check_lines(order, given)
        or _check_currency(order, given)
        or _check_transactions(order, given)
        or _check_money(order, given)
    )
    if errors:
        return {"refund": None, "order": order, "userErrors": errors}
    writer = info.context.orders
    made = refund(parts_for(writer, order), _ask(info, order, given))
    made["processedAt"] = given.get("processedAt") or made["processedAt"]
    writer.touch(order)
    return {"refund": made, "order": order, "userErrors": []}


def _ask(info: GraphQLResolveInfo, order: Record, given: dict[str, Any]) -> Ask:
    now = info.context.store.clock.stamp()
    shipping = given.get("shipping") or {}
    asked: Bag | str | None = FULL if shipping.get("fullRefund") else None
    if shipping.get("amount") is not None and asked is None:
        bag = purse_of(order).read_amount(shipping["amount"], given.get("currency"))
        asked = bag if bag.shop else None
    return Ask(
        lines=[
            Taken(
                each["lineItemId"],
                each["quantity"],
                each.get("restockType") or "NO_RESTOCK",
            )
            for each in given.get("refundLineItems") or []
        ],
        shipping=asked,
        duties=[each["dutyId"] for each in given.get("refundDuties") or []],
        money=dated(_money(order, given), now) if given.get("transactions") else None,
        reason=given.get("discrepancyReason"),
        note=given.get("note"),
        at=now,
    )


def _money(order: Record, given: dict[str, Any]) -> list[Record]:
    """The transactions of a refund; each is paid by what paid for the order."""
    purse = purse_of(order)
    known = {each["id"]: each for each in order["transactions"]}
    nodes = []
    for each in given["transactions"]:
        bag = purse.read_amount(each["amount"], given.get("currency"))
        parent = known.get(each.get("parentId") or "")
        if parent:
            bag = same_or(refundable(purse, order, parent), bag)
        nodes.append(
            {
                "kind": "REFUND",
                "gateway": parent["gateway"] if parent else each["gateway"],
                "parentId": each.get("parentId"),
                "amountSet": purse.show(bag),
            }
        )
    return nodes


def _check_lines(order: Record, given: dict[str, Any]) -> list[Record]:
    errors, lines = [], derived(order)["lines"]
    for place, each in enumerate(given.get("refundLineItems") or []):
        field = ["refundLineItems", str(place)]
        line = lines.get(each["lineItemId"])
        if line is None:
            errors.append(
                user_error([*field, "lineItemId"], "Line item does not exist")
            )
        elif each["quantity"] > line["refundableQuantity"]:
            message = "Quantity cannot refund more items than were purchased"
            errors.append(user_error([*field, "quantity"], message))
    for place, each in enumerate(given.get("refundDuties") or []):
        if duty_by_id(order, each["dutyId"]) is None:
            field = ["refundDuties", str(place), "dutyId"]
            errors.append(user_error(field, "Duty does not exist"))
    return errors


def _check_currency(order: Record, given: dict[str, Any]) -> list[Record]:
    """What is paid back in an order of two currencies is told in the customer's.

    Source: https://shopify.dev/docs/api/admin-graphql/latest/input-objects/RefundInput
    """
    pays = given.get("transactions") or (given.get("shipping") or {}).get("amount")
    message = _wrong_currency(order, given) if pays else None
    return [user_error(["currency"], message)] if message else []


def _wrong_currency(order: Record, given: dict[str, Any]) -> str | None:
    purse, told = purse_of(order), given.get("currency")
    if (told or purse.shop) == purse.presentment:
        return None
    return f"Currency must be {purse.presentment}."


def _check_transactions(order: Record, given: dict[str, Any]) -> list[Record]:
    """Only money of the order's own payments goes back."""
    known = {each["id"] for each in order["transactions"]}
    for each in given.get("transactions") or []:
        if each["kind"] not in ("REFUND", "VOID"):
            kind = each["kind"].lower()
            return [user_error(None, f"Kind {kind} is not a valid transaction")]
        if each.get("parentId") and each["parentId"] not in known:
            return [user_error(["transactions"], NO_PARENT)]
    return []


def _check_money(order: Record, given: dict[str, Any]) -> list[Record]:
    """Refuse to pay back more than was received; no option allows that."""
    purse = purse_of(order)
    net = purse.read(derived(order)["netPaymentSet"])
    wanted = sum(
        (Decimal(str(each["amount"])) for each in given.get("transactions") or []),
        Decimal(0),
    )
    foreign = given.get("currency") == purse.presentment != purse.shop
    received = net.presentment if foreign else net.shop
    if wanted <= received:
        return []
    message = (
        f"Refund amount ${wanted:.2f} is greater than net payment received "
        f"${received:.2f}"
    )
    return [user_error(None, message)]


@resolves("Mutation", "orderCapture")
def order_capture(
    _root: Any, info: GraphQLResolveInfo, input: dict[str, Any]
) -> Payload:
    order = held_order(info, input["id"])
    if order is None:
        return refused("transaction", ["id"], MISSING)
    message = _check_capture(order, input)
    if message:
        return refused("transaction", None, message)
    made = capture_order(
        info.context.orders,
        order,
        input["amount"],
        input["parentTransactionId"],
        input.get("currency"),
    )
    return {"transaction": made, "userErrors": []}


def _check_capture(order: Record, given: dict[str, Any]) -> str | None:
    wanted, amount = given["parentTransactionId"], Decimal(str(given["amount"]))
    parent = next((t for t in order["transactions"] if t["id"] == wanted), None)
    if parent is None or parent["kind"] != "AUTHORIZATION":
        return "Parent transaction should be a successful authorization"
    if parent["status"] != "SUCCESS":
        return "Can only capture successful authorizations"
    if amount <= 0:
        return "Amount must be greater than zero for capture transactions"
    if wrong := _wrong_currency(order, given):
        return wrong
    purse = purse_of(order)
    left = left_to_capture(purse, order, parent)
    if not left:
        return "Can only capture successful authorizations"
    foreign = given.get("currency") == purse.presentment != purse.shop
    if amount > (left.presentment if foreign else left.shop):
        most = left.presentment if foreign else purse.text(left)
        return f"Cannot capture more than the authorized {most} for this payment."
    if given.get("finalCapture"):
        return (
            "Setting final capture is not supported for this transaction's payment "
            "gateway. Please remove the parameter or set it to null, then try again."
        )
    return None


@resolves("Mutation", "transactionVoid")
def transaction_void(
    _root: Any, info: GraphQLResolveInfo, parentTransactionId: str
) -> Payload:
    store = info.context.store
    parent = store.order_parts.get(parentTransactionId)
    field = ["parentTransactionId"]
    if parent is None or "kind" not in parent:
        message = "Transaction does not exist"
        return refused("transaction", field, message, "TRANSACTION_NOT_FOUND")
    order = store.orders[parent["orderNumber"]]
    good = parent["kind"] == "AUTHORIZATION" and parent["status"] == "SUCCESS"
    if not good or not left_to_capture(purse_of(order), order, parent):
        return refused("transaction", field, NO_AUTHORIZATION, "AUTH_NOT_SUCCESSFUL")
    now = store.clock.stamp()
    made = add_transaction(info.context.orders, order, void_of(order, parent, now), now)
    return {"transaction": made, "userErrors": []}
