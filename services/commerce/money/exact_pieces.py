"""Pieces of a line whose amounts are exact: a part of its quantity, its share of each.

A piece is told by its quantity and by how many units before it have their share
already; pieces that follow each other up to the whole add up to it, to the cent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..records.money import ZERO, Amounts
from .manual_amounts import extra_tax_data, whole_data
from .shares import share, unit_of


@dataclass(frozen=True, slots=True)
class Whole:
    """What shares are taken of.

    :param taxes: ids of Odoo's taxes, in the order of those of the amounts
    :param first: how many of the units have their share already
    """

    quantity: Decimal
    amounts: Amounts
    taxes: tuple[int, ...]
    first: Decimal = ZERO

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Whole":
        """Read what a line keeps."""
        taxes = data["exact"]["taxes"]
        return cls(
            Decimal(data["exact"]["quantity"]),
            Amounts(
                Decimal(data["exact"]["net"]),
                tuple(Decimal(amount) for _tax, amount in taxes),
            ),
            tuple(tax for tax, _amount in taxes),
            Decimal(data["exact"]["first"]),
        )

    def piece(self, quantity: Decimal, digits: int) -> Amounts | None:
        """Return the share of a quantity; None if it is none of this whole."""
        if quantity == self.quantity:
            return self.amounts
        if not self.quantity or not ZERO < quantity / self.quantity <= 1:
            return None
        first = self.first
        if abs(first + quantity) > abs(self.quantity):
            first = self.quantity - quantity
        until, unit = first + quantity, unit_of(digits)
        return share(self.amounts, first, until, self.quantity, unit)


def piece_of(
    data: Mapping[str, Any], quantity: Decimal, digits: int
) -> dict[str, Any] | None:
    """Return what a line keeps, as for another quantity; None if it has no share."""
    if quantity == Decimal(str(data["quantity"])):
        return dict(data)
    whole = Whole.of(data)
    amounts = whole.piece(quantity, digits)
    if amounts is None:
        return None
    return line_data(data, quantity, amounts, whole)


def line_data(
    data: Mapping[str, Any], quantity: Decimal, amounts: Amounts, whole: Whole
) -> dict[str, Any]:
    """Return what a line keeps that is a piece of a whole, at the price of another."""
    return extra_tax_data(
        price=data["price_unit"],
        discount=data["discount"],
        quantity=quantity,
        amounts=amounts,
        taxes=whole.taxes,
        currency_id=data["currency_id"],
        first=whole.first,
        whole=(whole.quantity, whole.amounts),
    )


def amounts_of(data: Mapping[str, Any], quantity: Decimal, digits: int) -> Whole | None:
    """Return a line's own amounts as a whole, to take further pieces of."""
    piece = piece_of(data, quantity, digits)
    if piece is None:
        return None
    taxes = tuple(tax for tax, _amount in piece["exact"]["taxes"])
    return Whole(quantity, _own_amounts(piece, digits), taxes)


def _own_amounts(data: Mapping[str, Any], digits: int) -> Amounts:
    whole = Whole.of(data)
    quantity = Decimal(str(data["quantity"]))
    found = whole.piece(quantity, digits)
    return whole.amounts if found is None else found


def divided(
    sums: Mapping[int, Decimal], taxes: Sequence[int], weights: Sequence[Decimal]
) -> tuple[Decimal, ...]:
    """Return amounts of Odoo's taxes in the order of a line's own.

    Where several of the line's taxes are one in Odoo, each gets what it has of them by
    its weight, the last one the rest.
    """
    left = dict(sums)
    found = []
    for place, tax in enumerate(taxes):
        is_last = tax not in taxes[place + 1 :]
        amount = left.get(tax, ZERO) if is_last else weights[place]
        found.append(amount)
        left[tax] = left.get(tax, ZERO) - amount
    return tuple(found)


def reversed_whole(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a whole with all signs turned."""
    whole = Whole.of({"exact": data})
    amounts = Amounts(
        -whole.amounts.net, tuple(-amount for amount in whole.amounts.taxes)
    )
    return whole_data(-whole.quantity, amounts, whole.taxes, -whole.first)
