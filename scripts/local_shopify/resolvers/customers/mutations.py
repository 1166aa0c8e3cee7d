"""Mutations of customers."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.gid import number_of
from ...base.store import Record
from ...records.customers.checks import MISSING, check_customer, check_new_consents
from ...records.orders.purchases import orders_of
from ..registry import resolves
from ..shop.fields import shop

Payload = dict[str, Any]
UNKNOWN = "Customer can't be found"
HAS_ORDERS = "Customer can’t be deleted because they have associated orders"


def find_customer(info: GraphQLResolveInfo, id_: str | None) -> Record | None:
    return info.context.store.customers.get(number_of(id_ or ""))


@resolves("Mutation", "customerCreate")
def customer_create(
    _root: Any, info: GraphQLResolveInfo, input: dict[str, Any]
) -> Payload:
    context = info.context
    check_new_consents(input)
    if input.get("id"):
        return _refused([user_error(["id"], "Cannot specify ID on creation")])
    errors = check_customer(context.store, input, None)
    if errors:
        return _refused(errors)
    return {"customer": context.customers.create(input), "userErrors": []}


@resolves("Mutation", "customerUpdate")
def customer_update(
    _root: Any, info: GraphQLResolveInfo, input: dict[str, Any]
) -> Payload:
    context, customer = info.context, find_customer(info, input.get("id"))
    if customer is None:
        return _refused([user_error(["id"], MISSING)])
    errors = check_customer(context.store, input, customer)
    if errors:
        return _refused(errors)
    given = {name: value for name, value in input.items() if name != "id"}
    context.customers.update(customer, given)
    return {"customer": customer, "userErrors": []}


@resolves("Mutation", "customerDelete")
def customer_delete(
    _root: Any, info: GraphQLResolveInfo, input: dict[str, Any]
) -> Payload:
    """Delete a customer that never bought anything."""
    customer = find_customer(info, input["id"])
    payload = {"deletedCustomerId": None, "shop": shop(None, info), "userErrors": []}
    if customer is None:
        return payload | {"userErrors": [user_error(["id"], UNKNOWN)]}
    if orders_of(info.context.store, customer):
        return payload | {"userErrors": [user_error(["id"], HAS_ORDERS)]}
    info.context.customers.delete(customer)
    return payload | {"deletedCustomerId": customer["id"]}


def _refused(errors: list[dict[str, Any]]) -> Payload:
    return {"customer": None, "userErrors": errors}
