"""Mutations that make and change orders.

Source of the refusals: what real shops answered.
"""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.clock import read_stamp
from ...base.errors import user_error
from ...base.gid import number_of
from ...base.store import Record, Store
from ...orders.create import Find, node_of_input
from ...orders.derive import derived
from ...records.addresses.checks import check_shipped_to
from ...records.contacts import customer_of_email, phone_of
from ...records.orders.events import cancel_order, mark_as_paid
from ..registry import resolves

Payload = dict[str, Any]
PLAIN = ("customAttributes", "email", "note", "phone", "poNumber")
MISSING = "Order does not exist"
OF_COMPANY = "Action not permitted on B2B Orders"
NOT_PERMITTED = "Customer does not have the permissions to place this order"
MAX_NOTE = 255
LONG_NOTE = f"Staff note is too long. Maximum length is {MAX_NOTE} characters."
SHIPPED = "Cannot cancel an order that has outstanding fulfillments"
CANCELLED = "Cannot cancel an order that has already been canceled"
NOTHING_GIVEN = "No valid update parameters have been provided"
SETTLED = {"PAID", "PARTIALLY_REFUNDED", "REFUNDED", "VOIDED"}
TWO_METHODS = "Only one of the arguments `refund` or `refund_method` is allowed."


def held_order(info: GraphQLResolveInfo, id_: str) -> Record | None:
    return info.context.store.orders.get(number_of(id_))


def refused(
    name: str, field: list[str] | None, message: str, code: str = ""
) -> Payload:
    """A payload without its object, for a reason."""
    return {name: None, "userErrors": [user_error(field, message, code or None)]}


@resolves("Mutation", "orderCreate")
def order_create(
    _root: Any,
    info: GraphQLResolveInfo,
    order: dict[str, Any],
    options: dict[str, Any] | None = None,
) -> Payload:
    context = info.context
    errors = _check_new(context.store, order)
    if errors:
        return {"order": None, "userErrors": errors}
    node = node_of_input(order, context.settings.currency, finder(context.store))
    node["customerId"] = _customer(info, order)
    made = context.orders.create(node)
    made["sourceName"] = made["sourceName"] or "local-app"
    return {"order": made, "userErrors": []}


def finder(store: Store) -> Find:
    """Find a variant with its product."""

    def find(id_: str) -> Record | None:
        variant = store.variants.get(number_of(id_))
        return variant and {**variant, "product": store.product_of(variant)}

    return find


def _check_new(store: Store, given: dict[str, Any]) -> list[Record]:
    lines = given.get("lineItems") or []
    if not lines:
        field = ["order", "lineItems"]
        return [
            user_error(field, "Line items must have at least one line item", "INVALID")
        ]
    errors = _check_new_order(store, given)
    for place, line in enumerate(lines):
        field = ["order", "lineItems", str(place)]
        if line["quantity"] < 1:
            text = "Quantity must be greater than 0"
            errors.append(user_error([*field, "quantity"], text, "INVALID"))
        if not line.get("variantId") and not (line.get("title") or "").strip():
            text = "Line items title can't be blank"
            errors.append(user_error([*field, "title"], text, "INVALID"))
    return errors


def _check_new_order(store: Store, given: dict[str, Any]) -> list[Record]:
    errors = []
    moment = given.get("processedAt")
    if moment and read_stamp(moment) > store.clock.now():
        text = "Processed at is invalid"
        field = ["order", "processedAt"]
        errors.append(user_error(field, text, "PROCESSED_AT_INVALID"))
    if given.get("customerId") and given.get("customer"):
        text = "Customer fields are redundant"
        errors.append(user_error(["order"], text, "REDUNDANT_CUSTOMER_FIELDS"))
    return errors


def _customer(info: GraphQLResolveInfo, given: dict[str, Any]) -> str | None:
    """Whose order it is: one that is named, or the one of its e-mail address."""
    store, customer = info.context.store, given.get("customer") or {}
    named = (customer.get("toAssociate") or {}).get("id") or given.get("customerId")
    if named:
        return named if number_of(named) in store.customers else None
    wanted = dict(customer.get("toUpsert") or {})
    wanted.setdefault("email", given.get("email"))
    if not any(
        wanted.get(name) for name in ("email", "phone", "firstName", "lastName")
    ):
        return None
    found = customer_of_email(store, wanted["email"]) if wanted["email"] else None
    fields = ("email", "phone", "firstName", "lastName", "note", "tags", "taxExempt")
    values = {name: wanted[name] for name in fields if wanted.get(name) is not None}
    return (found or info.context.customers.create(values))["id"]


@resolves("Mutation", "orderUpdate")
def order_update(
    _root: Any, info: GraphQLResolveInfo, input: dict[str, Any]
) -> Payload:
    order = held_order(info, input["id"])
    if order is None:
        return refused("order", ["id"], MISSING)
    errors = _check_update(input)
    if errors:
        return {"order": order, "userErrors": errors}
    fields = {name: input[name] for name in PLAIN if name in input}
    for name in ("tags", "shippingAddress"):
        if input.get(name) is not None:
            fields[name] = input[name]
    info.context.orders.write(order, fields)
    return {"order": order, "userErrors": []}


