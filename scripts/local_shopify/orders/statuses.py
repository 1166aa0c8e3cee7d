"""Financial and fulfilment status of an order.

Source: https://shopify.dev/docs/api/admin-graphql/latest/enums/OrderDisplayFinancialStatus
"""

from collections.abc import Iterable
from typing import Any

from .quantities import Quantities
from .totals import Totals

Record = dict[str, Any]


def financial_status(order: Record, totals: Totals) -> str | None:
    """What the payments say; else what was said when the order was made."""
    payments = totals.payments
    received, refunded = payments.received.shop, payments.refunded.shop
    if refunded > 0:
        return "REFUNDED" if refunded >= received else "PARTIALLY_REFUNDED"
    if received > 0:
        # An authorisation that was captured in part leaves the order partially paid.
        whole = totals.outstanding.shop <= 0 and payments.capturable.shop <= 0
        return "PAID" if whole else "PARTIALLY_PAID"
    if payments.capturable.shop > 0:
        return "AUTHORIZED"
    if payments.voided:
        return "VOIDED"
    if payments.pending:
        return "VOIDED" if order["cancelledAt"] else "PENDING"
    return order["financialStatus"] or _without_payments(order, totals)


def _without_payments(order: Record, totals: Totals) -> str | None:
    """Nothing was to be paid; or an app made the order and told no status."""
    free = not totals.price.shop and not order["cancelledAt"]
    return "PAID" if free else None


def fulfillment_status(order: Record, quantities: Iterable[Quantities]) -> str:
    quantities = list(quantities)
    fulfilled = any(each.fulfilled for each in quantities)
    if fulfilled:
        waits = any(each.unfulfilled for each in quantities)
        return "PARTIALLY_FULFILLED" if waits else "FULFILLED"
    return order["fulfillmentStatus"] or "UNFULFILLED"
