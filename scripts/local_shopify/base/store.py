"""What the shop holds, in memory.

Records are plain dicts that name their fields as the schema does: what the store holds
under a field's name is the field's answer.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .clock import Clock
from .gid import gid, number_of
from .listing import Listing

Record = dict[str, Any]

# Real ids do not fit into 32 bits; ours neither.
FIRST_IDS = {
    "Product": 9_000_000_000_001,
    "ProductVariant": 47_000_000_000_001,
    "InventoryItem": 49_000_000_000_001,
    "ProductOption": 11_000_000_000_001,
    "ProductOptionValue": 3_000_000_000_001,
    "MediaImage": 38_000_000_000_001,
    "Collection": 600_000_000_001,
    "BasicEvent": 160_000_000_000_001,
    "Metafield": 35_000_000_000_001,
    "MetafieldDefinition": 220_000_000_001,
    "BulkOperation": 5_000_000_000_001,
    "ProductSetOperation": 70_001,
    "Customer": 8_000_000_000_001,
    "MailingAddress": 9_600_000_000_001,
    "Company": 5_700_000_001,
    "CompanyContact": 10_400_000_001,
    "CompanyContactRole": 11_200_000_001,
    "CompanyContactRoleAssignment": 9_300_000_001,
    "CompanyLocation": 8_500_000_001,
    "CompanyAddress": 7_700_000_001,
    "Order": 6_800_000_000_001,
    "OrderNumber": 1_001,
    "DraftOrder": 1_270_000_000_001,
    "DraftOrderNumber": 1,
    "LineItem": 16_200_000_000_001,
    "ShippingLine": 5_600_000_000_001,
    "OrderTransaction": 7_900_000_000_001,
    "Refund": 940_000_000_001,
    "Fulfillment": 6_100_000_000_001,
}
KEPT_LISTINGS = 64


class Store:
    """Products, customers, companies, and what happened to them."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.version = 0
        self.products: dict[int, Record] = {}
        self.variants: dict[int, Record] = {}
        self.inventory_items: dict[int, Record] = {}
        self.media: dict[int, Record] = {}
        self.handles: dict[str, Record] = {}
        self.events: dict[int, Record] = {}
        self.operations: dict[int, Record] = {}
        self.bulk_operations: dict[int, Record] = {}
        self.locations: dict[int, Record] = {}
        self.collections: dict[int, Record] = {}
        self.publications: dict[int, Record] = {}
        self.metafield_definitions: dict[int, Record] = {}
        self.translations: dict[str, Record] = {}
        self.redirects: dict[str, str] = {}
        self.jobs: dict[str, Record] = {}
        self.categories: dict[str, Record] = {}
        self.category_numbers: dict[str, int] = {}
        self.customers: dict[int, Record] = {}
        self.orders: dict[int, Record] = {}
        self.order_parts: dict[str, Record] = {}
        self.calculated_orders: dict[int, Record] = {}
        self.draft_orders: dict[int, Record] = {}
        self.customer_addresses: dict[int, Record] = {}
        self.companies: dict[int, Record] = {}
        self.company_contacts: dict[int, Record] = {}
        self.company_locations: dict[int, Record] = {}
        self.idempotent: dict[str, tuple[str, Record]] = {}
        self.bulk_plans: dict[str, Record] = {}
        self.results: dict[str, bytes] = {}
        self.staged: dict[str, Record] = {}
        self.uploads: dict[str, bytes] = {}
        self.contents: dict[str, bytes] = {}
        self.file_plan: dict[str, int] = {"looks": 0, "failures": 0}
        self._ids: dict[str, Iterator[int]] = defaultdict(
            lambda: itertools.count(1_000_000_000_001),
            {kind: itertools.count(first) for kind, first in FIRST_IDS.items()},
        )
        self._listings: dict[tuple, Listing] = {}

    def next_id(self, kind: str) -> str:
        return gid(kind, next(self._ids[kind]))

    def changed(self) -> None:
        """Tell that records changed: what was sorted and searched is no more true."""
        self.version += 1
        self._listings.clear()

    def listing(self, key: tuple, make: Callable[[], Listing]) -> Listing:
        """A listing of records, made anew after each change."""
        if key not in self._listings:
            if len(self._listings) >= KEPT_LISTINGS:
                self._listings.clear()
            self._listings[key] = make()
        return self._listings[key]

    def product(self, id_: str) -> Record | None:
        return self.products.get(number_of(id_))

    def product_of(self, variant: Record) -> Record:
        return self.products[variant["productNumber"]]

    def add_product(self, product: Record) -> None:
        self.products[number_of(product["id"])] = product
        self.index(product)

    def index(self, product: Record) -> None:
        """Make a product's parts findable; call it after they changed."""
        self.handles[product["handle"]] = product
        for variant in product["variants"]:
            self.variants[number_of(variant["id"])] = variant
            self.inventory_items[number_of(variant["inventoryItem"]["id"])] = variant
        for media in product["media"]:
            self.media[number_of(media["id"])] = media
        self.changed()

    def forget(self, product: Record, variants: Iterable[Record]) -> None:
        """Make variants, and the product's handle, unfindable; its images stay."""
        for variant in variants:
            self.variants.pop(number_of(variant["id"]), None)
            item = number_of(variant["inventoryItem"]["id"])
            self.inventory_items.pop(item, None)
        self.handles.pop(product["handle"], None)
        self.changed()

    def delete_product(self, product: Record) -> None:
        self.forget(product, product["variants"])
        del self.products[number_of(product["id"])]
        self.record_event("destroy", product)

    def record_event(self, action: str, product: Record) -> None:
        id_ = self.next_id("BasicEvent")
        self.events[number_of(id_)] = {
            "__typename": "BasicEvent",
            "id": id_,
            "action": action,
            "createdAt": self.clock.stamp(),
            "subjectId": product["id"],
            "subjectType": "PRODUCT",
            "message": f"{action}: {product['title']}",
            "attributeToApp": False,
            "attributeToUser": True,
            "criticalAlert": False,
            "hasAdditionalContent": False,
        }
        self.changed()
