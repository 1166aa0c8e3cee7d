"""Carts of every kind, by chance: the same seed gives the same cart."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from ..amounts import Currency
from ..cart import Cart, Duty, Fee, Line, Shipping
from .given_discounts import random_discounts
from .tax_rates import own_taxes, random_taxes
from .ways_to_pay import random_payments

CURRENCIES = {"EUR": 40, "USD": 20, "GBP": 10, "CHF": 8, "JPY": 12, "KWD": 10}
RATES = {  # what one euro buys, roughly
    "EUR": "1",
    "USD": "1.0843",
    "GBP": "0.8571",
    "CHF": "0.9412",
    "JPY": "163.27",
    "KWD": "0.33281",
    "CAD": "1.4877",
}
PRICES = ("0.01", "0.05", "0.99", "1", "3.33", "9.99", "10", "14.95", "19.99", "33.33")
PRICES += ("66.67", "99.90", "100", "129", "1234.56", "0.005")
QUANTITIES = (1, 1, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 10)
CODES = ("610910", "691200", "940360")
COUNTRIES = ("CN", "IN", "PT")


def chance(random: Random, percent: float) -> bool:
    return random.random() * 100 < percent


def random_cart(
    random: Random, goods: Sequence[Line] = (), currency: str | None = None
) -> Cart:
    """A cart with what real ones have, and what they seldom have more often.

    :param goods: lines as of a shop's variants, to choose from
    """
    currency = (
        currency or random.choices(list(CURRENCIES), list(CURRENCIES.values()))[0]
    )
    cart = Cart(_lines(random, goods, Currency(currency)), currency)
    cart.taxes_included = chance(random, 50)
    cart.tax_exempt = chance(random, 5)
    cart.taxes = random_taxes(random)
    cart.shipping_taxes = cart.taxes if chance(random, 70) else ()
    cart.duties_included = chance(random, 20)
    cart.shipping = _shipping(random, cart)
    cart.discounts = random_discounts(random, cart)
    _presentment(random, cart)
    _extras(random, cart)
    cart.payments = random_payments(random, cart)
    return cart


def _lines(random: Random, goods: Sequence[Line], currency: Currency) -> list[Line]:
    number = random.choice((1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8, 12))
    lines = [_line(random, goods, currency) for _ in range(number)]
    if number > 2 and chance(random, 10):
        for line in lines[:2]:
            line.group = "Starter set"
    return lines


def _line(random: Random, goods: Sequence[Line], currency: Currency) -> Line:
    line = replace(random.choice(goods)) if goods else _unknown(random)
    if not goods or chance(random, 20):
        line.price = _price(random, currency)
    line.quantity = random.choice(QUANTITIES)
    if chance(random, 8):
        line.taxable = False
    if chance(random, 12):
        line.taxes = own_taxes(random, line)
    if chance(random, 4):
        line.gift_card, line.taxable, line.requires_shipping = True, False, False
    if chance(random, 6):
        line.duties = _duties(random, currency)
    return line


def _unknown(random: Random) -> Line:
    """A line of no variant: a custom one, or one whose product is gone."""
    number = random.randint(1, 999)
    sku = f"GONE-{number}" if chance(random, 50) else None
    return Line(Decimal(1), title=f"Thing {number}", sku=sku)


def _price(random: Random, currency: Currency) -> Decimal:
    if chance(random, 4):
        return Decimal(0)
    if chance(random, 60):
        price = Decimal(random.choice(PRICES)) * Decimal(RATES[currency.code])
        return currency.round(price)
    return random.randint(1, 20_000) * currency.unit


def _duties(random: Random, currency: Currency) -> tuple[Duty, ...]:
    taxes = random_taxes(random) if chance(random, 30) else ()
    return tuple(
        Duty(
            random.randint(1, 3_000) * currency.unit,
            random.choice(CODES),
            random.choice(COUNTRIES),
            taxes,
        )
        for _ in range(random.choice((1, 1, 2)))
    )


def _shipping(random: Random, cart: Cart) -> list[Shipping]:
    currency = Currency(cart.currency)
    names = random.sample(("Standard", "Express", "Local delivery", "Surcharge"), 3)
    number = random.choice((0, 1, 1, 1, 1, 1, 1, 2, 3))
    return [
        Shipping(
            name,
            currency.unit * random.choice((0, 100, 490, 495, 500, 999, 1_250)),
            code=name.lower() if chance(random, 80) else None,
            taxes=random_taxes(random) if chance(random, 8) else None,
        )
        for name in names[:number]
    ]


def _presentment(random: Random, cart: Cart) -> None:
    """A quarter of the buyers pay in a currency of their own."""
    if not chance(random, 25):
        return
    cart.presentment = random.choice([c for c in RATES if c != cart.currency])
    rate = Decimal(RATES[cart.presentment]) / Decimal(RATES[cart.currency])
    cart.rate = rate.quantize(Decimal("0.00000001"))


def _extras(random: Random, cart: Cart) -> None:
    currency = Currency(cart.currency)
    if chance(random, 10):
        cart.tip = currency.unit * random.choice((1, 100, 250, 333, 1_000))
    if chance(random, 6):
        taxes = random_taxes(random) if chance(random, 40) else ()
        cart.fees = [Fee("Recycling fee", currency.unit * 75, taxes)]
