"""Short ways to write down the demo's orders."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from ...base.clock import stamp
from ...base.store import Record
from ...checkout import Cart, Line, Shipping, TaxRate, order_node
from ...checkout.goods import buyer_of, line_of
from ...records.orders.edits import edit_order
from ...records.orders.events import (
    cancel_order,
    capture_order,
    fulfill_order,
    mark_as_paid,
    refund_order,
)
from ...records.orders.writer import OrderWriter

Happening = Callable[[OrderWriter, Record, str], Any]
VAT = TaxRate("DE MwSt", Decimal("0.19"))
REDUCED = TaxRate("DE MwSt", Decimal("0.07"))
LATER = timedelta(hours=7)  # between two things that happen to an order


@dataclass(slots=True)
class Sale:
    """An order to place so many days ago, and what happened to it after that."""

    days: float
    cart: Cart
    then: tuple[Happening, ...] = ()


class Desk:
    """Takes the demo's orders; it knows the shop's products and customers."""

    def __init__(self, writer: OrderWriter) -> None:
        store = writer.store
        self.writer = writer
        self.variants = {each["sku"]: each for each in store.variants.values()}
        self.customers = {each["email"]: each for each in store.customers.values()}

    def line(self, sku: str, quantity: int = 1, **fields: Any) -> Line:
        """A line of one of the demo's products."""
        line = line_of(self.writer.store, self.variants[sku], quantity)
        return replace(line, **fields)

    def gift_card(self) -> Line:
        """A line of the first gift card that the shop sells."""
        store = self.writer.store
        cards = [each for each in store.products.values() if each["isGiftCard"]]
        return line_of(store, cards[0]["variants"][0])

    def sale(
        self,
        days: float,
        email: str | None,
        lines: list[Line],
        *then: Happening,
        order: Record | None = None,
        **cart: Any,
    ) -> Sale:
        """An order, with the shop's usual tax and shipping if nothing else is said."""
        settings = self.writer.settings
        usual = {
            "currency": settings.currency,
            "taxes": (VAT,),
            "shipping_taxes": (VAT,),
            "shipping": [post()],
            "taxes_included": settings.taxes_included,
        }
        fields = {"sourceName": "web", **self.buyer(email), **(order or {})}
        return Sale(days, Cart(lines, order=fields, **(usual | cart)), then)

    def buyer(self, email: str | None) -> Record:
        if email is None:
            return {}
        if email in self.customers:
            return buyer_of(self.customers[email])
        return {"email": email}

    def place(self, sale: Sale) -> Record:
        """Store an order with all that happened to it until now."""
        now = self.writer.store.clock.now()
        moment = now - timedelta(days=sale.days)
        times = dict.fromkeys(("createdAt", "processedAt"), stamp(moment))
        sale.cart.order = times | sale.cart.order
        next_id = self.writer.store.next_id
        order = self.writer.create(order_node(sale.cart, next_id))
        for happen in sale.then:
            moment = min(moment + LATER, now)
            happen(self.writer, order, stamp(moment))
        return order


def post(price: str = "4.90", title: str = "Standard", **fields: Any) -> Shipping:
    code = fields.pop("code", title.lower().replace(" ", "-"))
    return Shipping(title, Decimal(price), code=code, **fields)


def address(name: str, line: str, zip_: str, city: str, country: str) -> Record:
    """Both addresses of an order."""
    first, _, last = name.partition(" ")
    found = {"firstName": first, "lastName": last, "address1": line}
    found |= {"zip": zip_, "city": city, "countryCode": country}
    return {"billingAddress": found, "shippingAddress": dict(found)}


def shipped(*lines: Record) -> Happening:
    """All was shipped, or these lines: {"index", "quantity"}."""
    parcel = [{"company": "DHL", "number": "00340434161094000000"}]

    def happen(writer: OrderWriter, order: Record, at: str) -> None:
        fulfill_order(writer, order, list(lines) or None, parcel, at=at)

    return happen


def refunded(**given: Any) -> Happening:
    return lambda writer, order, at: refund_order(writer, order, at=at, **given)


def edited(**given: Any) -> Happening:
    return lambda writer, order, at: edit_order(writer, order, at=at, **given)


def cancelled(**given: Any) -> Happening:
    return lambda writer, order, at: cancel_order(writer, order, at=at, **given)


def captured(amount: str | None = None) -> Happening:
    return lambda writer, order, at: capture_order(writer, order, amount, at=at)


def paid() -> Happening:
    return lambda writer, order, at: mark_as_paid(writer, order, at=at)
