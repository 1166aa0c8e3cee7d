"""Transactions and refunds of orders as values for Odoo. Pure."""

from collections.abc import Iterable
from datetime import datetime, timezone
from decimal import Decimal
from typing import Any

from ....commerce.money.movements import GIVEN_BACK, RECEIVED, moved_money
from ...gql.fragments import MoneyFields, RefundFields, TransactionFields

PENDING = ("pending", "awaiting_response")
# What has moved money, or still may.
LASTING = ("success", *PENDING)
RESTOCKED = ("RETURN", "CANCEL", "LEGACY_RESTOCK")


def transaction_values(
    transaction: TransactionFields, presentment: bool
) -> dict[str, Any]:
    """Values of `commerce.transaction` without its shop and order.

    Cash is rounded beside the amount, so what moved is the sum of both.
    Source:
    https://shopify.dev/docs/api/admin-graphql/latest/objects/CashRoundingAdjustment
    """
    rounding = amount_of(transaction.amount_rounding_set, presentment)
    moved = amount_of(transaction.amount_set, presentment) + rounding
    gateway = transaction.gateway or "manual"
    parent = transaction.parent_transaction
    return {
        "kind": word(transaction.kind),
        "status": word(transaction.status),
        "gateway": gateway,
        "gateway_name": transaction.formatted_gateway or gateway,
        "processed_at": moment(transaction.processed_at or transaction.created_at),
        "test": transaction.test,
        "parent_external_id": parent.id if parent else False,
        "amount": float(moved),
        "rounding": float(rounding),
    }


def refund_values(refund: RefundFields, presentment: bool) -> dict[str, Any]:
    """Values of `commerce.refund` without its shop and order."""
    lines = refund.refund_line_items.nodes
    return {
        "processed_at": moment(refund.processed_at or refund.created_at),
        "note": refund.note or False,
        "amount": float(amount_of(refund.total_refunded_set, presentment)),
        "quantity": sum(line.quantity for line in lines),
        "restocked": sum(
            line.quantity for line in lines if str(line.restock_type.value) in RESTOCKED
        ),
    }


def moved_amounts(
    transactions: Iterable[TransactionFields], presentment: bool
) -> list[Decimal]:
    """Return what each transaction moved; less than zero where it went back."""
    signs = dict.fromkeys(RECEIVED, 1) | dict.fromkeys(GIVEN_BACK, -1)
    return [
        signs[kind]
        * (
            amount_of(each.amount_set, presentment)
            + amount_of(each.amount_rounding_set, presentment)
        )
        for each in transactions
        if moved_money(kind := word(each.kind), word(each.status))
    ]


def gateways_of(transactions: Iterable[TransactionFields]) -> tuple[str, ...]:
    """Return the ways by which an order is paid; failed tries only without others."""
    told = list(transactions)
    lasting = [it for it in told if word(it.status) in LASTING]
    return tuple(sorted({it.gateway or "manual" for it in lasting or told}))


def returned_quantities(refunds: Iterable[RefundFields]) -> dict[str, int]:
    """Return how many delivered units of each line item came back into stock."""
    found: dict[str, int] = {}
    for refund in refunds:
        for line in refund.refund_line_items.nodes:
            if line.restock_type.value == "RETURN":
                external_id = line.line_item.id
                found[external_id] = found.get(external_id, 0) + line.quantity
    return found


def kept_quantities(refunds: Iterable[RefundFields]) -> dict[str, int]:
    """Return how many units of each line item were refunded for customers to keep.

    An edit takes units off without restocking them, too: no money goes back with it.
    """
    found: dict[str, int] = {}
    for refund in refunds:
        if not amount_of(refund.total_refunded_set, presentment=False):
            continue
        for line in refund.refund_line_items.nodes:
            if line.restock_type.value == "NO_RESTOCK":
                external_id = line.line_item.id
                found[external_id] = found.get(external_id, 0) + line.quantity
    return found


def amount_of(money: MoneyFields | None, presentment: bool) -> Decimal:
    """Return an amount in the customer's currency, or in the shop's."""
    if money is None:
        return Decimal(0)
    money = money.presentment_money if presentment else money.shop_money
    return Decimal(money.amount)


def word(value: Any) -> str | bool:
    """Write a state of Shopify's in small letters, as Odoo's selections do."""
    return str(value.value).lower() if value else False


def moment(value: datetime | None) -> datetime | bool:
    """Return a moment as Odoo keeps it: in UTC, without naming it."""
    if value is None:
        return False
    return value.astimezone(timezone.utc).replace(tzinfo=None, microsecond=0)
