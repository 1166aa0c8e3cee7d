"""An order whose life is followed."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from odoo.models import BaseModel

from ...money.currency_sides import Side, is_explained_by_rates
from ...money.lines import ZERO, LineKind, OrderMoney

GOODS = (LineKind.ITEM,)
# Quantities of items by the keys of an order's lines of money.
Quantities = Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Followed(ABC):
    """An order whose sale order is stored as its shop says it now.

    A system says what only it can know; all else follows from that.

    :param link: its `commerce.order`
    :param money: in the currency of the sale order
    """

    link: BaseModel
    money: OrderMoney

    # What its shop says

    @property
    @abstractmethod
    def id(self) -> str: ...

    @property
    @abstractmethod
    def name(self) -> str: ...

    @property
    @abstractmethod
    def placed_at(self) -> datetime: ...

    @property
    @abstractmethod
    def updated_at(self) -> datetime: ...

    @property
    @abstractmethod
    def cancelled_at(self) -> datetime | None: ...

    @property
    @abstractmethod
    def financial_status(self) -> str | None: ...

    @property
    @abstractmethod
    def fulfillment_status(self) -> str | None: ...

    @property
    @abstractmethod
    def gateways(self) -> tuple[str, ...]:
        """The ways by which it is paid."""

    @property
    @abstractmethod
    def is_called_paid(self) -> bool:
        """Whether the customer is to pay nothing, as it is told."""

    @property
    @abstractmethod
    def is_owed_by_conversion(self) -> bool:
        """Whether what is owed is no more than conversion makes."""

    @property
    @abstractmethod
    def has_two_currencies(self) -> bool: ...

    @property
    @abstractmethod
    def other_money(self) -> OrderMoney | None:
        """Its money in the other of its currencies; nobody asks of the taxes' names."""

    @abstractmethod
    def side(self, money: OrderMoney, *, gone: bool) -> Side:
        """Read a side of it; of an order that is gone nothing stands."""

    @abstractmethod
    def transactions(self) -> Iterable[tuple[str, dict[str, Any]]]:
        """Yield ids and values of the links of its transactions."""

    @abstractmethod
    def refunds(self) -> Iterable[tuple[str, dict[str, Any]]]:
        """Yield ids and values of the links of its refunds."""

    @abstractmethod
    def fulfilled(self) -> Quantities:
        """Return how many units are shipped and still sold.

        What can never be shipped, such as a tip, is not.
        """

    @abstractmethod
    def returned(self) -> Quantities:
        """Return how many delivered units came back into stock."""

    @abstractmethod
    def kept(self) -> Quantities:
        """Return how many units were refunded for customers to keep."""

    @abstractmethod
    def taken_off(self) -> Quantities:
        """Return how many units were ordered and are not on it any more."""

    # What follows

    @property
    def order(self) -> BaseModel:
        """Its `sale.order`; empty where a person deleted it."""
        return self.link.sale_order_id

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

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
        if not self.left or not self.is_called_paid or not self.is_owed_by_conversion:
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
        return self.side(money, gone=self.is_void)

    def _kept(self, money: OrderMoney) -> Decimal:
        return sum(self.side(money, gone=False).moved, ZERO)
