"""Points that Shopify asks for an operation.

Pure: no clock, no network, no store. The rule was measured on recorded answers of real
shops; what Shopify tells of it is at https://shopify.dev/docs/api/usage/limits
"""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SchemaMetaFieldDef,
    SelectionSetNode,
    TypeMetaFieldDef,
    TypeNameMetaFieldDef,
    get_named_type,
    is_abstract_type,
    is_composite_type,
)
from graphql.utilities import value_from_ast_untyped

MAX_REQUESTED_COST = 1000
MUTATION_COST = 10
ROOT_COUNT_COST = 10
# Mutations whose price Shopify set by hand.
MUTATION_COSTS = {
    "refundCreate": 20,
    "orderCapture": 20,
    "fileCreate": 20,
    "fulfillmentTrackingInfoUpdateV2": 50,
}
VARIANT_COST = 0.2
VARIANT_MUTATIONS = {
    "productSet",
    "productVariantsBulkCreate",
    "productVariantsBulkUpdate",
}
DEAR_COUNTS = {"includedProductsCount"}  # as dear as one at the root
FREE_TYPES = {
    "CustomerEmailMarketingConsentState",
    "CustomerSmsMarketingConsentState",
    "MoneyBag",
    "MoneyV2",
    "PageInfo",
}

META_FIELDS = {
    "__schema": SchemaMetaFieldDef,
    "__type": TypeMetaFieldDef,
    "__typename": TypeNameMetaFieldDef,
}

ASKED: Any = object()  # stands for a value: price what is asked, not what came back
ABSENT: Any = object()  # stands for a value: nothing was answered


class Selected(NamedTuple):
    """The fields of one response key, merged over fragments."""

    type: GraphQLNamedType  # of the field, without its lists and non-nulls
    nodes: list[FieldNode]

    @property
    def name(self) -> str:
        return self.nodes[0].name.value

    @property
    def selections(self) -> list[SelectionSetNode]:
        return [node.selection_set for node in self.nodes if node.selection_set]


def requested_cost(
    schema: GraphQLSchema,
    document: DocumentNode,
    variables: Mapping[str, Any] | None = None,
    operation_name: str | None = None,
) -> int:
    """Price an operation by the sizes of the pages that it asks for."""
    return actual_cost(schema, document, variables, operation_name, ASKED)


def actual_cost(
    schema: GraphQLSchema,
    document: DocumentNode,
    variables: Mapping[str, Any] | None,
    operation_name: str | None,
    data: Any,
) -> int:
    """Price an operation by its answer's `data`.

    :raises KeyError: the document has no operation of that name
    """
    pricing = Pricing(schema, document, variables, operation_name)
    return max(1, round_half_up(pricing.operation_cost(data)))


def round_half_up(cost: float) -> int:
    return math.floor(cost + 0.5)


def page_factor(size: int) -> int:
    """How many times a page of `size` nodes costs its node."""
    return max(1, math.floor(2 * math.log(size))) if size > 0 else 0


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


