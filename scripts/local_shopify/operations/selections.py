"""What an operation selects, with fragments, aliases and conditions resolved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLSchema,
    OperationDefinitionNode,
    SchemaMetaFieldDef,
    SelectionNode,
    SelectionSetNode,
    TypeMetaFieldDef,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)
from graphql.utilities import value_from_ast_untyped

META_FIELDS = {"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef}


@dataclass(slots=True, eq=False)
class Selected:
    """The selected fields of one response key, merged."""

    type: GraphQLNamedType  # without its lists and non-nulls
    name: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)
    sets: list[SelectionSetNode] = field(default_factory=list)
    parts: dict[str | None, dict[str, "Selected"]] = field(default_factory=dict)


class Selections:
    """One operation of a document, with its variables."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        variables: Mapping[str, Any] | None,
        operation_name: str | None,
    ) -> None:
        self.schema = schema
        self.operation = find_operation(document, operation_name)
        self.fragments = {
            part.name.value: part
            for part in document.definitions
            if isinstance(part, FragmentDefinitionNode)
        }
        self.variables = {
            part.variable.name.value: value_from_ast_untyped(part.default_value)
            for part in self.operation.variable_definitions
            if part.default_value
        } | dict(variables or {})
        root = schema.get_root_type(self.operation.operation)
        self.root = Selected(root, sets=[self.operation.selection_set])

    def parts_of(
        self, selected: Selected, concrete: GraphQLNamedType | None = None
    ) -> dict[str, Selected]:
        """What is selected of objects, by response key; scalars are left out.

        :param concrete: only what applies to this one of the possible types
        """
        key = concrete.name if concrete else None
        if key not in selected.parts:
            found: dict[str, Selected] = {}
            for selection_set in selected.sets:
                self._collect(selected.type, selection_set, concrete, found)
            selected.parts[key] = found
        return selected.parts[key]

    def _collect(
        self,
        parent: GraphQLNamedType,
        selection_set: SelectionSetNode,
        concrete: GraphQLNamedType | None,
        found: dict[str, Selected],
    ) -> None:
        for node in filter(self._is_included, selection_set.selections):
            if isinstance(node, FieldNode):
                self._add(parent, node, found)
                continue
            if isinstance(node, FragmentSpreadNode):
                node = self.fragments[node.name.value]
            inner = parent
            if node.type_condition:
                inner = self.schema.type_map[node.type_condition.name.value]
            if concrete is None or self._applies(inner, concrete):
                self._collect(inner, node.selection_set, concrete, found)

    def _add(
        self, parent: GraphQLNamedType, node: FieldNode, found: dict[str, Selected]
    ) -> None:
        name = node.name.value
        known = getattr(parent, "fields", {})  # a union has none
        definition = META_FIELDS.get(name) or known.get(name)
        if definition is None or is_leaf_type(get_named_type(definition.type)):
            return
        key = (node.alias or node.name).value
        if key not in found:
            type_ = get_named_type(definition.type)
            found[key] = Selected(type_, name, self._arguments(node))
        found[key].sets.append(node.selection_set)

    def _arguments(self, node: FieldNode) -> dict[str, Any]:
        return {
            argument.name.value: value_from_ast_untyped(argument.value, self.variables)
            for argument in node.arguments
        }

    def _applies(self, condition: GraphQLNamedType, concrete: GraphQLNamedType) -> bool:
        return condition is concrete or (
            is_abstract_type(condition) and self.schema.is_sub_type(condition, concrete)
        )

    def _is_included(self, node: SelectionNode) -> bool:
        """False if @skip or @include says so."""
        for directive in node.directives:
            name = directive.name.value
            if name in ("skip", "include"):
                condition = directive.arguments[0].value
                given = value_from_ast_untyped(condition, self.variables)
                if bool(given) is not (name == "include"):
                    return False
        return True


def find_operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """The document's operation of that name, or its first one.

    :raises KeyError: there is none
    """
    for part in document.definitions:
        if isinstance(part, OperationDefinitionNode) and (
            not name or (part.name and part.name.value == name)
        ):
            return part
    raise KeyError(name)
