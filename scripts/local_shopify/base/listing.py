"""Sorted records, and the pages cut from them.

Source: https://shopify.dev/docs/api/usage/pagination-graphql
"""

import base64
import binascii
import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from .errors import bad_request
from .gid import number_of

PAGE_LIMIT = 250
PRODUCT_VARIANTS_LIMIT = 2000
PAGINATION_END = 25_000

Key = tuple[Any, int]


class Listing:
    """Records in ascending order of (value, number of their id)."""

    def __init__(
        self, records: Iterable[dict[str, Any]], value: Callable[[Any], Any]
    ) -> None:
        pairs = [
            ((value(record), number_of(record["id"])), record) for record in records
        ]
        pairs.sort(key=lambda pair: pair[0])
        self.keys: list[Key] = [key for key, _ in pairs]
        self.records = [record for _, record in pairs]


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a listing is asked for; all of it if neither first nor last."""

    first: int | None = None
    last: int | None = None
    after: str | None = None
    before: str | None = None
    reverse: bool = False


def connection(listing: Listing, window: Window, whole: bool = False) -> dict[str, Any]:
    """A connection's answer.

    :param whole: the window may be left out, and nothing ends the pages
    """
    total = len(listing.keys) if whole else min(len(listing.keys), PAGINATION_END)
    start, end = _bounds(listing.keys, window, total)
    if window.first is not None:
        end = max(start, min(end, start + window.first))
    elif window.last is not None:
        start = min(end, max(start, end - window.last))
    order = range(len(listing.keys) - 1, -1, -1) if window.reverse else None
    chosen = [order[i] for i in range(start, end)] if order else range(start, end)
    keys = [listing.keys[i] for i in chosen]
    nodes = [listing.records[i] for i in chosen]
    return {
        "nodes": nodes,
        "edges": partial(_edges, keys, nodes),
        "pageInfo": {
            "hasNextPage": end < total,
            "hasPreviousPage": start > 0,
            "startCursor": cursor(keys[0]) if keys else None,
            "endCursor": cursor(keys[-1]) if keys else None,
        },
    }


def check_window(window: Window, limit: int = PAGE_LIMIT) -> None:
    """Refuse a window without a size, or with a wrong one.

    :raises GraphQLError: it is refused
    """
    if window.first is None and window.last is None:
        raise bad_request("you must provide one of first or last")
    if window.first is not None and window.last is not None:
        raise bad_request("providing both first and last is not supported")
    size = window.first if window.first is not None else window.last
    if not 0 <= size <= limit:
        raise bad_request(f"page size must be between 0 and {limit}, not {size}")


def cursor(key: Key) -> str:
    value, number = key
    text = json.dumps({"last_id": number, "last_value": str(value)})
    return base64.b64encode(text.encode()).decode()


def read_cursor(text: str, like: Any) -> Key:
    """Read a cursor whose value is of the same type as `like`.

    :raises GraphQLError: it is none of this sort order
    """
    try:
        content = json.loads(base64.b64decode(text, validate=True))
        return type(like)(content["last_value"]), int(content["last_id"])
    except (binascii.Error, ValueError, KeyError, TypeError) as error:
        message = "Invalid cursor for current pagination sort."
        raise bad_request(message) from error


def _bounds(keys: list[Key], window: Window, total: int) -> tuple[int, int]:
    start, end = 0, total
    if not keys:
        return 0, 0
    if window.after:
        key = read_cursor(window.after, keys[0][0])
        start = len(keys) - bisect_left(keys, key) if window.reverse else 0
        start = start if window.reverse else bisect_right(keys, key)
    if window.before:
        key = read_cursor(window.before, keys[0][0])
        end = len(keys) - bisect_right(keys, key) if window.reverse else 0
        end = end if window.reverse else bisect_left(keys, key)
    return min(start, total), min(end, total)


def _edges(keys: list[Key], nodes: list[Any]) -> list[dict[str, Any]]:
    return [
        {"cursor": cursor(key), "node": node}
        for key, node in zip(keys, nodes, strict=True)
    ]
