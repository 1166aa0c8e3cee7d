"""Undoing what a mutation did before it was refused: a real shop's leaves nothing."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from graphql import GraphQLResolveInfo

from ..base.gid import is_gid, kind_of, number_of
from ..base.store import Record, Store
from ..resolvers.shop.nodes import find_node

PARTIAL = "allowPartialUpdates"  # what is right of such a mutation stays


class Undo:
    """A middleware for one request: what its mutations are refused for is undone."""

    def __init__(self) -> None:
        self.done: list[Before] = []

    def resolve(
        self,
        following: Callable[..., Any],
        source: Any,
        info: GraphQLResolveInfo,
        **arguments: Any,
    ) -> Any:
        if info.parent_type is not info.schema.mutation_type:
            return following(source, info, **arguments)
        self.done.append(Before(info.context.store, arguments))
        payload = following(source, info, **arguments)
        if payload.get("userErrors") and not arguments.get(PARTIAL):
            self.done.pop().restore()
        return payload

    def all(self) -> None:
        """Undo all mutations of the request: it failed, at the latest in answering."""
        while self.done:
            self.done.pop().restore()


class Before:
    """What the shop held, and what the records said that a mutation names.

    Every record stays the same object. Ids that were given out are not given again.
    """

    def __init__(self, store: Store, arguments: dict[str, Any]) -> None:
        self.store = store
        tables = [t for name, t in vars(store).items() if _is_table(name, t)]
        named = [record for id_ in _ids(arguments) for record in _holders(store, id_)]
        self.held = [(table, dict(table)) for table in tables]
        self.held += [(part, _content(part)) for part in _parts(named)]

    def restore(self) -> None:
        for part, content in self.held:
            _refill(part, content)
        self.store.changed()


def _is_table(name: str, value: Any) -> bool:
    return isinstance(value, dict) and not name.startswith("_")


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _ids(part)
    elif isinstance(value, str) and is_gid(value):
        yield value


def _holders(store: Store, id_: str) -> Iterator[Record]:
    """The record of an id with what it is a part of."""
    if kind_of(id_) == "InventoryItem":
        record = store.inventory_items.get(number_of(id_))
    else:
        record = find_node(store, id_)
    if record is None:
        return
    yield record
    owners = (("orderNumber", store.orders), ("productNumber", store.products))
    for name, table in owners:
        if record.get(name) in table:
            yield table[record[name]]
    if kind_of(id_) == "MailingAddress":
        yield from (c for c in store.customers.values() if record in c["addresses"])
    if kind_of(id_) == "Customer":
        yield from (o for o in store.orders.values() if o["customerId"] == id_)


def _parts(records: list[Record]) -> Iterator[Any]:
    """All that can change within records, each once."""
    seen: set[int] = set()
    left: list[Any] = list(records)
    while left:
        part = left.pop()
        content = _content(part)
        if content is None or id(part) in seen:
            continue
        seen.add(id(part))
        left += content.values() if isinstance(content, dict) else content
        yield part


def _content(part: Any) -> dict[str, Any] | list[Any] | set[Any] | None:
    """A copy of what a part holds itself; None of what cannot change."""
    if isinstance(part, dict | list | set):
        return part.copy()
    if is_dataclass(part) and not part.__dataclass_params__.frozen:
        return {field.name: getattr(part, field.name) for field in fields(part)}
    return None


def _refill(part: Any, content: Any) -> None:
    if is_dataclass(part):
        for name, value in content.items():
            setattr(part, name, value)
        return
    part.clear()
    if isinstance(part, list):
        part.extend(content)
    else:
        part.update(content)
