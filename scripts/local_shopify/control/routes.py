"""What drives the shop from outside: everything under /_local/."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from ..base.clock import read_stamp
from ..base.gid import number_of
from ..base.settings import Settings
from ..base.store import Record
from ..catalogue.names import with_ids
from ..catalogue.problems import CatalogueError
from ..operations.shop import Shop
from ..records.files import plan_files
from ..records.products.media import change_media
from ..records.products.shop_collections import (
    add_collection,
    change_collection,
    delete_collection,
)
from .carts import CartRoutes
from .companies import CompanyRoutes
from .customers import CustomerRoutes
from .orders import OrderRoutes

Answer = tuple[int, Any]


class Unusable(Exception):
    """A control request that makes no sense; the message says why."""


class ControlRoutes:
    """Answers control requests."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.companies = CompanyRoutes(shop)
        self.customers = CustomerRoutes(shop)
        self.orders = OrderRoutes(shop)
        self.carts = CartRoutes(shop)
        self.routes: dict[tuple[str, str], Callable[[dict[str, Any]], Any]] = {
            ("GET", "settings"): self.settings,
            ("POST", "settings"): self.change_settings,
            ("POST", "faults"): self.set_faults,
            ("GET", "log"): self.log,
            ("DELETE", "log"): self.clear_log,
            ("POST", "clock"): self.set_clock,
            ("POST", "tokens"): self.end_tokens,
            ("GET", "products"): self.products,
            ("POST", "products"): self.add_product,
            ("GET", "collections"): self.collections,
            ("POST", "collections"): self.add_collection,
            ("GET", "files"): self.files,
            ("POST", "files"): self.plan_files,
            ("POST", "bulk"): self.plan_bulk,
        }

    def answer(self, method: str, path: str, given: dict[str, Any]) -> Answer:
        """Answer a request.

        :raises Unusable: it makes no sense
        """
        name, _, rest = path.removeprefix("/_local/").partition("/")
        if (method, name) == ("POST", "reset"):
            return 200, self.reset(given)
        with self.shop.lock:
            if name == "companies":
                return self.companies.answer(method, rest, given)
            if name == "customers":
                return self.customers.answer(method, rest, given)
            if name == "orders":
                return self.orders.answer(method, rest, given)
            if name == "carts":
                return self._carts(method, rest, given)
            if name == "products" and rest:
                return self._one_product(method, rest, given)
            if name == "collections" and rest:
                return self._one_collection(method, rest, given)
            if name == "media" and rest:
                return self._media(method, rest, given)
            route = self.routes.get((method, name))
            if route is None:
                return 404, {"error": f"there is no {method} {path}"}
            return 200, route(given)

    def files(self, _given: dict[str, Any]) -> Any:
        return list(self.shop.store.media.values())

    def plan_files(self, given: dict[str, Any]) -> Any:
        store = self.shop.store
        plan_files(store, given.get("looks", 0), given.get("failures", 0))
        return store.file_plan

    def plan_bulk(self, given: dict[str, Any]) -> Any:
        kind = given.pop("kind", "MUTATION")
        self.shop.store.bulk_plans[kind] = given
        return given

    def _carts(self, method: str, rest: str, given: dict[str, Any]) -> Answer:
        try:
            return self.carts.answer(method, rest, given)
        except ValueError as error:
            raise Unusable(str(error)) from error

    def settings(self, _given: dict[str, Any]) -> Any:
        settings = self.shop.settings
        return {
            "name": settings.name,
            "token": settings.token,
            "scopes": list(settings.scopes),
            "state": settings.state,
            "products": len(self.shop.store.products),
            "customers": len(self.shop.store.customers),
            "orders": len(self.shop.store.orders),
            "bucket": self.shop.bucket.status(),
            "now": self.shop.clock.stamp(),
        }

    def change_settings(self, given: dict[str, Any]) -> Any:
        self.shop.change_settings(given)
        return self.settings({})

    def reset(self, given: dict[str, Any]) -> Any:
        nothing = {"catalogue": "empty", "customers": 0, "orders": 0}
        first = asdict(self.shop.first_settings) | nothing
        try:
            self.shop.reset(Settings.of(first | given))
        except CatalogueError as error:
            raise Unusable(str(error)) from error
        return self.settings({})

    def set_faults(self, given: dict[str, Any]) -> Any:
        self.shop.faults.set(given["rules"])
        return {"rules": len(self.shop.faults.rules)}

    def log(self, _given: dict[str, Any]) -> Any:
        return list(self.shop.calls)

    def clear_log(self, _given: dict[str, Any]) -> Any:
        self.shop.calls.clear()
        return {}

    def set_clock(self, given: dict[str, Any]) -> Any:
        clock = self.shop.clock
        if given.get("now"):
            clock.set(read_stamp(given["now"]), stop=bool(given.get("stop")))
        clock.advance(given.get("advance") or 0)
        return {"now": clock.stamp()}

    def end_tokens(self, given: dict[str, Any]) -> Any:
        if given.get("revoke"):
            self.shop.tokens.revoke_configured()
        return {"expired": self.shop.tokens.expire_issued()}

    def products(self, _given: dict[str, Any]) -> Any:
        return [_shown(product) for product in self.shop.store.products.values()]

    def add_product(self, given: dict[str, Any]) -> Any:
        writer = self.shop.context("").writer
        named = with_ids(self.shop.store, given["input"])
        product = writer.create(read_input(named))
        self.shop.store.record_event("create", product)
        return _shown(product)

    def collections(self, _given: dict[str, Any]) -> Any:
        return list(self.shop.store.collections.values())

    def add_collection(self, given: dict[str, Any]) -> Any:
        store = self.shop.store
        record = add_collection(store, given["title"], given.get("handle"))
        change_collection(store, record, given)
        return record

    def _one_collection(self, method: str, id_: str, given: dict[str, Any]) -> Answer:
        store = self.shop.store
        record = store.collections.get(number_of(id_))
        if record is None:
            return 404, {"error": f"there is no collection {id_}"}
        if method == "DELETE":
            delete_collection(store, record)
            return 200, {}
        if method == "PATCH":
            change_collection(store, record, given)
        return 200, record

    def _one_product(self, method: str, id_: str, given: dict[str, Any]) -> Answer:
        store = self.shop.store
        product = store.products.get(number_of(id_))
        if product is None:
            return 404, {"error": f"there is no product {id_}"}
        if method == "DELETE":
            store.delete_product(product)
            return 200, {}
        if method == "PATCH":
            self._change(product, given)
        return 200, _shown(product)

    def _media(self, method: str, id_: str, given: dict[str, Any]) -> Answer:
        """Show a product's media, or change one of them."""
        store, number = self.shop.store, number_of(id_)
        if method == "GET" and number in store.products:
            return 200, store.products[number]["media"]
        media = store.media.get(number)
        if method != "PATCH" or media is None:
            return 404, {"error": f"there are no media of {id_}"}
        change_media(media, given)
        for product in store.products.values():
            if media in product["media"]:
                product["updatedAt"] = self.shop.clock.stamp()
        store.changed()
        return 200, media

    def _change(self, product: Record, given: dict[str, Any]) -> None:
        """Write fields; the product's time moves on in any case, unless it is given."""
        fields = with_ids(self.shop.store, given)
        moment = fields.pop("updatedAt", None) or self.shop.clock.stamp()
        self.shop.context("").writer.update(product, read_input(fields, product))
        product["updatedAt"] = moment
        self.shop.store.changed()


def read_input(given: dict[str, Any], product: Record | None = None) -> dict[str, Any]:
    """An input of `productSet`, or the short form of a product with one variant.

    In the short form `sku`, `barcode`, `price`, … stand on the product itself.
    """
    given = dict(given)
    own = ("sku", "barcode", "price", "compareAtPrice", "inventoryItem", "taxable")
    short = {name: given.pop(name) for name in own if name in given}
    if not short:
        return given
    if product and len(product["variants"]) > 1:
        raise Unusable(f"{product['title']} has several variants: give `variants`")
    names = product["variants"][0]["selectedOptions"] if product else None
    names = names or [{"name": "Title", "value": "Default Title"}]
    values = [{"optionName": each["name"], "name": each["value"]} for each in names]
    return given | {"variants": [short | {"optionValues": values}]}


def _shown(product: Record) -> dict[str, Any]:
    """What control tells of a product: its plain fields, and its variants'."""
    hidden = ("media", "metafields", "collections", "options")
    shown = {key: value for key, value in product.items() if key not in hidden}
    shown["variants"] = [
        {key: value for key, value in variant.items() if key != "metafields"}
        for variant in product["variants"]
    ]
    return shown
