"""A local Shopify for tests: its control, and GraphQL calls without Odoo."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from ..scripts.environment.cache import CHECKOUT
from ..scripts.local_shopify.control.remote import Control
from .common import local_shopify

QUERIES = CHECKOUT / "services" / "shopify" / "queries"
TOKEN = {"X-Shopify-Access-Token": "shpat_local"}


class LocalShop(Control):
    """The session's local Shopify, as a test drives and asks it."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.http = httpx.Client(base_url=url, headers=TOKEN, trust_env=False)

    def close(self) -> None:
        self.http.close()
        super().close()

    def post(
        self, query: str, /, version: str = "2026-10", **variables
    ) -> httpx.Response:
        return self.http.post(
            f"/admin/api/{version}/graphql.json",
            json={"query": query, "variables": variables},
        )

    def ask(self, query: str, /, **variables) -> dict:
        """The whole body of an answer."""
        return self.post(query, **variables).json()

    def data(self, query: str, /, **variables) -> dict:
        """An answer's data; fails if there are errors beside it."""
        body = self.ask(query, **variables)
        assert "errors" not in body, body["errors"]
        return body["data"]

    def codes(self, query: str, /, **variables) -> list[str]:
        errors = self.ask(query, **variables).get("errors", [])
        return [error["extensions"]["code"] for error in errors]


@contextmanager
def empty_shop() -> Iterator[LocalShop]:
    """The session's local Shopify, empty and with all defaults."""
    local = LocalShop(local_shopify())
    local.reset()
    yield local
    local.close()
