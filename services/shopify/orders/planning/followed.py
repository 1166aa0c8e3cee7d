"""Orders of Shopify whose life is followed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from ....commerce.money.currency_sides import Side
from ....commerce.money.lines import OrderMoney
from ....commerce.order_life.plan.followed import Followed, Quantities
from ..money.exchange import is_called_paid, is_owed_by_conversion, side_of
from ..money.order_money import order_money
from ..reading.full_order import FullOrder
from ..reading.transactions import (
    gateways_of,
    kept_quantities,
    refund_values,
    returned_quantities,
    transaction_values,
    word,
)


@dataclass(frozen=True, eq=False)
class FollowedOrder(Followed):
    """An order as a page of Shopify's has it."""

    source: FullOrder

    @property
    def id(self) -> str:
        return self.source.id

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def placed_at(self) -> datetime:
        return self.source.processed_at

    @property
    def updated_at(self) -> datetime:
        return self.source.updated_at

    @property
    def cancelled_at(self) -> datetime | None:
        return self.source.cancelled_at

    @property
    def financial_status(self) -> str | None:
        return word(self.source.display_financial_status) or None

    @property
    def fulfillment_status(self) -> str | None:
        return word(self.source.display_fulfillment_status) or None

    @property
    def gateways(self) -> tuple[str, ...]:
        return gateways_of(self.source.transactions)

    @property
    def is_called_paid(self) -> bool:
        return is_called_paid(self.source)

    @property
    def is_owed_by_conversion(self) -> bool:
        return is_owed_by_conversion(self.source)

    @property
    def has_two_currencies(self) -> bool:
        return self.source.currency_code != self.source.presentment_currency_code

    @cached_property
    def other_money(self) -> OrderMoney | None:
        if not self.has_two_currencies:
            return None
        return order_money(
            self.source, presentment=not self._is_presentment, country=""
        )

    def side(self, money: OrderMoney, *, gone: bool) -> Side:
        return side_of(self.source, money, gone=gone)

    def transactions(self) -> Iterable[tuple[str, dict[str, Any]]]:
        for each in self.source.transactions:
            yield each.id, transaction_values(each, self._is_presentment)

    def refunds(self) -> Iterable[tuple[str, dict[str, Any]]]:
        for each in self.source.full_refunds:
            yield each.id, refund_values(each, self._is_presentment)

    def fulfilled(self) -> Quantities:
        return {
            line.id: float(max(0, line.current_quantity - line.unfulfilled_quantity))
            for line in self.source.line_items.nodes
            if line.non_fulfillable_quantity < line.quantity
        }

    def returned(self) -> Quantities:
        return returned_quantities(self.source.full_refunds)

    def kept(self) -> Quantities:
        return kept_quantities(self.source.full_refunds)

    def taken_off(self) -> Quantities:
        return {
            line.id: line.quantity - line.current_quantity
            for line in self.source.line_items.nodes
        }

    @cached_property
    def _is_presentment(self) -> bool:
        """Whether its money is in the customer's currency."""
        return self.money.currency != str(self.source.currency_code.value)
