"""Which orders of a shop come in. Pure."""

from dataclasses import dataclass
from datetime import datetime, timezone

from ..records.listed_order import OrderTraits


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which new orders of a shop come in; what is empty lets all of them in."""

    since: datetime | None = None
    financial: frozenset[str] = frozenset()
    fulfillment: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    tests: bool = True

    def lets_in(self, order: OrderTraits) -> bool:
        """Tell whether an order that Odoo does not have yet comes in."""
        return (
            self._is_young(order.placed_at)
            and _is_among(order.financial_status, self.financial)
            and _is_among(order.fulfillment_status, self.fulfillment)
            and _is_among(order.channel, self.channels)
            and (self.tests or not order.is_test)
        )

    def _is_young(self, placed_at: datetime) -> bool:
        since = self.since and self.since.replace(tzinfo=timezone.utc)
        return not since or placed_at >= since


def _is_among(word: str, chosen: frozenset[str]) -> bool:
    return not chosen or word in chosen