class Pricing:
    """One operation of a document, and its variables."""

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

    def operation_cost(self, data: Any) -> float:
        root = self.schema.get_root_type(self.operation.operation)
        fields = self.fields(root, [self.operation.selection_set])
        price = self.root_cost
        if self.operation.operation == OperationType.MUTATION:
            price = self.mutation_cost
        return sum(price(field, part(data, key)) for key, field in fields.items())

    def root_cost(self, field: Selected, value: Any) -> float:
        if field.type.name == "Count":
            return ROOT_COUNT_COST
        return self.field_cost(field, value)

    def mutation_cost(self, field: Selected, value: Any) -> float:
        """The payload's objects are free, what they hold is not."""
        base = MUTATION_COSTS.get(field.name, MUTATION_COST)
        base += self.variants_cost(field)
        parts = self.fields(field.type, field.selections)
        return base + sum(
            self.payload_part_cost(selected, part(value, key))
            for key, selected in parts.items()
        )

    def variants_cost(self, field: Selected) -> float:
        if field.name not in VARIANT_MUTATIONS:
            return 0
        arguments = self.arguments(field)
        given = arguments.get("variants") or (arguments.get("input") or {}).get(
            "variants"
        )
        return VARIANT_COST * len(given or [])

    def payload_part_cost(self, field: Selected, value: Any) -> float:
        if field.name.lower().endswith("usererrors"):
            return 0
        if is_connection(field.type):
            return self.field_cost(field, value)
        return max(0, self.field_cost(field, value) - 1)

    def field_cost(self, field: Selected, value: Any) -> float:
        if value is ABSENT or not is_composite_type(field.type):
            return 0
        if field.type.name in FREE_TYPES:
            return 0
        if field.name in DEAR_COUNTS:
            return ROOT_COUNT_COST
        if is_connection(field.type) and value is not None:
            return self.connection_cost(field, value)
        if isinstance(value, list):
            return max((self.object_cost(field, item) for item in value), default=1)
        return self.object_cost(field, value)

    def object_cost(self, field: Selected, value: Any) -> float:
        """An object that is null costs as one that is there."""
        if value is None:
            return 1
        return 1 + self.children_cost(field.type, field.selections, value)

    def connection_cost(self, field: Selected, value: Any) -> float:
        """Nodes cost by the page's size; what stands beside them costs as anywhere."""
        cost, size, node = 2.0, 0, 0.0
        for key, selected in self.fields(field.type, field.selections).items():
            if selected.name not in ("nodes", "edges"):
                cost += self.field_cost(selected, part(value, key))
                continue
            items = part(value, key)
            size = len(items) if isinstance(items, list) else 0
            size = size or self.page_size(field)  # an empty page costs as a full one
            node += self.node_cost(selected, items)
        return cost + page_factor(size) * max(1.0, node)

    def node_cost(self, field: Selected, items: Any) -> float:
        cost = self.object_cost if field.name == "nodes" else self.edge_cost
        if items is ASKED:
            return cost(field, ASKED)
        costs = [cost(field, item) for item in items or []]
        return sum(costs) / len(costs) if costs else 1

    def edge_cost(self, field: Selected, value: Any) -> float:
        return self.children_cost(field.type, field.selections, value)

    def page_size(self, field: Selected) -> int:
        arguments = self.arguments(field)
        return arguments.get("first") or arguments.get("last") or 0

    def arguments(self, field: Selected) -> dict[str, Any]:
        return {
            argument.name.value: value_from_ast_untyped(argument.value, self.variables)
            for argument in field.nodes[0].arguments
        }

    def children_cost(
        self, parent: GraphQLNamedType, selections: list[SelectionSetNode], value: Any
    ) -> float:
        if value is ASKED and is_abstract_type(parent):
            return self.dearest(parent, selections)
        fields = self.fields(parent, selections)
        return sum(
            self.field_cost(field, part(value, key)) for key, field in fields.items()
        )

    def dearest(
        self, parent: GraphQLNamedType, selections: list[SelectionSetNode]
    ) -> float:
        """What the most expensive of the possible types costs."""
        return max(
            sum(self.field_cost(field, ASKED) for field in fields.values())
            for fields in (
                self.fields(parent, selections, concrete)
                for concrete in self.schema.get_possible_types(parent)
            )
        )

    def fields(
        self,
        parent: GraphQLNamedType,
        selections: list[SelectionSetNode],
        concrete: GraphQLNamedType | None = None,
    ) -> dict[str, Selected]:
        """Selected fields by response key; of one possible type, if `concrete`."""
        found: dict[str, Selected] = {}
        for selection_set in selections:
            self._collect(parent, selection_set, concrete, found)
        return found

    def _collect(self, parent, selection_set, concrete, found) -> None:
        for node in selection_set.selections:
            if not self.included(node):
                continue
            if isinstance(node, FieldNode):
                self._add(parent, node, found)
                continue
            if isinstance(node, FragmentSpreadNode):
                node = self.fragments[node.name.value]
            inner = parent
            if node.type_condition:
                inner = self.schema.type_map[node.type_condition.name.value]
            if concrete is None or self.applies(inner, concrete):
                self._collect(inner, node.selection_set, concrete, found)

    def _add(self, parent, node: FieldNode, found: dict[str, Selected]) -> None:
        key = (node.alias or node.name).value
        if key in found:
            found[key].nodes.append(node)
            return
        found[key] = Selected(self.type_of(parent, node.name.value), [node])

    def type_of(self, parent: GraphQLNamedType, name: str) -> GraphQLNamedType:
        definition = META_FIELDS.get(name) or parent.fields[name]
        return get_named_type(definition.type)

    def applies(self, condition: GraphQLNamedType, concrete: GraphQLNamedType) -> bool:
        return condition is concrete or (
            is_abstract_type(condition) and self.schema.is_sub_type(condition, concrete)
        )

    def included(self, node: Any) -> bool:
        """False if @skip or @include says so."""
        for directive in node.directives:
            if directive.name.value in ("skip", "include"):
                wanted = directive.name.value == "include"
                given = value_from_ast_untyped(
                    directive.arguments[0].value, self.variables
                )
                if bool(given) is not wanted:
                    return False
        return True


def is_connection(type_: GraphQLNamedType) -> bool:
    return type_.name.endswith("Connection")


def part(value: Any, key: str) -> Any:
    if value is ASKED:
        return ASKED
    return value.get(key, ABSENT) if isinstance(value, dict) else ABSENT
