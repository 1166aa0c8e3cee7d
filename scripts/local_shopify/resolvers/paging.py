"""Connections over the store's records."""

from collections.abc import Callable, Iterable
from dataclasses import fields as fields_of
from typing import Any

from graphql import GraphQLResolveInfo

from ..base.gid import number_of
from ..base.listing import PAGE_LIMIT, Listing, Window, check_window, connection
from ..base.store import Record
from ..search.compiler import Search, compile_search
from ..search.matching import Field

Sorts = dict[str, Callable[[Record], Any]]
WINDOW = tuple(field.name for field in fields_of(Window))
BY_ID: Sorts = {"ID": lambda record: number_of(record["id"])}
COUNT_END = 25_000


def moment(name: str) -> Callable[[Record], str]:
    return lambda record: record[name] or ""


def text(name: str) -> Callable[[Record], str]:
    return lambda record: str(record[name] or "").lower()


def window_of(
    info: GraphQLResolveInfo, arguments: dict[str, Any], limit: int = PAGE_LIMIT
) -> Window:
    """The window that arguments ask for.

    :raises GraphQLError: it has no size, or a wrong one
    """
    given = {
        name: arguments[name] for name in WINDOW if arguments.get(name) is not None
    }
    window = Window(**given)
    if not info.context.whole:
        check_window(window, limit)
    return window


def search_of(
    info: GraphQLResolveInfo, arguments: dict[str, Any], fields: dict[str, Field]
) -> Search:
    """Read the `query` argument; its warnings go into the answer."""
    context = info.context
    search = compile_search(arguments.get("query"), fields, context.zone)
    if search.warnings:
        context.searches.append(search.report(info.path.as_list()))
    return search


def page(
    info: GraphQLResolveInfo,
    name: str,
    records: Callable[[], Iterable[Record]],
    arguments: dict[str, Any],
    sorts: Sorts,
    fields: dict[str, Field],
) -> dict[str, Any]:
    """A page of records: searched, sorted, cut.

    :param name: tells the records from all others that are listed
    """
    window = window_of(info, arguments)
    search = search_of(info, arguments, fields)
    sort_key = arguments.get("sortKey") or "ID"
    value = sorts.get(sort_key) or BY_ID["ID"]
    listing = info.context.store.listing(
        (name, search.text, sort_key),
        lambda: Listing(_matching(search, records()), value),
    )
    return connection(listing, window, whole=info.context.whole)


def count(
    info: GraphQLResolveInfo,
    name: str,
    records: Callable[[], Iterable[Record]],
    arguments: dict[str, Any],
    fields: dict[str, Field],
) -> dict[str, Any]:
    """A `Count`: exact up to its limit, which nothing lifts above the pages' end."""
    search = search_of(info, arguments, fields)
    listing = info.context.store.listing(
        (name, search.text, "ID"),
        lambda: Listing(_matching(search, records()), BY_ID["ID"]),
    )
    total = len(listing.records)
    limit = arguments.get("limit")
    end = COUNT_END + 1 if limit is None else min(limit, COUNT_END + 1)
    precision = "EXACT" if total <= end else "AT_LEAST"
    return {"count": min(total, end), "precision": precision}


def pages_of(
    info: GraphQLResolveInfo,
    records: list[Record],
    arguments: dict[str, Any],
    limit: int = PAGE_LIMIT,
) -> dict[str, Any]:
    """A page of what one record holds, in the order in which it holds it."""
    window = window_of(info, arguments, limit)
    places = {id(record): place for place, record in enumerate(records, 1)}
    listing = Listing(records, lambda record: places[id(record)])
    return connection(listing, window, whole=info.context.whole)


def _matching(search: Search, records: Iterable[Record]) -> Iterable[Record]:
    return filter(search.matches, records) if search.matches else records
