"""Amounts in two currencies: the shop's, and the one in which the customer pays."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import Any

# https://www.iso.org/iso-4217-currency-codes.html
DIGITS = {
    **dict.fromkeys(
        (
            *("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"),
            *("RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"),
        ),
        0,
    ),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
NOTHING = Decimal(0)
KEPT_TEXTS = 100_000
Shown = dict[str, Any]


@cache
def unit_of(currency: str) -> Decimal:
    """The smallest amount of a currency."""
    return Decimal(1).scaleb(-DIGITS.get(currency, 2))


def rounded(amount: Decimal, currency: str) -> Decimal:
    return amount.quantize(unit_of(currency), ROUND_HALF_UP)


@lru_cache(maxsize=KEPT_TEXTS)
def amount_text(amount: Decimal) -> str:
    """An amount as `MoneyV2` shows it: 12.5, 949.95, 10.0, whatever the currency."""
    text = f"{amount:f}"
    if "." not in text:
        return text + ".0"
    whole, _, part = text.partition(".")
    return f"{whole}.{part.rstrip('0') or '0'}"


@dataclass(frozen=True, slots=True)
class Bag:
    """One amount, in the shop's currency and in the customer's."""

    shop: Decimal = NOTHING
    presentment: Decimal = NOTHING

    def __add__(self, other: "Bag") -> "Bag":
        return Bag(self.shop + other.shop, self.presentment + other.presentment)

    def __sub__(self, other: "Bag") -> "Bag":
        return Bag(self.shop - other.shop, self.presentment - other.presentment)

    def __neg__(self) -> "Bag":
        return Bag(-self.shop, -self.presentment)

    def __mul__(self, factor: int | Decimal) -> "Bag":
        return Bag(self.shop * factor, self.presentment * factor)

    def __bool__(self) -> bool:
        return bool(self.shop or self.presentment)


ZERO = Bag()


def total(bags: Iterable[Bag]) -> Bag:
    return sum(bags, ZERO)


@dataclass(frozen=True, slots=True)
class Purse:
    """The two currencies of an order.

    `rate` is what one unit of the shop's currency is in the customer's, for amounts
    that are given in one of them alone.
    """

    shop: str
    presentment: str
    rate: Decimal = Decimal(1)

    def read(self, given: Shown | None) -> Bag:
        """A `MoneyBag` or its input; an amount that it lacks follows from the other."""
        if not given:
            return ZERO
        shop, presentment = given.get("shopMoney"), given.get("presentmentMoney")
        if presentment is None:
            return self.from_shop(Decimal(str(shop["amount"])))
        if shop is None:
            return self.from_presentment(Decimal(str(presentment["amount"])))
        return Bag(Decimal(str(shop["amount"])), Decimal(str(presentment["amount"])))

    def from_shop(self, amount: Decimal) -> Bag:
        if self.shop == self.presentment:
            return Bag(amount, amount)
        return Bag(amount, rounded(amount * self.rate, self.presentment))

    def from_presentment(self, amount: Decimal) -> Bag:
        if self.shop == self.presentment:
            return Bag(amount, amount)
        return Bag(rounded(amount / self.rate, self.shop), amount)

    def read_amount(self, amount: Any, currency: str | None = None) -> Bag:
        """A single amount, in the shop's currency unless it is said to be the other."""
        value = Decimal(str(amount))
        if currency and currency == self.presentment:
            return self.from_presentment(value)
        return self.from_shop(value)

    def round(self, bag: Bag) -> Bag:
        return Bag(
            rounded(bag.shop, self.shop), rounded(bag.presentment, self.presentment)
        )

    def show(self, bag: Bag) -> Shown:
        return {
            "shopMoney": self._money(bag.shop, self.shop),
            "presentmentMoney": self._money(bag.presentment, self.presentment),
        }

    def text(self, bag: Bag) -> str:
        """The shop's amount as the older, single-currency fields show it."""
        return str(rounded(bag.shop, self.shop))

    def _money(self, amount: Decimal, currency: str) -> Shown:
        return {"amount": amount_text(amount), "currencyCode": currency}


def purse_of(order: dict[str, Any]) -> Purse:
    currencies = order["currencyCode"], order["presentmentCurrencyCode"]
    return _purse(*currencies, order.get("presentmentRate"))


@cache
def _purse(shop: str, presentment: str, rate: str | None) -> Purse:
    return Purse(shop, presentment, Decimal(str(rate)) if rate else Decimal(1))
