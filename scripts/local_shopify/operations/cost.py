"""Points that Shopify asks for an operation.

Pure: no clock, no network, no store. The rule was measured on recorded answers of real
shops; what Shopify tells of it is at https://shopify.dev/docs/api/usage/limits
"""

import math
from collections.abc import Mapping
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLNamedType,
    GraphQLSchema,
    OperationType,
    is_abstract_type,
)

from .selections import Selected, Selections

MAX_REQUESTED_COST = 1000
MUTATION_COST = 10
ROOT_COUNT_COST = 10
# Mutations whose price Shopify set by hand.
MUTATION_COSTS = {
    "refundCreate": 20,
    "orderCapture": 20,
    "fileCreate": 20,
    "fulfillmentTrackingInfoUpdate": 50,
    "fulfillmentTrackingInfoUpdateV2": 50,
    "productCreateMedia": 20,
}
VARIANT_COST = 0.2
FILE_COST = 1.9
VARIANT_FILE_COST = 0.6
METAFIELD_COST = 0.4
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

ASKED: Any = object()  # stands for a value: price what is asked, not what came back
ABSENT: Any = object()  # stands for a value: nothing was answered


def requested_cost(
    schema: GraphQLSchema,
    document: DocumentNode,
    variables: Mapping[str, Any] | None = None,
    operation_name: str | None = None,
) -> int:
    """Price an operation by the sizes of the pages that it asks for.

    :raises KeyError: the document has no operation of that name
    """
    return Pricing(schema, document, variables, operation_name).requested()


def actual_cost(
    schema: GraphQLSchema,
    document: DocumentNode,
    variables: Mapping[str, Any] | None,
    operation_name: str | None,
    data: Mapping[str, Any],
) -> int:
    """Price an operation by its answer's `data`.

    :raises KeyError: the document has no operation of that name
    """
    return Pricing(schema, document, variables, operation_name).actual(data)


def page_factor(size: int) -> int:
    """How many times a page of `size` nodes costs its node."""
    return max(1, math.floor(2 * math.log(size))) if size > 0 else 0


class Pricing:
    """Prices one operation, before and after it was executed."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        variables: Mapping[str, Any] | None,
        operation_name: str | None,
    ) -> None:
        self.schema = schema
        self.selections = Selections(schema, document, variables, operation_name)

    def requested(self) -> int:
        return self._total(ASKED)

    def actual(self, data: Mapping[str, Any]) -> int:
        return self._total(data)

    def _total(self, data: Any) -> int:
        is_mutation = self.selections.operation.operation == OperationType.MUTATION
        price = self._mutation_cost if is_mutation else self._root_cost
        cost = self._sum(self.selections.root, data, price)
        return max(1, math.floor(cost + 0.5))

    def _sum(
        self, selected: Selected, value: Any, price: Any, concrete: Any = None
    ) -> float:
        parts = self.selections.parts_of(selected, concrete)
        return sum(price(field, _part(value, key)) for key, field in parts.items())

    def _root_cost(self, field: Selected, value: Any) -> float:
        if field.type.name == "Count":
            return ROOT_COUNT_COST
        return self._field_cost(field, value)

    def _mutation_cost(self, field: Selected, value: Any) -> float:
        """The payload's objects are free, what they hold is not."""
        base = MUTATION_COSTS.get(field.name, MUTATION_COST)
        base += _inputs_cost(field)
        return base + self._sum(field, value, self._payload_part_cost)

    def _payload_part_cost(self, field: Selected, value: Any) -> float:
        if field.name.lower().endswith("usererrors"):
            return 0
        if _is_connection(field.type):
            return self._field_cost(field, value)
        return max(0, self._field_cost(field, value) - 1)

    def _field_cost(self, field: Selected, value: Any) -> float:
        if value is ABSENT or field.type.name in FREE_TYPES:
            return 0
        if field.name in DEAR_COUNTS:
            return ROOT_COUNT_COST
        if _is_connection(field.type) and value is not None:
            return self._connection_cost(field, value)
        if isinstance(value, list):
            return max((self._object_cost(field, item) for item in value), default=1)
        return self._object_cost(field, value)

    def _object_cost(self, field: Selected, value: Any) -> float:
        """An object that is null costs as one that is there."""
        return 1 + self._children_cost(field, value)

    def _children_cost(self, field: Selected, value: Any) -> float:
        if value is ASKED and is_abstract_type(field.type):
            return self._dearest(field)
        return self._sum(field, value, self._field_cost)

    def _dearest(self, field: Selected) -> float:
        """What the most expensive of the possible types costs."""
        return max(
            self._sum(field, ASKED, self._field_cost, concrete)
            for concrete in self.schema.get_possible_types(field.type)
        )

    def _connection_cost(self, field: Selected, value: Any) -> float:
        """Nodes cost by the page's size; what stands beside them costs as anywhere."""
        cost, size, node = 2.0, _page_size(field), 0.0
        for key, selected in self.selections.parts_of(field).items():
            items = _part(value, key)
            if selected.name not in ("nodes", "edges"):
                cost += self._field_cost(selected, items)
                continue
            if isinstance(items, list):
                size = len(items) or size  # an empty page costs as a full one
            node += self._node_cost(selected, items)
        return cost + page_factor(size) * max(1.0, node)

    def _node_cost(self, field: Selected, items: Any) -> float:
        """The cost of one node; the mean of them if they are there."""
        own = self._object_cost if field.name == "nodes" else self._children_cost
        if items is ASKED:
            return own(field, ASKED)
        costs = [own(field, item) for item in _list(items)]
        return sum(costs) / len(costs) if costs else 1


def _page_size(field: Selected) -> int:
    return field.arguments.get("first") or field.arguments.get("last") or 0


def _inputs_cost(field: Selected) -> float:
    """What the lists that are given to a mutation cost.

    Files and metafields were measured with `productSet` alone.
    """
    if field.name not in VARIANT_MUTATIONS:
        return 0
    given = field.arguments.get("input") or {}
    variants = field.arguments.get("variants") or given.get("variants") or []
    cost = VARIANT_COST * len(variants)
    if field.name != "productSet":
        return cost
    cost += FILE_COST * len(given.get("files") or [])
    cost += METAFIELD_COST * len(given.get("metafields") or [])
    for variant in variants:
        cost += VARIANT_FILE_COST * bool(variant.get("file"))
        cost += METAFIELD_COST * len(variant.get("metafields") or [])
    return cost


def _is_connection(type_: GraphQLNamedType) -> bool:
    return type_.name.endswith("Connection")


def _list(items: Any) -> list[Any]:
    return items if isinstance(items, list) else []


def _part(value: Any, key: str) -> Any:
    if value is ASKED:
        return ASKED
    return value.get(key, ABSENT) if isinstance(value, dict) else ABSENT
