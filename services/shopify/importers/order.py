"""In which order records are read, and where a run stands in it. Pure.

A position is ours, made of the records' own values: Shopify's cursors do not outlive
the query that gave them.
"""

from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any, Protocol

from ..gid import parse_shopify_id_from_gid

Position = dict[str, Any]


class Readable(Protocol):
    id: str
    updated_at: datetime


def timestamp(moment: datetime) -> str:
    """Write a moment as Shopify's search reads it in any shop's zone: UTC, quoted.

    Source: https://shopify.dev/docs/api/usage/search-syntax
    """
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def number(record: Readable) -> int:
    """The number in a record's gid; numbers grow with every creation."""
    return int(parse_shopify_id_from_gid(record.id))


class ById:
    """Every record once, the oldest first."""

    sort_key = "ID"

    def query(self, window: Mapping, position: Position | None) -> str | None:
        return f"id:>{position['id']}" if position else None

    def after(self, record: Readable) -> Position:
        return {"id": number(record)}

    def is_behind(self, record: Readable, position: Position) -> bool:
        return number(record) <= position["id"]

    def is_beyond(self, record: Readable, window: Mapping) -> bool:
        return False


class ByUpdate:
    """What changed since a moment, the longest unchanged first.

    Records changed in the same second are told apart by their numbers.
    """

    sort_key = "UPDATED_AT"

    def query(self, window: Mapping, position: Position | None) -> str | None:
        since = position["updated_at"] if position else window.get("since")
        return f"updated_at:>='{since}'" if since else None

    def after(self, record: Readable) -> Position:
        return {"updated_at": timestamp(record.updated_at), "id": number(record)}

    def is_behind(self, record: Readable, position: Position) -> bool:
        reached = (timestamp(record.updated_at), number(record))
        return reached <= (position["updated_at"], position["id"])

    def is_beyond(self, record: Readable, window: Mapping) -> bool:
        until = window.get("until")
        return bool(until and timestamp(record.updated_at) > until)
