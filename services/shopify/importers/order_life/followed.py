"""An order whose life is followed."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from odoo.models import BaseModel

from ...mappers.full_order import FullOrder
from ...mappers.money_lines import ZERO, LineKind, OrderMoney
from ...mappers.order_exchange import (
    Side,
    is_called_paid,
    is_explained_by_rates,
    is_owed_by_conversion,
)
from ...mappers.order_money import order_money
from ...mappers.transactions import money_kept

GOODS = (LineKind.ITEM,)


@dataclass(frozen=True, eq=False)
class Followed:
    """An order of Shopify whose sale order is stored as Shopify says it now.

    :param link: its `shopify.order`
    :param money: in the currency of the sale order
    """

    link: BaseModel
    source: FullOrder
    money: OrderMoney

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

        Such as its shipping. Goods that stand are no sale: Shopify leaves them on an
        order that was cancelled without a refund, to be refunded later.
        """
        if not self.is_cancelled or any(
            it.quantity for it in self.money.lines if it.kind in GOODS
        ):
            return False
        # By its rates an order may be paid in one of its currencies alone.
        moneys = (self.money, self._other_money)
        return any(
            money and 0 < money.current_total <= self._kept(money) for money in moneys
        )

    @property
    def is_void(self) -> bool:
        """Whether it is cancelled, and nothing of it is to be invoiced."""
        return self.is_cancelled and not self.keeps

    @cached_property
    def left(self) -> Decimal:
        """What is open of it, as Shopify tells its lines and transactions."""
        return self._side(self.money).left

    @cached_property
    def exchange_difference(self) -> Decimal:
        """What is open of it by the rates of its payments alone.

        0 unless Shopify calls it paid, whatever it was paid in.
        """
        is_paid = is_called_paid(self.source) and is_owed_by_conversion(self.source)
        if not self.left or not is_paid:
            return ZERO
        here, other = self._side(self.money), self._other_money
        if not other or not is_explained_by_rates(here, self._side(other)):
            return ZERO
        return here.left

    def _side(self, money: OrderMoney) -> Side:
        gone = self.is_cancelled and not self.keeps
        return Side.of(self.source, money, gone=gone)

    def _kept(self, money: OrderMoney) -> Decimal:
        presentment = money.currency != str(self.source.currency_code.value)
        return money_kept(self.source.transactions, presentment)

    @cached_property
    def _other_money(self) -> OrderMoney | None:
        """Its money in the other of its currencies; nobody asks of the taxes' names."""
        if self.source.currency_code == self.source.presentment_currency_code:
            return None
        return order_money(self.source, presentment=not self.is_presentment, country="")

    @cached_property
    def sale_lines(self) -> dict[str, BaseModel]:
        """Its lines in Odoo by the keys of its lines of money."""
        return {
            line.gid: line.sale_line_id
            for line in self.link.line_ids
            if line.sale_line_id
        }

    @cached_property
    def is_presentment(self) -> bool:
        """Whether its money is in the customer's currency."""
        return self.money.currency != str(self.source.currency_code.value)
