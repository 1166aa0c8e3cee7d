"""An order whose life is followed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from odoo.models import BaseModel

from ...money.currency_sides import (
    Side,
    is_called_paid,
    is_explained_by_rates,
    is_owed_by_conversion,
    side_of,
)
from ...money.order_money import OrderMoney, order_money
from ...records.money import ZERO, LineKind
from ...records.order import Order
from ...records.payments import LASTING

GOODS = (LineKind.ITEM,)
# Quantities of items by the keys of an order's lines of money.
Quantities = Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Followed:
    """An order whose sale order is stored as its shop says it now.

    :param link: its `commerce.order`
    :param money: in the currency of the sale order
    """

    link: BaseModel
    money: OrderMoney
    source: Order

    # What its shop says

    @property
    def gateways(self) -> tuple[str, ...]:
        """The ways by which it is paid; failed tries only without others."""
        told = self.source.transactions
        lasting = [it for it in told if it.status in LASTING]
        return tuple(sorted({it.gateway for it in lasting or told}))

    @property
    def is_called_paid(self) -> bool:
        """Whether the customer is to pay nothing, as it is told."""
        return is_called_paid(self.source)

    @cached_property
    def is_customers(self) -> bool:
        """Whether its money is in the customer's currency, which is not the shop's."""
        return self.money.currency != self.source.currency

    @cached_property
    def other_money(self) -> OrderMoney | None:
        """Its money in the other of its currencies; nobody asks of the taxes' names."""
        if not self.source.has_two_currencies:
            return None
        return order_money(self.source, customer=not self.is_customers, country="")

    def delivered(self) -> Quantities:
        """Return how many units are shipped and still sold.

        What can never be shipped, such as a tip, is not.
        """
        return {
            item.external_id: float(item.delivered)
            for item in self.source.items
            if item.delivered is not None
        }

    def taken_off(self) -> Quantities:
        """Return how many units were ordered and are not on it any more."""
        return {
            item.external_id: item.quantity - item.current_quantity
            for item in self.source.items
        }

    # What follows

    @property
    def order(self) -> BaseModel:
        """Its `sale.order`; empty where a person deleted it."""
        return self.link.sale_order_id

    @property
    def is_cancelled(self) -> bool:
        return self.source.cancelled_at is not None

    @cached_property
    def money_kept(self) -> Decimal:
        """What the shop received for it and has not given back."""
        return self._kept(self.money)

    @cached_property
    def keeps(self) -> bool:
        """Whether it is cancelled, and what still stands of it is paid and kept.

        Such as its shipping. Goods that stand are no sale: they may be left on an order
        that was cancelled without a refund, to be refunded later.
        """
        if not self.is_cancelled or any(
            it.quantity for it in self.money.lines if it.kind in GOODS
        ):
            return False
        # By its rates an order may be paid in one of its currencies alone.
        moneys = (self.money, self.other_money)
        return any(
            money and 0 < money.current_total <= self._kept(money) for money in moneys
        )

    @property
    def is_void(self) -> bool:
        """Whether it is cancelled, and nothing of it is to be invoiced."""
        return self.is_cancelled and not self.keeps

    @cached_property
    def left(self) -> Decimal:
        """What is open of it, as its lines and transactions tell."""
        return self._side(self.money).left

    @cached_property
    def exchange_difference(self) -> Decimal:
        """What is open of it by the rates of its payments alone.

        0 unless it is called paid, whatever it was paid in.
        """
        if not self.left or not self.is_called_paid:
            return ZERO
        if not is_owed_by_conversion(self.source):
            return ZERO
        here, other = self._side(self.money), self.other_money
        if not other or not is_explained_by_rates(here, self._side(other)):
            return ZERO
        return here.left

    @cached_property
    def sale_lines(self) -> dict[str, BaseModel]:
        """Its lines in Odoo by the keys of its lines of money."""
        return {
            line.external_id: line.sale_line_id
            for line in self.link.line_ids
            if line.sale_line_id
        }

    def _side(self, money: OrderMoney) -> Side:
        return side_of(self.source, money, gone=self.is_void)

    def _kept(self, money: OrderMoney) -> Decimal:
        return sum(side_of(self.source, money, gone=False).moved, ZERO)
