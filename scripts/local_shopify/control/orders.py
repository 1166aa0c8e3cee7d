"""Driving the shop's orders from outside: everything under /_local/orders."""

from collections.abc import Callable
from typing import Any

from ..base.gid import number_of
from ..base.store import Record
from ..operations.shop import Shop
from ..orders.derive import derived
from ..payloads.order import node_of
from ..records.customers.loaded import read_customer
from ..records.customers.writer import CustomerWriter
from ..records.orders.edits import edit_order
from ..records.orders.events import (
    cancel_order,
    capture_order,
    fulfill_order,
    mark_as_paid,
    refund_order,
    remove_lines,
)
from ..records.orders.writer import OrderWriter

Answer = tuple[int, Any]
STATES = {"financialStatus", "fulfillmentStatus"}
EVENTS: dict[str, Callable[..., Any]] = {
    "refund": refund_order,
    "edit": edit_order,
    "cancel": cancel_order,
    "capture": capture_order,
    "pay": mark_as_paid,
    "fulfill": fulfill_order,
    "remove": remove_lines,
}


class OrderRoutes:
    """Answers control requests about orders; the caller holds the shop's lock."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    @property
    def writer(self) -> OrderWriter:
        return OrderWriter(self.shop.store, self.shop.settings)

    def answer(self, method: str, rest: str, given: dict[str, Any]) -> Answer:
        """Answer a request; `rest` is the path after `orders`."""
        orders = self.shop.store.orders
        if method == "GET" and not rest:
            return 200, [shown(order) for order in orders.values()]
        if method == "POST" and rest in ("", "load"):
            return 200, self._load(given, said=rest == "load")
        id_, _, event = rest.partition("/")
        order = orders.get(number_of(id_))
        if order is None:
            return 404, {"error": f"there is no order {id_}"}
        if event and (method != "POST" or event not in EVENTS):
            return 404, {"error": f"there is no {method} {event}"}
        if event:
            EVENTS[event](self.writer, order, **given)
        elif method == "DELETE":
            self.writer.delete(order)
            return 200, {}
        elif method == "PATCH":
            self._change(order, given)
        return 200, shown(order)

    def _load(self, given: dict[str, Any], said: bool) -> Any:
        """Load one order, or those of a list; as told, or with totals computed."""
        nodes = [node_of(each) for each in given.get("orders") or [given]]
        for node in nodes if said else ():
            self._know(node.get("customer"))
        make = self.writer.load if said else self.writer.create
        made = [shown(make(node)) for node in nodes]
        return made if "orders" in given else made[0]

    def _know(self, customer: dict[str, Any] | None) -> None:
        """Take the customer whom an order tells of, unless the shop has one."""
        read = read_customer(customer) if customer and len(customer) > 1 else {}
        if read and number_of(read["id"]) not in self.shop.store.customers:
            CustomerWriter(self.shop.store).create(read)

    def _change(self, order: Record, given: dict[str, Any]) -> None:
        """Write plain fields; the order's time moves on, unless it is given."""
        fields = dict(given)
        moment = fields.pop("updatedAt", None)
        self.writer.write(order, fields)
        if STATES & fields.keys():
            self.writer.touch(order)
        order["updatedAt"] = moment or order["updatedAt"]


def shown(order: Record) -> dict[str, Any]:
    """What control tells of an order: what it holds, and its totals."""
    totals = derived(order)
    hidden = ("derived", "given", "lines", "shipping")
    plain = {**order, **totals}
    told = {name: value for name, value in plain.items() if name not in hidden}
    told["lineItems"] = [
        {**line, **totals["lines"][line["id"]]} for line in order["lineItems"]
    ]
    return told
