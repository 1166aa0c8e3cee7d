"""Orders: making one, and telling that one changed."""

import secrets
from typing import Any

from ...base.gid import number_of
from ...base.settings import Settings
from ...base.store import Record, Store
from ...orders.derive import unsettle
from ...orders.nodes import keep_what_is_said, order_of
from ...orders.parts import listed
from ..addresses.writer import mailing_address
from ..values import clean_tags

ADDRESSES = {
    "billingAddress": "BillingAddress",
    "shippingAddress": "ShippingAddress",
}
PART_LISTS = ("lineItems", "transactions", "fulfillments", "refunds", "returns")


class OrderWriter:
    """Writes orders; what is refused has been refused before."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings

    def create(self, node: Record) -> Record:
        """Store an order of GraphQL's form; its totals are computed."""
        order = order_of(node, self.store.next_id, self._defaults(node))
        self._settle(order)
        self._name_products(order)
        self.add(order)
        return order

    def load(self, node: Record) -> Record:
        """Store an order as real Shopify gives it; what it says of its totals is kept.

        An order of the same id gives way to it.
        """
        order = self.create(node)
        keep_what_is_said(order, node)
        return order

    def write(self, order: Record, fields: Record) -> None:
        """Write fields which no total depends on."""
        order.update(fields)
        self._settle(order)
        self.changed(order)

    def _settle(self, order: Record) -> None:
        order["tags"] = clean_tags(order["tags"])
        for field, model in ADDRESSES.items():
            if order[field] and "__typename" not in order[field]:
                order[field] = mailing_address(self.store, order[field], model)

    def add(self, order: Record) -> None:
        old = self.store.orders.get(number_of(order["id"]))
        if old:
            self.forget(old)
        self.store.orders[number_of(order["id"])] = order
        self.index(order)

    def touch(self, order: Record, at: str | None = None) -> None:
        """Tell that something happened to an order: its totals follow anew."""
        unsettle(order)
        self.index(order)
        self.changed(order, at)

    def changed(self, order: Record, at: str | None = None) -> None:
        """Tell that a field changed which no total depends on."""
        moment = at or self.store.clock.stamp()
        order["updatedAt"] = max(moment, order["updatedAt"])
        self.store.changed()

    def delete(self, order: Record) -> None:
        self.forget(order)
        del self.store.orders[number_of(order["id"])]

    def index(self, order: Record) -> None:
        """Make an order's parts findable by their ids."""
        for part in parts_of(order):
            self.store.order_parts[part["id"]] = part
        self.store.changed()

    def forget(self, order: Record) -> None:
        for part in parts_of(order):
            self.store.order_parts.pop(part["id"], None)
        self.store.changed()

    def _defaults(self, node: Record) -> Record:
        id_ = node.get("id") or self.store.next_id("Order")
        number = node.get("number") or self._number(node)
        made = node.get("createdAt") or self.store.clock.stamp()
        return {
            "id": id_,
            "number": number,
            "name": f"#{number}",
            "confirmationNumber": node.get("confirmationNumber")
            or secrets.token_hex(5).upper()[:9],
            "createdAt": made,
            "updatedAt": made,
            "processedAt": made,
            "currencyCode": self.settings.currency,
        }

    def _number(self, node: Record) -> int:
        digits = "".join(sign for sign in node.get("name") or "" if sign.isdigit())
        return int(digits) if digits else number_of(self.store.next_id("OrderNumber"))

    def _name_products(self, order: Record) -> None:
        """Let lines of the shop's variants say what their product says."""
        for line in order["lineItems"]:
            variant = self.store.variants.get(number_of(line["variantId"] or ""))
            if variant is None:
                continue
            product = self.store.product_of(variant)
            line["productId"] = product["id"]
            line["vendor"] = line["vendor"] or product["vendor"]
            line["sku"] = line["sku"] or variant["sku"]
            if not line["title"]:
                line["title"] = line["name"] = product["title"]


def parts_of(order: Record) -> list[Record]:
    """All of an order that has a global id."""
    parts = [part for name in PART_LISTS for part in listed(order, name)]
    for fulfillment in order["fulfillments"]:
        parts += fulfillment["fulfillmentLineItems"]
    return parts


def order_of_part(store: Store, part: dict[str, Any]) -> Record:
    return store.orders[part["orderNumber"]]
