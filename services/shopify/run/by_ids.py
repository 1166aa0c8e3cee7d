"""Reads records by their ids, some at once."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..gid import parse_shopify_id_from_gid
from .sequence import ById
from .unreadable import Unread, in_halves, name_of

if TYPE_CHECKING:
    from .reader import Source

# Shopify may price every record of a request by ids at its full cost.
IDS_PER_REQUEST = 10


def read_by_ids(source: "Source", external_ids: Sequence[str]) -> Iterator[list[Any]]:
    """Yield what each request finds; one that cannot be read is told alone."""
    for first in range(0, len(external_ids), IDS_PER_REQUEST):
        some = external_ids[first : first + IDS_PER_REQUEST]
        yield in_halves(
            some, source.fetch_many, lambda *told: unread_alone(source, *told)
        )


def unread_alone(source: "Source", external_id: str, error: Exception) -> Unread:
    """Return what stands for a record that cannot be read, by the name it has."""
    search = f"id:{parse_shopify_id_from_gid(external_id)}"
    nodes = source.place(search, ById.sort_key, None).nodes
    name = next((name_of(it) for it in nodes if it.id == external_id), external_id)
    return Unread(external_id, None, name, error, external_id)
