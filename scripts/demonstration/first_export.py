"""A change in Odoo that goes out: somebody raises a price, and the shop has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from ..local_shopify.control.remote import Control
from . import first_import
from .odoo_server import Client

MODE = "export_changed_products"
RAISE = Decimal("1.50")
TIMES = ("updatedAt",)


@dataclass(frozen=True)
class Sent:
    """What went out of one product.

    :param changes: what the shop has else than before: the field, then, now
    :param requests: how many of mutations there were
    """

    run: dict[str, Any]
    product: str
    price: Decimal
    changes: list[tuple[str, str, str]]
    requests: int


def change(client: Client, shop_address: str, channel_id: int) -> Sent | None:
    """Raise a price and export it; None if there is no product to change."""
    product = _product(client, channel_id)
    if not product:
        return None
    template = product["product_tmpl_id"][0]
    (known,) = client("product.template", "read", [template], ["name", "list_price"])
    price = Decimal(str(known["list_price"])) + RAISE
    # What is changed from then on is noted.
    _let_write(client, channel_id)
    client("product.template", "write", [template], {"list_price": float(price)})
    with Control(shop_address) as shop:
        before = shop.product(product["external_id"])
        shop.clear_log()
        run_id = first_import.begin(client, channel_id, MODE)
        outcome = first_import.follow(client, run_id, MODE, "exporting")
        after = shop.product(product["external_id"])
        requests = sum(call["is_mutation"] for call in shop.log())
    changes = list(_changes(before, after))
    return Sent(outcome.run, known["name"], price, changes, requests)


def _product(client: Client, channel_id: int) -> dict[str, Any] | None:
    """Return the link of a product with one variant and a price."""
    links = client(
        "commerce.product",
        "search_read",
        [
            ("channel_id", "=", channel_id),
            ("state", "=", "bound"),
            ("status", "=", "active"),
            ("product_tmpl_id.list_price", ">", 0),
            ("product_tmpl_id.attribute_line_ids", "=", False),
        ],
        fields=["external_id", "product_tmpl_id"],
        order="id",
        limit=1,
    )
    return links[0] if links else None


def _let_write(client: Client, channel_id: int) -> None:
    """Let the shop be written to, as a manager does who has looked at a dry run."""
    client("commerce.channel", "write", [channel_id], {"product_step": "write"})
    (shop,) = client("commerce.channel", "read", [channel_id], ["export_approved_at"])
    if not shop["export_approved_at"]:
        run_id = first_import.begin(client, channel_id, MODE, dry_run=True)
        first_import.follow(client, run_id, MODE, "planning the export of")
        client("shopify.sync", "action_approve_export", [run_id])


def _changes(before: Any, after: Any, name: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield each value that differs, with its name."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before.keys() | after.keys():
            if key not in TIMES:
                part = f"{name}.{key}" if name else key
                yield from _changes(before.get(key), after.get(key), part)
    elif isinstance(before, list) and isinstance(after, list):
        for one, other in zip_longest(before, after):
            yield from _changes(one, other, name)
    elif before != after:
        yield name, str(before), str(after)
