"""Access scopes: which fields of a document the app may not read or write.

Source: https://shopify.dev/docs/api/usage/access-scopes
"""

import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLResolveInfo,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    visit,
)

from ..base.errors import access_denied
from ..base.schema import SCHEMA_DIR


@cache
def required_scopes() -> dict[str, list[str]]:
    """`Type` or `Type.field` → scopes; any one of them opens it."""
    text = (SCHEMA_DIR / "access_scopes.json").read_text(encoding="utf-8")
    return json.loads(text)


def check_access(
    schema: GraphQLSchema, document: DocumentNode, granted: Iterable[str]
) -> Callable[..., Any] | None:
    """A middleware that refuses what the scopes do not open; None if they open all."""
    finder = _Finder(TypeInfo(schema), effective(granted))
    visit(document, TypeInfoVisitor(finder.types, finder))
    return _refuser(finder.denied) if finder.denied else None


def effective(granted: Iterable[str]) -> set[str]:
    """Writing implies reading."""
    granted = set(granted)
    return granted | {scope.replace("write_", "read_", 1) for scope in granted}


class _Finder(Visitor):
    def __init__(self, types: TypeInfo, granted: set[str]) -> None:
        super().__init__()
        self.types = types
        self.granted = granted
        self.denied: dict[tuple[str, str], list[str]] = {}

    def enter_field(self, node: FieldNode, *_args: Any) -> None:
        parent, definition = self.types.get_parent_type(), self.types.get_field_def()
        if parent is None or definition is None:
            return
        name = node.name.value
        type_ = get_named_type(definition.type).name.removesuffix("Connection")
        for what in (f"{parent.name}.{name}", type_):
            scopes = required_scopes().get(what)
            if scopes and not self.granted.intersection(scopes):
                self.denied.setdefault((parent.name, name), scopes)


def _refuser(denied: dict[tuple[str, str], list[str]]) -> Callable[..., Any]:
    def refuse(following: Any, source: Any, info: GraphQLResolveInfo, **arguments: Any):
        scopes = denied.get((info.parent_type.name, info.field_name))
        if scopes:
            raise access_denied(info.field_name, scopes)
        return following(source, info, **arguments)

    return refuse