def _check_update(given: dict[str, Any]) -> list[Record]:
    if not given.keys() - {"id"}:
        return [user_error(None, NOTHING_GIVEN)]
    errors = []
    if given.get("phone") and not phone_of(given["phone"]):
        errors.append(user_error(["phone"], "Phone is invalid"))
    if given.get("shippingAddress"):
        errors += check_shipped_to(given["shippingAddress"], ["shippingAddress"])
    return errors


@resolves("Mutation", "orderClose")
def order_close(_root: Any, info: GraphQLResolveInfo, input: dict[str, Any]) -> Payload:
    return _set_closed(info, input["id"], info.context.store.clock.stamp())


@resolves("Mutation", "orderOpen")
def order_open(_root: Any, info: GraphQLResolveInfo, input: dict[str, Any]) -> Payload:
    return _set_closed(info, input["id"], None)


def _set_closed(info: GraphQLResolveInfo, id_: str, at: str | None) -> Payload:
    order = held_order(info, id_)
    if order is None:
        return refused("order", ["id"], MISSING)
    if bool(order["closedAt"]) != bool(at):
        order["closedAt"] = at
        info.context.orders.changed(order)
    return {"order": order, "userErrors": []}


@resolves("Mutation", "orderMarkAsPaid")
def order_mark_as_paid(
    _root: Any, info: GraphQLResolveInfo, input: dict[str, Any]
) -> Payload:
    order = held_order(info, input["id"])
    if order is None:
        return refused("order", ["id"], MISSING)
    shown = derived(order)
    payable = shown["canMarkAsPaid"] or shown["capturable"]
    if not payable or shown["displayFinancialStatus"] in SETTLED:
        message = "Order cannot be marked as paid."
        return {"order": order, "userErrors": [user_error(["id"], message)]}
    mark_as_paid(info.context.orders, order)
    return {"order": order, "userErrors": []}


@resolves("Mutation", "orderCancel")
def order_cancel(
    _root: Any,
    info: GraphQLResolveInfo,
    orderId: str,
    reason: str,
    restock: bool,
    refund: bool | None = None,
    refundMethod: dict[str, Any] | None = None,
    staffNote: str | None = None,
    notifyCustomer: bool = False,
) -> Payload:
    order = held_order(info, orderId)
    error = _check_cancel(order, refund, refundMethod, staffNote or "")
    if error or order is None:
        return {"job": None, "orderCancelUserErrors": [error], "userErrors": [error]}
    wished = bool(refund or (refundMethod or {}).get("originalPaymentMethodsRefund"))
    cancel_order(info.context.orders, order, reason, wished, restock, staffNote)
    job = {"__typename": "Job", "id": info.context.store.next_id("Job"), "done": False}
    return {"job": job, "orderCancelUserErrors": [], "userErrors": []}


def _check_cancel(
    order: Record | None,
    refund: bool | None,
    method: dict[str, Any] | None,
    note: str,
) -> Record | None:
    if order is None:
        return user_error(["orderId"], MISSING, "NOT_FOUND")
    if len(note) > MAX_NOTE:
        return user_error(["staffNote"], LONG_NOTE, "INVALID")
    if refund is not None and method:
        return user_error(["refund"], TWO_METHODS, "INVALID")
    if order["cancelledAt"]:
        return user_error(["orderId"], CANCELLED, "INVALID")
    shipped = any(each["status"] == "SUCCESS" for each in order["fulfillments"])
    if shipped and derived(order)["refundable"]:
        return user_error(["orderId"], SHIPPED, "INVALID")
    return None


@resolves("Mutation", "orderDelete")
def order_delete(_root: Any, info: GraphQLResolveInfo, orderId: str) -> Payload:
    order = held_order(info, orderId)
    if order is None:
        return refused("deletedId", ["orderId"], MISSING, "NOT_FOUND")
    info.context.orders.delete(order)
    return {"deletedId": order["id"], "userErrors": []}


@resolves("Mutation", "orderCustomerSet")
def order_customer_set(
    _root: Any, info: GraphQLResolveInfo, orderId: str, customerId: str
) -> Payload:
    order = held_order(info, orderId)
    if order is None:
        return refused("order", ["orderId"], MISSING, "NOT_FOUND")
    if number_of(customerId) not in info.context.store.customers:
        return refused("order", ["customerId"], "Customer does not exist", "NOT_FOUND")
    if order["purchasing"]:
        return refused("order", ["customerId"], NOT_PERMITTED, "NOT_PERMITTED")
    order["customerId"] = customerId
    info.context.orders.changed(order)
    return {"order": order, "userErrors": []}


@resolves("Mutation", "orderCustomerRemove")
def order_customer_remove(
    _root: Any, info: GraphQLResolveInfo, orderId: str
) -> Payload:
    order = held_order(info, orderId)
    if order is None:
        return refused("order", ["orderId"], MISSING, "NOT_FOUND")
    if order["purchasing"]:
        return refused("order", ["orderId"], OF_COMPANY, "INVALID")
    order["customerId"] = None
    info.context.orders.changed(order)
    return {"order": order, "userErrors": []}
