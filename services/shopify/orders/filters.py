"""Which of a shop's orders are searched for."""

from odoo.models import BaseModel

from ...commerce.orders.settings import order_filter
from .reading.narrowing import first_narrowing, narrowing


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
