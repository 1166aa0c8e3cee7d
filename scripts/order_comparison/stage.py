"""What must be in the local shop before a recorded call can be done again."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from ..local_shopify.control.remote import Control
from .ids import GID, Ids, ids_of
from .recordings import Call, Data, objects

FROM_ORDER = (
    *("name", "createdAt", "processedAt", "email", "note", "tags", "test"),
    *("currencyCode", "presentmentCurrencyCode", "taxesIncluded", "customAttributes"),
)


class Stage:
    """Makes variants, customers and orders that the recordings take for granted.

    An order that no recorded call made is built of the first answer that shows its
    lines with their prices; what that answer says of it is then no more compared.
    """

    def __init__(self, control: Control, ids: Ids) -> None:
        self.control = control
        self.ids = ids

    def prepare(self, call: Call, following: Iterable[Call]) -> bool:
        """Make what a call needs; True if its own answer had to be used for that."""
        built = False
        for id_ in sorted(ids_of(call.variables) - set(self.ids.local)):
            kind = GID.fullmatch(id_)[1]
            if kind == "ProductVariant" and not call.refusals:
                self._add_variant(id_, call)
            elif kind == "Customer":
                self._add_customer(id_)
            elif kind == "Order":
                built |= self._add_order(id_, call, following)
        return built

    def _add_variant(self, id_: str, call: Call) -> None:
        shown = next(_lines_of_variant(call, id_), {})
        price = shown.get("originalUnitPriceSet") or {}
        variant = {
            "newId": id_,
            "price": (price.get("shopMoney") or {}).get("amount", "1.00"),
            "sku": shown.get("sku"),
            "optionValues": [{"optionName": "Title", "name": "Default Title"}],
        }
        title = shown.get("title") or "A product"
        self.control.add_product(title, variants=[variant])
        self.ids.same(id_)

    def _add_customer(self, id_: str) -> None:
        made = self.control.add_customer(firstName="A", lastName="Customer")
        self.ids.local[id_] = made["id"]

    def _add_order(self, id_: str, call: Call, following: Iterable[Call]) -> bool:
        """Build an order of what is told of it; True if this call tells it."""
        for each in (call, *following):
            node = next(_nodes_of(each, id_), None)
            if node is not None:
                self.control.add_order(id=id_, **node)
                self.ids.same(id_)
                self._learn_parts(node)
                return each is call and call.name != "refundCreate"
        return False

    def _learn_parts(self, node: Data) -> None:
        for part in ids_of(node):
            self.ids.same(part)


def _lines_of_variant(call: Call, id_: str) -> Iterator[Data]:
    """Lines of an answer that are of a variant, or of the only one that was given."""
    for each in objects(call.body["data"]):
        if (each.get("variant") or {}).get("id") == id_:
            yield each
    given = [o for o in objects(call.variables) if o.get("variantId") == id_]
    for place, one in enumerate(given):
        found = [o for o in objects(call.body["data"]) if "originalUnitPriceSet" in o]
        if place < len(found):
            yield found[place]
        elif one.get("priceSet"):
            yield {"originalUnitPriceSet": one["priceSet"], **one}


def _nodes_of(call: Call, id_: str) -> Iterator[Data]:
    """Orders to build, of what an answer tells of one."""
    if call.name == "orderEditBegin" and call.variables.get("id") == id_:
        begun = call.body["data"].get("orderEditBegin") or {}
        node = _node(begun.get("calculatedOrder") or {})
        if node:
            yield node
    if call.name == "refundCreate":
        yield from _refunded(call)
    for each in objects(call.body["data"]):
        original = (each.get("originalOrder") or {}).get("id")
        if each.get("id") == id_ or original == id_:
            node = _node(each)
            if node:
                yield node


def _refunded(call: Call) -> Iterator[Data]:
    """A stand-in for a refunded order: a paid one of ten times what was paid back."""
    given = (call.variables.get("input") or {}).get("transactions") or []
    shown = [o for o in objects(call.body["data"]) if o.get("kind") == "REFUND"]
    for asked, made in zip(given, shown, strict=False):
        money = (made.get("amountSet") or {}).get("shopMoney")
        if money and asked.get("parentId"):
            amount = str(Decimal(money["amount"]) * 10)
            bag = {"shopMoney": {**money, "amount": amount}}
            line = {"title": "All of it", "quantity": 1, "originalUnitPriceSet": bag}
            payment = {"id": asked["parentId"], "gateway": made.get("gateway")}
            yield {
                "currencyCode": money["currencyCode"],
                "lineItems": [line],
                "transactions": [{**payment, "amountSet": bag}],
            }


def _node(told: Data) -> Data | None:
    told_lines = _listed(told.get("lineItems"))
    lines = [_line(each, _only_price(told, told_lines)) for each in told_lines]
    paid = next(iter(told.get("transactions") or []), {})
    whole = (
        told.get("currentTotalPriceSet")
        or told.get("totalPriceSet")
        or paid.get("amountSet")
    )
    if lines and all(lines):
        node: Data = {"lineItems": lines}
    elif whole and not lines:
        price = {"title": "All of it", "originalUnitPriceSet": whole}
        node = {"lineItems": [{**price, "quantity": 1, "taxable": False}]}
    else:
        return None
    price = node["lineItems"][0]["originalUnitPriceSet"]["shopMoney"]
    node["currencyCode"] = price["currencyCode"]
    node |= {name: told[name] for name in FROM_ORDER if told.get(name) is not None}
    node["transactions"] = [
        each for each in told.get("transactions") or [] if each.get("amountSet")
    ]
    return node


def _only_price(order: Data, lines: list[Data]) -> Data | None:
    """The unit price of an order's only line, where the subtotal tells it."""
    subtotal = order.get("subtotalPriceSet")
    if len(lines) != 1 or not subtotal or not lines[0].get("quantity"):
        return None
    money = subtotal["shopMoney"]
    amount = Decimal(money["amount"]) / lines[0]["quantity"]
    return {"shopMoney": {**money, "amount": str(amount)}}


def _line(told: Data, guess: Data | None) -> Data | None:
    price = told.get("originalUnitPriceSet") or guess
    if not price or told.get("quantity") is None:
        return None
    id_ = (told.get("id") or "").replace("CalculatedLineItem", "LineItem")
    names = ("title", "sku", "quantity", "taxable", "requiresShipping", "taxLines")
    line = {name: told[name] for name in names if told.get(name) is not None}
    return {**line, "id": id_ or None, "originalUnitPriceSet": price}


def _listed(value: Any) -> list[Data]:
    if isinstance(value, dict):
        return value.get("nodes") or [edge["node"] for edge in value.get("edges") or []]
    return value or []
