"""Which function answers which field, and what answers all others."""

from collections.abc import Callable
from typing import Any

from graphql import (
    GraphQLResolveInfo,
    get_named_type,
    is_list_type,
    is_non_null_type,
)

from ..base.errors import not_kept
from ..base.listing import Listing, Window, connection

Resolver = Callable[..., Any]
RESOLVERS: dict[tuple[str, str], Resolver] = {}
EMPTY = Listing([], lambda record: "")


def resolves(owner: str, *fields: str) -> Callable[[Resolver], Resolver]:
    """Let a function answer these fields of a type."""

    def register(resolver: Resolver) -> Resolver:
        RESOLVERS.update({(owner, field): resolver for field in fields})
        return resolver

    return register


def resolve_held(source: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    """Answer what the record holds, or what no record can tell."""
    name = info.field_name
    if isinstance(source, dict) and name in source:
        value = source[name]
        if name == "code":
            return _known_code(value, info)
        return value() if callable(value) else value
    return _absent(info)


def _known_code(code: str | None, info: GraphQLResolveInfo) -> str | None:
    """A user error's code; none where its type has no such code."""
    codes = getattr(get_named_type(info.return_type), "values", None)
    return code if codes is None or code in codes else None


def _absent(info: GraphQLResolveInfo) -> Any:
    """Nothing where the schema allows it; elsewhere an error, never an invention.

    :raises GraphQLError: the schema wants a value
    """
    type_ = info.return_type
    if info.parent_type is info.schema.mutation_type:
        raise not_kept(info.parent_type.name, info.field_name)
    if get_named_type(type_).name.endswith("Connection"):
        return connection(EMPTY, Window(), whole=True)
    if not is_non_null_type(type_):
        return None
    if is_list_type(type_.of_type):
        return []
    raise not_kept(info.parent_type.name, info.field_name)
