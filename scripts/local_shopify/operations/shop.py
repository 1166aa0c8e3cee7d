"""The shop as a whole: what the HTTP server talks to."""

import gc
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, NoReturn

from graphql import GraphQLError, GraphQLSchema

from ..base.bucket import Bucket
from ..base.clock import Clock
from ..base.faults import Faults
from ..base.gid import gid
from ..base.settings import Settings
from ..base.store import Store
from ..base.tokens import Tokens
from ..catalogue.opening import load_catalogue, load_customers, load_orders
from ..records.orders.writer import OrderWriter
from ..records.products.publications import add_publications
from ..records.products.writer import ProductWriter
from ..resolvers import install
from .bulk import BulkRunner
from .context import Context
from .execution import Answer, Executor

KEPT_CALLS = 10_000
SLICE, PAUSE = 0.2, 0.02  # of the work at bulk operations, in seconds


class Shop:
    """One shop; `lock` guards all that it holds."""

    def __init__(self, schema: GraphQLSchema, settings: Settings) -> None:
        install(schema)
        self.executor = Executor(schema)
        self.bulk = BulkRunner(self.executor)
        self.lock = threading.RLock()
        self.first_settings = settings
        self.calls: deque[dict[str, Any]] = deque(maxlen=KEPT_CALLS)
        self.reset(settings)

    def reset(self, settings: Settings) -> None:
        """Begin anew with these settings; the old shop serves until they are loaded.

        :raises CatalogueError: the catalogue cannot be loaded
        """
        clock = Clock()
        store = Store(clock)
        _add_location(store)
        add_publications(store)
        with _without_collecting():
            load_catalogue(settings, ProductWriter(store, settings))
            load_customers(settings, store)
            load_orders(OrderWriter(store, settings))
        with self.lock:
            self.settings, self.clock, self.store = settings, clock, store
            self.bucket = Bucket(settings.maximum_available, settings.restore_rate)
            self.tokens = Tokens(settings)
            self.faults = Faults()
            self.calls.clear()

    def change_settings(self, changes: dict[str, Any]) -> None:
        """Change settings while the shop stays as it is."""
        with self.lock:
            settings = Settings.of(asdict(self.settings) | changes)
            if {"restore_rate", "maximum_available"} & set(changes):
                self.bucket = Bucket(settings.maximum_available, settings.restore_rate)
            self.settings = self.tokens.settings = settings

    def context(self, base_url: str) -> Context:
        return Context(self.store, self.settings, base_url, self._wrong)

    def _wrong(self, text: str) -> list[GraphQLError]:
        return self.executor.documents.read(text)[1]

    def answer(
        self, payload: dict[str, Any], base_url: str, throttle: bool = False
    ) -> Answer:
        with self.lock:
            self._go_on(SLICE)
            context = self.context(base_url)
            return self.executor.answer(payload, context, self.bucket, throttle)

    def work(self) -> NoReturn:
        """Let bulk operations go on by themselves, for ever."""
        while True:
            time.sleep(PAUSE)
            with self.lock:
                self._go_on(SLICE)

    def _go_on(self, seconds: float) -> None:
        ends = time.monotonic() + seconds
        for operation in list(self.store.bulk_operations.values()):
            self.bulk.go_on(operation, self.context(operation["baseUrl"]), ends)

    def note_call(self, payload: dict[str, Any], **details: Any) -> None:
        """Add to the log of calls."""
        entry = {
            "operation": payload.get("operationName"),
            "is_mutation": str(payload.get("query")).lstrip().startswith("mutation"),
            "variables": payload.get("variables") or {},
            "requested": None,
            "actual": None,
            "fault": None,
            "at": time.time(),
        }
        with self.lock:
            entry["available"] = int(self.bucket.available)
            self.calls.append(entry | details)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Load what stays: a collector that looks at it again and again only costs time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _add_location(store: Store) -> None:
    now = store.clock.stamp()
    number = 70_000_000_001
    store.locations[number] = {
        "__typename": "Location",
        "id": gid("Location", number),
        "legacyResourceId": str(number),
        "name": "Main warehouse",
        "isActive": True,
        "isFulfillmentService": False,
        "fulfillsOnlineOrders": True,
        "shipsInventory": True,
        "hasActiveInventory": True,
        "hasUnfulfilledOrders": False,
        "addressVerified": False,
        "activatable": False,
        "deactivatable": False,
        "deletable": False,
        "isPrimary": True,
        "createdAt": now,
        "updatedAt": now,
        "address": {"formatted": [], "city": "Musterstadt", "countryCode": "DE"},
    }
