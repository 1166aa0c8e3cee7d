"""All money of an order in one of its currencies, line by line, and its proof. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..records.money import ZERO, MoneyLine, TaxKey
from ..records.order import Order
from .proof import ProofRow
from .prove import Proof
from .shares import digits_of, unit_of


@dataclass(frozen=True, slots=True)
class OrderMoney:
    """All money of an order in one of its two currencies.

    :param digits: decimal places of the currency
    :param problems: what does not add up, with the key of the line; then the order
        is held
    """

    currency: str
    digits: int
    lines: tuple[MoneyLine, ...]
    proof: tuple[ProofRow, ...] = ()
    problems: tuple[tuple[str, str], ...] = field(default=())

    @property
    def total(self) -> Decimal:
        return sum((line.ordered.total for line in self.lines), ZERO)

    @property
    def current_total(self) -> Decimal:
        return sum((line.current.total for line in self.lines), ZERO)


def order_money(order: Order, *, customer: bool, country: str) -> OrderMoney:
    """Return an order's money in the shop's currency, or in the customer's.

    :param country: ISO code for the names of its taxes
    """
    told = order.money_told(customer=customer)
    digits = digits_of(told.currency)
    proof = Proof(order, told, customer, unit_of(digits))
    return OrderMoney(
        currency=told.currency,
        digits=digits,
        lines=_taxed_in(country, told.lines),
        proof=tuple(proof.rows),
        problems=tuple(proof.problems),
    )


def _taxed_in(country: str, lines: Sequence[MoneyLine]) -> tuple[MoneyLine, ...]:
    """Return lines whose taxes are those of a country; an order has few of them."""
    keys: dict[TaxKey, TaxKey] = {}
    for line in lines:
        keys |= {
            it: replace(it, country=country) for it in line.taxes if it not in keys
        }
    return tuple(
        replace(line, taxes=tuple(map(keys.__getitem__, line.taxes)))
        if line.taxes
        else line
        for line in lines
    )
