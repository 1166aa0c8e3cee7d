"""What was authorised, received and given back.

Source: https://shopify.dev/docs/api/admin-graphql/latest/objects/OrderTransaction
"""

from dataclasses import dataclass
from typing import Any

from .money import ZERO, Bag, Purse, total

Record = dict[str, Any]
RECEIPTS = ("SALE", "CAPTURE")


@dataclass(frozen=True, slots=True)
class Payments:
    """Sums of an order's transactions."""

    received: Bag
    refunded: Bag
    capturable: Bag
    payment_rounding: Bag
    refund_rounding: Bag
    pending: bool
    voided: bool

    @property
    def net(self) -> Bag:
        return self.received - self.refunded


def payments_of(purse: Purse, order: Record) -> Payments:
    done = [each for each in order["transactions"] if each["status"] == "SUCCESS"]
    paid = [each for each in done if each["kind"] in RECEIPTS]
    back = [each for each in done if each["kind"] == "REFUND"]
    change = [each for each in done if each["kind"] == "CHANGE"]
    taken, given = (total(_amount(purse, t) for t in part) for part in (paid, change))
    return Payments(
        received=taken - given,
        refunded=total(_amount(purse, each) for each in back),
        capturable=total(
            left_to_capture(purse, order, each)
            for each in done
            if each["kind"] == "AUTHORIZATION"
        ),
        payment_rounding=total(purse.read(each["amountRoundingSet"]) for each in paid),
        refund_rounding=total(purse.read(each["amountRoundingSet"]) for each in back),
        pending=any(
            each["status"] in ("PENDING", "AWAITING_RESPONSE")
            and each["kind"] != "REFUND"
            for each in order["transactions"]
        ),
        voided=any(each["kind"] == "VOID" for each in done),
    )


def left_to_capture(purse: Purse, order: Record, authorization: Record) -> Bag:
    """What an authorisation still allows to capture: nothing once it was voided."""
    children = [
        each
        for each in order["transactions"]
        if each["status"] == "SUCCESS"
        and (each.get("parentTransaction") or {}).get("id") == authorization["id"]
    ]
    if any(each["kind"] == "VOID" for each in children):
        return ZERO
    captured = total(
        _amount(purse, each) for each in children if each["kind"] == "CAPTURE"
    )
    # A manual payment is captured once: what it leaves cannot be captured any more.
    if captured and authorization["gateway"] == "manual":
        return ZERO
    return _amount(purse, authorization) - captured


def gateways_of(order: Record) -> list[str]:
    names = (each["gateway"] for each in order["transactions"])
    return list(dict.fromkeys(name for name in names if name))


def _amount(purse: Purse, transaction: Record) -> Bag:
    return purse.read(transaction["amountSet"])
