"""Plain orders in any number, for measurements."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from ...base.clock import stamp
from ...checkout import Cart, Line, Payment, Shipping, TaxRate, order_node
from ...checkout.goods import buyer_of, goods_of
from ...records.orders.writer import OrderWriter

Fields = dict[str, Any]
LINES = 3
VAT = TaxRate("VAT", Decimal("0.19"))
GATEWAYS = ("shopify_payments", "shopify_payments", "paypal")
DAYS = 55  # older ones are not given to every app
CITIES = (("Berlin", "10115"), ("Hamburg", "20095"), ("Köln", "50667"))


def generated_orders(writer: OrderWriter, number: int, seed: int) -> Iterator[Fields]:
    """Orders of three lines, of the shop's customers and variants where it has some.

    The last one was placed an hour ago.
    """
    chance = random.Random(seed)
    store = writer.store
    goods = goods_of(store) or [_thing(place) for place in range(1, 201)]
    buyers = list(store.customers.values())
    last = store.clock.now() - timedelta(hours=1)
    step = min(timedelta(hours=1), timedelta(days=DAYS) / max(number, 1))
    for place in range(1, number + 1):
        moment = last - step * (number - place)
        buyer = buyer_of(buyers[place % len(buyers)]) if buyers else _guest(place)
        order = buyer | _times(moment)
        cart = _cart(chance, goods, writer.settings.currency, order)
        cart.taxes_included = writer.settings.taxes_included
        yield order_node(cart, store.next_id)


def _cart(
    chance: random.Random, goods: list[Line], currency: str, order: Fields
) -> Cart:
    chosen = [chance.choice(goods) for _ in range(LINES)]
    return Cart(
        [replace(line, quantity=chance.choice((1, 1, 1, 2, 3))) for line in chosen],
        currency,
        taxes=(VAT,),
        shipping_taxes=(VAT,),
        shipping=[Shipping("Standard", Decimal("4.90"), code="standard")],
        payments=[Payment(chance.choice(GATEWAYS))],
        order={"sourceName": "web", **order},
    )


def _thing(place: int) -> Line:
    return Line(Decimal(place) / 4 + 5, title=f"Thing {place}", sku=f"GEN-{place:06}")


def _guest(place: int) -> Fields:
    city, code = CITIES[place % len(CITIES)]
    address = {
        "firstName": "Guest",
        "lastName": f"No. {place}",
        "address1": f"Teststraße {place}",
        "zip": code,
        "city": city,
        "countryCode": "DE",
    }
    both = {"billingAddress": address, "shippingAddress": address}
    return {"email": f"guest{place}@shop.example", **both}


def _times(moment: datetime) -> Fields:
    return dict.fromkeys(("createdAt", "processedAt", "updatedAt"), stamp(moment))
