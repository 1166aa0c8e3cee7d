"""Any record by its global id."""

from collections.abc import Iterator
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.gid import kind_of, number_of
from ...base.store import Record, Store
from ...records.files import find_file
from ...records.products.taxonomy import PREFIX as CATEGORIES
from ...records.products.taxonomy import category_of
from ..orders.found import visible
from ..registry import resolves


def find_node(store: Store, id_: str) -> Record | None:
    """Find a record; None if there is none, or none any more."""
    number = number_of(id_)
    if id_ in store.order_parts:
        return store.order_parts[id_]
    if kind_of(id_) == "InventoryItem":
        variant = store.inventory_items.get(number)
        return variant and {"__typename": "InventoryItem", **variant["inventoryItem"]}
    if kind_of(id_) in ("MediaImage", "GenericFile"):
        return find_file(store, id_)
    if kind_of(id_) == "Metafield":
        return next((m for m in _metafields(store) if m["id"] == id_), None)
    if id_.startswith(CATEGORIES):
        return category_of(store, id_)
    known = {
        "Product": store.products,
        "ProductVariant": store.variants,
        "BasicEvent": store.events,
        "Location": store.locations,
        "Collection": store.collections,
        "Publication": store.publications,
        "MetafieldDefinition": store.metafield_definitions,
        "BulkOperation": store.bulk_operations,
        "ProductSetOperation": store.operations,
        "Customer": store.customers,
        "Company": store.companies,
        "CompanyContact": store.company_contacts,
        "CompanyLocation": store.company_locations,
        "Order": store.orders,
        "CalculatedOrder": store.calculated_orders,
        "DraftOrder": store.draft_orders,
        "MailingAddress": store.customer_addresses,
    }
    return known.get(kind_of(id_) or "", {}).get(number)


def _metafields(store: Store) -> Iterator[Record]:
    for product in store.products.values():
        yield from product["metafields"]
        for variant in product["variants"]:
            yield from variant["metafields"]


@resolves("QueryRoot", "node")
def node(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    return _shown(info, id)


@resolves("QueryRoot", "nodes")
def nodes(_root: Any, info: GraphQLResolveInfo, ids: list[str]) -> list[Record | None]:
    return [_shown(info, id_) for id_ in ids]


def _shown(info: GraphQLResolveInfo, id_: str) -> Record | None:
    """Find a record, of orders only those that the app may see."""
    record = find_node(info.context.store, id_)
    return visible(info, record) if kind_of(id_) == "Order" else record
