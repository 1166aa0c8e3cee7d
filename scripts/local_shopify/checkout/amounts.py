"""Amounts of a currency: rounded as it is paid, and shared out so that nothing is lost.

Pure: Decimal alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from ..orders.money import amount_text, unit_of

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency, and how many of it one of the shop's own currency is worth."""

    code: str
    rate: Decimal = Decimal(1)

    @property
    def unit(self) -> Decimal:
        return unit_of(self.code)

    def convert(self, amount: Decimal) -> Decimal:
        """An amount of the shop's currency in this one."""
        return self.round(amount * self.rate)

    def round(self, amount: Decimal) -> Decimal:
        return amount.quantize(self.unit, ROUND_HALF_UP)

    def split(self, amount: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
        """Shares in proportion to the weights, that add up to the amount.

        What rounding down leaves goes to the largest remainders, of equal ones to the
        last; so no share exceeds its weight where the amount does not exceed the sum.
        """
        total = sum(weights, ZERO)
        if not total:
            return [ZERO] * len(weights)
        exact = [amount * weight / total for weight in weights]
        shares = [share.quantize(self.unit, ROUND_DOWN) for share in exact]
        left = int((amount - sum(shares, ZERO)) / self.unit)
        places = sorted(
            range(len(weights)),
            key=lambda place: (exact[place] - shares[place], place),
            reverse=True,
        )
        for place in places[:left]:
            shares[place] += self.unit
        return shares


def bag(
    currency: Currency, amount: Decimal, presented: Currency, presentment: Decimal
) -> dict[str, dict[str, str]]:
    """A MoneyBag."""
    return {
        "shopMoney": {"amount": amount_text(amount), "currencyCode": currency.code},
        "presentmentMoney": {
            "amount": amount_text(presentment),
            "currencyCode": presented.code,
        },
    }
