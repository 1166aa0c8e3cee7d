"""An order whose life is followed."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from odoo.models import BaseModel

from ...mappers.full_order import FullOrder
from ...mappers.money_lines import LineKind, OrderMoney
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
        return money_kept(self.source.transactions, self.is_presentment)

    @property
    def keeps(self) -> bool:
        """Whether it is cancelled, and what still stands of it is paid and kept.

        Such as its shipping. Goods that stand are no sale: Shopify leaves them on an
        order that was cancelled without a refund, to be refunded later.
        """
        stands = self.money.current_total
        return (
            self.is_cancelled
            and 0 < stands <= self.money_kept
            and not any(it.quantity for it in self.money.lines if it.kind in GOODS)
        )

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
