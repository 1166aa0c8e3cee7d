"""Driving a local Shopify that runs elsewhere: for tests, drills and the demo."""

import json
import re
from collections.abc import Iterable
from typing import Any

import httpx

FILES = ("Image", "Result", "Upload")


class Control:
    """Client of a local Shopify's control routes.

    Ids may be given as global ids or as numbers. What the server refuses is raised as
    ValueError with its reason.
    """

    def __init__(self, base_url: str, timeout: float = 60.0) -> None:
        self.base_url = base_url.rstrip("/")
        self._client = httpx.Client(
            base_url=f"{self.base_url}/_local/", timeout=timeout, trust_env=False
        )

    def __enter__(self) -> "Control":
        return self

    def __exit__(self, *_error: Any) -> None:
        self.close()

    def close(self) -> None:
        self._client.close()

    def reset(self, catalogue: str | int = "empty", **settings: Any) -> dict[str, Any]:
        """Begin anew: other catalogue, no faults, full bucket, the true time.

        `settings` are those of `settings.Settings`; each one that is not given is as it
        was when the server started.
        """
        return self._call("POST", "reset", {"catalogue": str(catalogue), **settings})

    def settings(self, **changes: Any) -> dict[str, Any]:
        """The settings, after changing these; the products stay."""
        if changes:
            return self._call("POST", "settings", changes)
        return self._call("GET", "settings")

    def faults(self, *rules: dict[str, Any]) -> None:
        """Put these faults in force (see `faults.Fault`); none ends them all."""
        self._call("POST", "faults", {"rules": list(rules)})

    def log(self, operation: str | None = None) -> list[dict[str, Any]]:
        """The calls since the last reset, of one operation if it is named.

        Downloads of images are those of “Image”, of results “Result”, and uploads those
        of “Upload”: only these names give them.
        """
        calls = self._call("GET", "log")
        if operation:
            return [call for call in calls if call["operation"] == operation]
        return [call for call in calls if call["operation"] not in FILES]

    def clear_log(self) -> None:
        self._call("DELETE", "log")

    def advance(self, seconds: float) -> str:
        """Move the shop's clock; its time after that."""
        return self._call("POST", "clock", {"advance": seconds})["now"]

    def set_clock(self, now: str, stop: bool = False) -> str:
        """Set the shop's clock to an ISO 8601 time, from where it goes on or not."""
        return self._call("POST", "clock", {"now": now, "stop": stop})["now"]

    def expire_tokens(self, revoke: bool = False) -> int:
        """End the issued tokens, and if wished the configured one; how many ended."""
        return self._call("POST", "tokens", {"revoke": revoke})["expired"]

    def products(self) -> list[dict[str, Any]]:
        return self._call("GET", "products")

    def product(self, id_: str | int) -> dict[str, Any]:
        return self._call("GET", f"products/{_number(id_)}")

    def add_product(self, title: str, **fields: Any) -> dict[str, Any]:
        """Add a product by the fields of ProductSetInput.

        `sku`, `barcode`, `price`, … may be given instead of `variants`, and the times
        `createdAt` and `updatedAt`, too; `collectionTitles` and `categoryName`, which
        is its full name, instead of global ids.
        """
        return self._call("POST", "products", {"input": {"title": title, **fields}})

    def change_product(self, id_: str | int, **fields: Any) -> dict[str, Any]:
        """Change fields as `add_product` takes them, and move `updatedAt` on."""
        return self._call("PATCH", f"products/{_number(id_)}", fields)

    def media(self, id_: str | int) -> list[dict[str, Any]]:
        """All media of a product."""
        return self._call("GET", f"media/{_number(id_)}")

    def change_media(self, id_: str | int, **fields: Any) -> None:
        """Change `status`, `mediaErrors` or `url` of one image.

        PROCESSING stays so until it is changed again. The product's time moves on.
        """
        self._call("PATCH", f"media/{_number(id_)}", fields)

    def files(self) -> list[dict[str, Any]]:
        """All files of the shop, those of its products among them."""
        return self._call("GET", "files")

    def plan_files(self, looks: int = 0, failures: int = 0) -> None:
        """Say how files that are added from now on become ready.

        `looks` requests that ask for a file's state find it UPLOADED, then PROCESSING;
        the next `failures` files fail.
        """
        self._call("POST", "files", {"looks": looks, "failures": failures})

    def plan_bulk(
        self,
        after: int = 0,
        untold: int = 0,
        code: str = "INTERNAL_SERVER_ERROR",
        kind: str = "MUTATION",
    ) -> None:
        """Let the next bulk operation of a kind fail.

        It fails after so many lines; what the last `untold` of these came to is done,
        and not in its partial result.
        """
        plan = {"after": after, "untold": untold, "code": code, "kind": kind}
        self._call("POST", "bulk", plan)

    def delete_product(self, id_: str | int) -> None:
        """Delete a product, which leaves an event."""
        self._call("DELETE", f"products/{_number(id_)}")

    def collections(self) -> list[dict[str, Any]]:
        return self._call("GET", "collections")

    def add_collection(
        self, title: str, products: Iterable[str] = (), **fields: Any
    ) -> dict[str, Any]:
        """Add a collection that has these products, by their global ids."""
        given = {"title": title, "products": list(products), **fields}
        return self._call("POST", "collections", given)

    def change_collection(self, id_: str | int, **fields: Any) -> dict[str, Any]:
        """Change `title`, `handle` or `products`, all that are in it."""
        return self._call("PATCH", f"collections/{_number(id_)}", fields)

    def delete_collection(self, id_: str | int) -> None:
        """Delete a collection; its products stay."""
        self._call("DELETE", f"collections/{_number(id_)}")

    def customers(self) -> list[dict[str, Any]]:
        return self._call("GET", "customers")

    def customer(self, id_: str | int) -> dict[str, Any]:
        return self._call("GET", f"customers/{_number(id_)}")

    def add_customer(self, **fields: Any) -> dict[str, Any]:
        """Add a customer by the fields of CustomerInput; nothing is refused.

        `name` may be given instead of both names, the fields of one address
        (`address1`, `city`, `countryCode`, …) instead of `addresses`; and the times.
        """
        return self._call("POST", "customers", fields)

    def change_customer(self, id_: str | int, **fields: Any) -> dict[str, Any]:
        """Change fields as `add_customer` takes them, and move `updatedAt` on.

        The fields of an address are those of its default one, which is changed.
        """
        return self._call("PATCH", f"customers/{_number(id_)}", fields)

    def delete_customer(self, id_: str | int) -> None:
        self._call("DELETE", f"customers/{_number(id_)}")

    def load_customers(self, *customers: dict[str, Any]) -> list[dict[str, Any]]:
        """Take customers as real Shopify gives them: GraphQL nodes or REST payloads."""
        return self._call("POST", "customers/load", list(customers))

    def orders(self) -> list[dict[str, Any]]:
        """All orders with their totals."""
        return self._call("GET", "orders")

    def order(self, id_: str | int) -> dict[str, Any]:
        return self._call("GET", f"orders/{_number(id_)}")

    def add_order(self, **node: Any) -> dict[str, Any]:
        """Add an order of the form in which GraphQL gives one; totals are computed."""
        return self._call("POST", "orders", node)

    def load_orders(self, *orders: dict[str, Any]) -> list[dict[str, Any]]:
        """Take orders as real Shopify gives them: GraphQL nodes or webhook payloads.

        What they say of their totals is kept until something happens to them.
        """
        return self._call("POST", "orders/load", {"orders": list(orders)})

    def change_order(self, id_: str | int, **fields: Any) -> dict[str, Any]:
        """Write plain fields (`note`, `tags`, …), and move `updatedAt` on."""
        return self._call("PATCH", f"orders/{_number(id_)}", fields)

    def order_event(self, id_: str | int, event: str, **given: Any) -> dict[str, Any]:
        """Let something happen to an order; what it is then.

        `event` is refund, remove, edit, cancel, capture, pay or fulfill, and takes what
        the function of that kind in `records.order_events` and `order_edits` takes.
        """
        return self._call("POST", f"orders/{_number(id_)}/{event}", given)

    def delete_order(self, id_: str | int) -> None:
        self._call("DELETE", f"orders/{_number(id_)}")

    def check_out(self, *lines: dict[str, Any], **cart: Any) -> dict[str, Any]:
        """Make an order of a cart; names and amounts as in `checkout.cart`."""
        return self._call("POST", "carts", {"lines": list(lines), **cart})

    def random_orders(
        self, seed: int, count: int = 1, events: bool = False, **how: Any
    ) -> list[dict[str, Any]]:
        """Make orders of random carts, of this seed and those that follow.

        `events` lets them be edited, refunded, cancelled, … too. `currency` is the
        shop's, or "any"; with `goods=False` no line is of one of the shop's products.
        Each one's `id`, `name`, `seed` and `events` are told.
        """
        given = {"random": seed, "count": count, "events": events, **how}
        return self._call("POST", "carts", given)

    def companies(self) -> list[dict[str, Any]]:
        """All companies, each with its contacts and locations."""
        return self._call("GET", "companies")

    def add_company(self, name: str, **fields: Any) -> dict[str, Any]:
        """Add a company by the fields of CompanyInput; nothing is refused.

        `contacts` are CompanyContactInputs or name a `customerId`, the first one is the
        main one; `locations` are CompanyLocationInputs.
        """
        return self._call("POST", "companies", {"name": name, **fields})

    def change_company(self, id_: str | int, **fields: Any) -> dict[str, Any]:
        """Change fields, add `contacts` and `locations`, and move `updatedAt` on."""
        return self._call("PATCH", f"companies/{_number(id_)}", fields)

    def delete_company(self, id_: str | int) -> None:
        """Delete a company; the customers that are its contacts stay."""
        self._call("DELETE", f"companies/{_number(id_)}")

    def load_companies(self, *companies: dict[str, Any]) -> list[dict[str, Any]]:
        """Take companies as real Shopify gives them: GraphQL nodes."""
        return self._call("POST", "companies/load", list(companies))

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        content = None if body is None else json.dumps(body)
        headers = {"Content-Type": "application/json"}
        response = self._client.request(method, path, content=content, headers=headers)
        answer = response.json()
        if response.is_error:
            raise ValueError(answer.get("error", response.text))
        return answer


def _number(id_: str | int) -> str:
    match = re.search(r"(\d+)$", str(id_))
    if not match:
        raise ValueError(f"{id_!r} is no id")
    return match[1]
