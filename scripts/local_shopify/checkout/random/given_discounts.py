"""Discounts by chance: of each kind, method and target, alone and stacked."""

from collections.abc import Callable
from decimal import Decimal
from random import Random

from ..amounts import unit_of
from ..cart import Cart, Discount

PERCENTS = ("5", "10", "12.5", "15", "20", "33.3333", "50", "66.67", "99", "100")
KINDS = ("Code", "Automatic", "Manual", "Script")
NAMES = {
    "Code": ("SUMMER10", "WELCOME", "VIP"),
    "Automatic": ("Autumn sale", "Buy more, save more"),
    "Manual": ("Damaged box", "Loyal customer"),
    "Script": ("Volume prices",),
}


def random_discounts(random: Random, cart: Cart) -> list[Discount]:
    """None for a third of the carts, several for some."""
    number = random.choice((0, 0, 0, 1, 1, 1, 1, 2, 3, 4))
    makers = random.choices(MAKERS, WEIGHTS, k=number)
    return [make(random, cart) for make in makers]


def _order_percent(random: Random, _cart: Cart) -> Discount:
    return _named(random, Discount(_percent(random), percentage=True))


def _order_amount(random: Random, cart: Cart) -> Discount:
    return _named(random, Discount(_amount(random, cart)))


def _line_percent(random: Random, cart: Cart) -> Discount:
    discount = Discount(_percent(random), percentage=True, method="EACH")
    return _on_lines(random, cart, discount)


def _unit_amount(random: Random, cart: Cart) -> Discount:
    return _on_lines(random, cart, Discount(_amount(random, cart), method="EACH"))


def _one_line(random: Random, cart: Cart) -> Discount:
    """What a person takes off one line."""
    if random.random() < 0.5:
        discount = Discount(_percent(random), percentage=True)
    else:
        discount = Discount(_amount(random, cart))
    discount.method, discount.selection = "ONE", "EXPLICIT"
    discount.kind, discount.title = "Manual", random.choice(NAMES["Manual"])
    discount.lines = (random.randrange(len(cart.lines)),)
    return discount


def _buy_x_get_y(random: Random, cart: Cart) -> Discount:
    """Some units of a line are free, or cheaper."""
    value = Decimal(100) if random.random() < 0.6 else _percent(random)
    discount = Discount(value, percentage=True, method="EACH")
    discount.units = random.choice((1, 1, 2))
    return _on_lines(random, cart, discount)


def _among_lines(random: Random, cart: Cart) -> Discount:
    """An amount that is spread over some of the lines."""
    return _on_lines(random, cart, Discount(_amount(random, cart)))


def _shipping(random: Random, cart: Cart) -> Discount:
    if random.random() < 0.6:
        discount = Discount(_percent(random), percentage=True, method="EACH")
        if random.random() < 0.6:
            discount.value = Decimal(100)
    else:
        discount = Discount(_amount(random, cart))
    discount.target = "SHIPPING_LINE"
    return _named(random, discount)


MAKERS: tuple[Callable[[Random, Cart], Discount], ...] = (
    _order_percent,
    _order_amount,
    _line_percent,
    _unit_amount,
    _one_line,
    _buy_x_get_y,
    _among_lines,
    _shipping,
)
WEIGHTS = (25, 20, 14, 10, 8, 10, 6, 10)


def _percent(random: Random) -> Decimal:
    return Decimal(random.choice(PERCENTS))


def _amount(random: Random, cart: Cart) -> Decimal:
    return unit_of(cart.currency) * random.choice((1, 10, 99, 333, 500, 1_000, 10_000))


def _on_lines(random: Random, cart: Cart, discount: Discount) -> Discount:
    number = random.randint(1, len(cart.lines))
    discount.lines = tuple(sorted(random.sample(range(len(cart.lines)), number)))
    discount.selection = random.choice(("ENTITLED", "EXPLICIT"))
    return _named(random, discount)


def _named(random: Random, discount: Discount) -> Discount:
    discount.kind = random.choices(KINDS, (45, 35, 12, 8))[0]
    discount.title = random.choice(NAMES[discount.kind])
    return discount
