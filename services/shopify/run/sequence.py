"""In which order records are read, and where a run stands in it. Pure.

A position is ours, made of the records' own values: Shopify's cursors do not outlive
the query that gave them.
"""

from collections.abc import Mapping, Sequence
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
    """The number in a record's id; numbers grow with every creation."""
    return int(parse_shopify_id_from_gid(record.id))


class ById:
    """Every record once, the oldest first."""

    sort_key = "ID"

    def query(self, window: Mapping, position: Position | None) -> str | None:
        return f"id:>{position['id']}" if position else None

    def after(self, records: Sequence[Readable], position: Position | None) -> Position:
        return {"id": number(records[-1])}

    def is_behind(self, record: Readable, position: Position) -> bool:
        return number(record) <= position["id"]

    def is_beyond(self, record: Readable, window: Mapping) -> bool:
        return False


class ByUpdate:
    """What changed since a moment, the longest unchanged first.

    Within a second Shopify's order is not ours to know, so a position names all that
    was met in its second.
    """

    sort_key = "UPDATED_AT"

    def query(self, window: Mapping, position: Position | None) -> str | None:
        since = position["updated_at"] if position else window.get("since")
        return f"updated_at:>='{since}'" if since else None

    def after(self, records: Sequence[Readable], position: Position | None) -> Position:
        moment = timestamp(records[-1].updated_at)
        met = [number(it) for it in records if timestamp(it.updated_at) == moment]
        before = (
            position["met"] if position and position["updated_at"] == moment else []
        )
        return {"updated_at": moment, "met": [*before, *met]}

    def is_behind(self, record: Readable, position: Position) -> bool:
        moment = timestamp(record.updated_at)
        if moment == position["updated_at"]:
            return number(record) in position["met"]
        return moment < position["updated_at"]

    def is_beyond(self, record: Readable, window: Mapping) -> bool:
        until = window.get("until")
        return bool(until and timestamp(record.updated_at) > until)
