"""Orders of those who bought them."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.store import Record
from ...records.companies.purchases import orders_of_company
from ...records.orders.purchases import amount_spent, number_of_orders, orders_of
from ...search.order_fields import ORDER
from ..paging import page, pages_of
from ..registry import resolves
from .found import SORTS, oldest_seen, visible


@resolves("Customer", "orders")
def orders_of_customer(record: Record, info: GraphQLResolveInfo, **rest: Any) -> Any:
    return _page(info, record, orders_of(info.context.store, record), rest)


@resolves("Company", "orders")
@resolves("CompanyContact", "orders")
@resolves("CompanyLocation", "orders")
def orders_of_buyer(record: Record, info: GraphQLResolveInfo, **rest: Any) -> Any:
    return _page(info, record, orders_of_company(info.context.store, record), rest)


@resolves("Customer", "numberOfOrders")
def orders_number(record: Record, info: GraphQLResolveInfo) -> str:
    return str(number_of_orders(info.context.store, record))


@resolves("Customer", "amountSpent")
def spent(record: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    context = info.context
    return amount_spent(context.store, record, context.settings.currency)


@resolves("Customer", "lastOrder")
def last_order(record: Record, info: GraphQLResolveInfo) -> Record | None:
    newest = next(reversed(orders_of(info.context.store, record)), None)
    return visible(info, newest)


@resolves("Customer", "canDelete")
def can_delete(record: Record, info: GraphQLResolveInfo) -> bool:
    return not orders_of(info.context.store, record)


def _page(
    info: GraphQLResolveInfo, owner: Record, orders: list[Record], rest: dict[str, Any]
) -> Any:
    """A page of what the app may see of these orders."""
    seen = [order for order in orders if visible(info, order)]
    if not rest.get("query") and rest.get("sortKey") in (None, "ID"):
        return pages_of(info, seen, rest)
    name = f"orders of {owner['id']} since {oldest_seen(info)[:16]}"
    return page(info, name, lambda: seen, rest, SORTS, ORDER)
