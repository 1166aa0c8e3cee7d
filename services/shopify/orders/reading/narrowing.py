"""Which orders of a shop come in: as a search of Shopify's, and on a record. Pure."""

from collections.abc import Iterable
from datetime import timezone

from ....commerce.orders.filters import OrderFilter
from ....commerce.records.listed_order import ListedOrder, OrderTraits
from ...gql.get_order_at import GetOrderAtOrdersNodes
from ...gql.get_order_ids import GetOrderIdsOrdersNodes
from .payments import word

# Shopify's words in a search are not all those of its fields.
# Source: https://shopify.dev/docs/api/admin-graphql/latest/queries/orders
FULFILLMENT_WORDS = {
    "unfulfilled": "unfulfilled",
    "fulfilled": "shipped",
    "partially_fulfilled": "partial",
}


def narrowing(chosen: OrderFilter) -> str:
    """Return the search that finds no order beyond the filter's date.

    States stay out of it: an order that is in Odoo already is followed into any state,
    and what leaves a state would be found no more. `OrderFilter` looks at those.
    """
    if not chosen.since:
        return ""
    since = chosen.since.replace(tzinfo=timezone.utc)
    return f"processed_at:>='{since:%Y-%m-%dT%H:%M:%SZ}'"


def first_narrowing(chosen: OrderFilter) -> str:
    """Return the search for orders that may come in new, as far as Shopify's goes."""
    parts = [
        narrowing(chosen),
        _any("financial_status", chosen.financial),
        _any("fulfillment_status", _words(chosen.fulfillment)),
        _any("source_name", chosen.channels),
        "" if chosen.tests else "test:false",
    ]
    return " AND ".join(filter(None, parts))


def read_listed(node: GetOrderIdsOrdersNodes | GetOrderAtOrdersNodes) -> ListedOrder:
    """Read an order of a list; of one that is told by its place there are no traits."""
    if not isinstance(node, GetOrderIdsOrdersNodes):
        return ListedOrder(node.id, node.updated_at, node.name)
    traits = OrderTraits(
        placed_at=node.processed_at,
        financial_status=word(node.display_financial_status),
        fulfillment_status=word(node.display_fulfillment_status),
        channel=(node.source_name or "").lower(),
        is_test=node.test,
    )
    return ListedOrder(node.id, node.updated_at, traits=traits)


def _words(states: Iterable[str]) -> list[str]:
    """Return Shopify's words for some states; none where it lacks one of them."""
    if all(state in FULFILLMENT_WORDS for state in states):
        return [FULFILLMENT_WORDS[state] for state in states]
    return []


def _any(field: str, values: Iterable[str]) -> str:
    parts = [f"{field}:{_quoted(value)}" for value in sorted(values)]
    return f"({' OR '.join(parts)})" if len(parts) > 1 else "".join(parts)


def _quoted(value: str) -> str:
    plain = value.replace("_", "").isalnum()
    return value if plain else "'" + value.replace("\\", "").replace("'", "\\'") + "'"
