"""Checking out carts from outside: everything under /_local/carts."""

from dataclasses import replace
from random import Random
from typing import Any

from ..base.clock import stamp
from ..base.store import Record
from ..checkout import Cart, Line, order_node, random_cart
from ..checkout.goods import buyer_of, goods_of
from ..checkout.random.events import random_events
from ..checkout.reading import read_cart
from ..operations.shop import Shop
from ..records.orders.writer import OrderWriter
from .orders import shown

Answer = tuple[int, Any]
GUESTS = 30  # of a hundred random buyers
NOBODY = 4  # of a hundred: who pays at the counter and leaves no name
# An app of another channel is told by its number.
SOURCES = {"web": 70, "pos": 12, "shopify_draft_order": 12, "3890849": 6}


class CartRoutes:
    """Makes orders of carts; the caller holds the shop's lock."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    def answer(self, method: str, rest: str, given: dict[str, Any]) -> Answer:
        """Check out a cart, or random ones: {"random": 7, "count": 9, "events": true}.

        :raises ValueError: what is given is no cart
        """
        if method != "POST" or rest:
            return 404, {"error": f"there is no {method} carts/{rest}"}
        writer = OrderWriter(self.shop.store, self.shop.settings)
        if "random" in given:
            return 200, RandomOrders(writer, given).made()
        usual = {"currency": self.shop.settings.currency}
        return 200, shown(check_out(writer, read_cart(usual | given)))


class RandomOrders:
    """Orders of a series of seeds, each with the events that follow it if wished.

    `currency` may be the shop's currency, or "any". Without `goods` no line is one of
    the shop's variants.
    """

    def __init__(self, writer: OrderWriter, given: dict[str, Any]) -> None:
        self.writer = writer
        self.first = int(given["random"])
        self.count = int(given.get("count", 1))
        self.events = bool(given.get("events"))
        currency = given.get("currency") or writer.settings.currency
        self.currency = None if currency == "any" else currency
        self.goods = goods_of(writer.store) if given.get("goods", True) else []
        self.buyers = list(writer.store.customers.values())

    def made(self) -> list[Record]:
        """Each order's id, name and seed, and the events that it had."""
        seeds = range(self.first, self.first + self.count)
        return [self._order(seed) for seed in seeds]

    def _order(self, seed: int) -> Record:
        random = Random(seed)
        cart = random_cart(random, self._lines(random), self.currency)
        source = random.choices(list(SOURCES), list(SOURCES.values()))[0]
        cart.order = self._buyer(random) | {"sourceName": source}
        if random.random() * 100 < NOBODY:
            cart.order = {"sourceName": "pos"}
        order = check_out(self.writer, cart)
        told = {"id": order["id"], "name": order["name"], "seed": seed}
        events = random_events(random, order, self.writer) if self.events else []
        return told | {"events": events}

    def _lines(self, random: Random) -> list[Line]:
        """The shop's lines, and sometimes one that it has no more."""
        if not self.goods or random.random() < 0.1:
            return []
        return [replace(line) for line in random.choices(self.goods, k=12)]

    def _buyer(self, random: Random) -> Record:
        if self.buyers and random.random() * 100 >= GUESTS:
            return buyer_of(random.choice(self.buyers))
        number = random.randint(1, 999_999)
        address = {
            "firstName": "Guest",
            "lastName": str(number),
            "address1": f"Am Hafen {number}",
            "city": "Bremen",
            "zip": "28195",
            "countryCode": "DE",
        }
        both = {"billingAddress": address, "shippingAddress": dict(address)}
        return {"email": f"guest.{number}@mail.example", **both}


def check_out(writer: OrderWriter, cart: Cart) -> Record:
    """Make the order of a cart, now if it does not say when."""
    now = stamp(writer.store.clock.now())
    times = dict.fromkeys(("createdAt", "processedAt"), now)
    cart.order = times | cart.order
    return writer.create(order_node(cart, writer.store.next_id))
