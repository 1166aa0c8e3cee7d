"""Reads which orders of a shop come in."""

from odoo.models import BaseModel

from ...commerce.orders.rules import OrderFilter
from .reading.narrowing import first_narrowing, narrowing


def order_filter(shop: BaseModel) -> OrderFilter:
    """Return the shop's filter."""
    channels = (it.strip().lower() for it in (shop.order_channels or "").split(","))
    return OrderFilter(
        since=shop.orders_since or None,
        financial=frozenset(shop.order_financial_state_ids.mapped("code")),
        fulfillment=frozenset(shop.order_fulfillment_state_ids.mapped("code")),
        channels=frozenset(filter(None, channels)),
        tests=shop.test_store or shop.test_orders != "skip",
    )


def order_narrowing(shop: BaseModel) -> str:
    """Return what every search for the shop's orders adds.

    Orders that are in Odoo are followed whatever the filter says, so it narrows only
    where none of them would be missed.
    """
    chosen, links = order_filter(shop), shop.env["commerce.order"].sudo()
    known = [("channel_id", "=", shop.id), ("sale_order_id", "!=", False)]
    if not links.search_count(known, limit=1):
        return first_narrowing(chosen)
    older = [*known, ("processed_at", "<", chosen.since)]
    if chosen.since and links.search_count(older, limit=1):
        return ""
    return narrowing(chosen)
