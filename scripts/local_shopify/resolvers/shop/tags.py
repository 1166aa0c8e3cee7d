"""Tags of whatever has some."""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import refusal
from ...base.gid import kind_of
from ...base.store import Record
from ...records.values import clean_tags
from ..registry import resolves
from .nodes import find_node

Payload = dict[str, Any]


@resolves("Mutation", "tagsAdd")
def tags_add(_root: Any, info: GraphQLResolveInfo, id: str, tags: list[str]) -> Payload:
    return _retag(info, id, lambda held: clean_tags([*held, *tags]))


@resolves("Mutation", "tagsRemove")
def tags_remove(
    _root: Any, info: GraphQLResolveInfo, id: str, tags: list[str]
) -> Payload:
    gone = {tag.lower() for tag in clean_tags(tags)}
    return _retag(info, id, lambda held: [t for t in held if t.lower() not in gone])


def _retag(
    info: GraphQLResolveInfo, id_: str, change: Callable[[list[str]], list[str]]
) -> Payload:
    """Change the tags of a record.

    :raises GraphQLError: there is none of this id, or it takes no tags
    """
    record = find_node(info.context.store, id_)
    if record is None or "tags" not in record:
        raise refusal("invalid id", "RESOURCE_NOT_FOUND")
    _write(info, record, change(record["tags"]))
    return {"node": record, "userErrors": []}


def _write(info: GraphQLResolveInfo, record: Record, tags: list[str]) -> None:
    """Write tags; the record's time moves on if that changed them."""
    context = info.context
    if kind_of(record["id"]) == "Product":
        context.writer.update(record, {"tags": tags})
    elif tags != record["tags"]:
        record.update(tags=tags, updatedAt=context.store.clock.stamp())
        context.store.changed()
