"""From a query's answer to lines, one for each node."""

from collections.abc import Iterator
from typing import Any


def lines_of(data: dict[str, Any], parent: str | None = None) -> Iterator[dict]:
    """Every node of every connection, each after the node that holds it.

    A nested node carries the id of its parent as `__parentId`.
    """
    for value in data.values():
        if _is_connection(value):
            for edge in value["edges"]:
                yield from _lines_of_node(edge["node"], parent)
        elif isinstance(value, dict):
            yield from lines_of(value, parent)


def count_roots(data: dict[str, Any]) -> int:
    return sum(
        len(value["edges"]) if _is_connection(value) else count_roots(value)
        for value in data.values()
        if isinstance(value, dict)
    )


def _lines_of_node(node: dict[str, Any], parent: str | None) -> Iterator[dict]:
    line = _without_connections(node)
    yield {**line, "__parentId": parent} if parent else line
    yield from lines_of(node, node.get("id"))


def _without_connections(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {
        key: _without_connections(part)
        for key, part in value.items()
        if not _is_connection(part)
    }


def _is_connection(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("edges"), list)
