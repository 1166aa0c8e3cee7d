"""Payments by chance: paid, pending, authorised, in parts, with gift cards, in cash."""

from collections.abc import Callable
from decimal import Decimal
from random import Random

from ..amounts import unit_of
from ..cart import Cart, Payment

Payments = list[Payment]
LARGE = 1_000_000


def random_payments(random: Random, cart: Cart) -> Payments:
    """How a cart is paid; what is worth nothing needs no payment in any case."""
    return random.choices(MAKERS, WEIGHTS)[0](random, cart)


def _paid(random: Random, _cart: Cart) -> Payments:
    return [Payment(random.choice(("shopify_payments", "paypal", "bogus")))]


def _authorised(_random: Random, _cart: Cart) -> Payments:
    return [Payment(kind="AUTHORIZATION")]


def _captured(_random: Random, cart: Cart) -> Payments:
    captured = unit_of(cart.currency) * LARGE * LARGE
    return [Payment(kind="AUTHORIZATION", captured=captured)]


def _captured_in_part(random: Random, cart: Cart) -> Payments:
    return [Payment(kind="AUTHORIZATION", captured=_part(random, cart))]


def _pending(random: Random, _cart: Cart) -> Payments:
    gateway = random.choice(("Bank Deposit", "Cash on Delivery (COD)"))
    return [Payment(gateway, status="PENDING")]


def _partly(random: Random, cart: Cart) -> Payments:
    return [Payment("manual", _part(random, cart))]


def _gift_card(random: Random, cart: Cart) -> Payments:
    gateway = random.choice(("gift_card", "gift_card", "shopify_store_credit"))
    return [Payment(gateway, _part(random, cart)), Payment()]


def _two_gift_cards(random: Random, cart: Cart) -> Payments:
    return [Payment("gift_card", _part(random, cart)), *_gift_card(random, cart)]


def _cash(random: Random, cart: Cart) -> Payments:
    step = unit_of(cart.presentment or cart.currency) * random.choice((5, 10))
    return [Payment("cash", step=step)]


def _cash_with_change(random: Random, cart: Cart) -> Payments:
    return [Payment("cash", change=_part(random, cart))]


def _second_try(_random: Random, _cart: Cart) -> Payments:
    return [Payment(status="FAILURE"), Payment()]


def _unpaid(_random: Random, _cart: Cart) -> Payments:
    return []


MAKERS: tuple[Callable[[Random, Cart], Payments], ...] = (
    _paid,
    _authorised,
    _captured,
    _captured_in_part,
    _pending,
    _partly,
    _gift_card,
    _two_gift_cards,
    _cash,
    _cash_with_change,
    _second_try,
    _unpaid,
)
WEIGHTS = (46, 7, 9, 3, 8, 6, 8, 2, 5, 3, 3, 3)


def _part(random: Random, cart: Cart) -> Decimal:
    return unit_of(cart.currency) * random.choice((1, 100, 333, 500, 2_000, 5_000))
