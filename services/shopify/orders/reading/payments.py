"""Payments of a Shopify order, its refunds and when it is due, as records. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable
from enum import Enum

from ....commerce.records.money import ZERO, InBoth
from ....commerce.records.order import NO_TERMS, PaymentTerms
from ....commerce.records.payments import Refund, Transaction
from ....commerce.records.plain import naive_utc
from ...gql.enums import PaymentTermsType
from ...gql.fragments import (
    MoneyFields,
    OrderFields,
    OrderFieldsPaymentTerms,
    RefundFields,
    TransactionFields,
)

RESTOCKED = ("RETURN", "CANCEL", "LEGACY_RESTOCK")
# Shopify tells no more of payments and refunds, which have no further pages.
MOST_LISTED = 250


def read_transaction(transaction: TransactionFields) -> Transaction:
    """Read a transaction; cash is rounded beside its amount.

    Source:
    https://shopify.dev/docs/api/admin-graphql/latest/objects/CashRoundingAdjustment
    """
    gateway = transaction.gateway or "manual"
    parent = transaction.parent_transaction
    return Transaction(
        external_id=transaction.id,
        kind=word(transaction.kind),
        status=word(transaction.status),
        amount=in_both(transaction.amount_set),
        rounding=in_both(transaction.amount_rounding_set),
        gateway=gateway,
        gateway_name=transaction.formatted_gateway or gateway,
        processed_at=transaction.processed_at or transaction.created_at,
        parent_external_id=parent.id if parent else "",
        is_test=transaction.test,
    )


def read_refund(refund: RefundFields) -> Refund:
    """Read a refund without its lines, which are part of the order's money."""
    lines = refund.refund_line_items.nodes
    return Refund(
        external_id=refund.id,
        amount=in_both(refund.total_refunded_set),
        quantity=sum(it.quantity for it in lines),
        restocked=sum(
            it.quantity for it in lines if it.restock_type.value in RESTOCKED
        ),
        processed_at=refund.processed_at or refund.created_at,
        note=refund.note or "",
    )


def read_terms(order: OrderFields) -> PaymentTerms | None:
    """Read what Shopify grants, if anything; None where the app has not asked."""
    terms = order.payment_terms
    if not terms:
        return NO_TERMS if "payment_terms" in order.model_fields_set else None
    return PaymentTerms(terms.payment_terms_name, _days(terms), _due(terms))


def _days(terms: OrderFieldsPaymentTerms) -> int | None:
    """Return after how many days an order is due; None if its terms count none.

    Source: https://shopify.dev/docs/api/admin-graphql/latest/enums/PaymentTermsType
    """
    if terms.payment_terms_type is PaymentTermsType.RECEIPT:
        return 0
    return (
        terms.due_in_days if terms.payment_terms_type is PaymentTermsType.NET else None
    )


def _due(terms: OrderFieldsPaymentTerms) -> tuple[str, ...]:
    """Return when what is not paid yet is due; of a paid order when it was."""
    told = [it for it in terms.payment_schedules.nodes if it.due_at]
    still_open = [it for it in told if not it.completed_at]
    moments = (naive_utc(it.due_at).isoformat() for it in still_open or told)
    return tuple(sorted(moments))


def returned_quantities(refunds: Iterable[RefundFields]) -> dict[str, int]:
    """Return how many delivered units of each line item came back into stock."""
    return _quantities(refunds, "RETURN", lambda _refund: True)


def kept_quantities(refunds: Iterable[RefundFields]) -> dict[str, int]:
    """Return how many units of each line item were refunded for customers to keep.

    An edit takes units off without restocking them, too: no money goes back with it.
    """
    return _quantities(
        refunds, "NO_RESTOCK", lambda it: bool(in_both(it.total_refunded_set).shop)
    )


def _quantities(
    refunds: Iterable[RefundFields],
    restock_type: str,
    counts: Callable[[RefundFields], bool],
) -> dict[str, int]:
    found: Counter[str] = Counter()
    for refund in filter(counts, refunds):
        for line in refund.refund_line_items.nodes:
            if line.restock_type.value == restock_type:
                found[line.line_item.id] += line.quantity
    return dict(found)


def in_both(money: MoneyFields | None) -> InBoth:
    """Read an amount in both currencies; 0 where there is none."""
    if money is None:
        return InBoth(ZERO, ZERO)
    return InBoth(money.shop_money.amount, money.presentment_money.amount)


def word(state: Enum | None) -> str:
    """Write a state of Shopify's in small letters, as Odoo's selections do."""
    return str(state.value).lower() if state else ""
