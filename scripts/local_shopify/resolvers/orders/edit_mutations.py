"""Mutations that edit orders, between `orderEditBegin` and `orderEditCommit`.

Source of the refusals: what real shops answered.
"""

from decimal import Decimal
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.gid import gid, number_of
from ...base.store import Record
from ...orders.derive import derived
from ...orders.edits import Edit
from ...records.orders.edits import add_line, commit, stage_discount
from ..registry import resolves
from .edit_session import (
    NO_EDIT,
    Payload,
    Session,
    is_of_order,
    refused,
    session_of,
    wrong_currency,
)
from .mutations import held_order

MAX_TITLE = 255
OVER = ("REFUNDED", "VOIDED")


@resolves("Mutation", "orderEditBegin")
def order_edit_begin(_root: Any, info: GraphQLResolveInfo, id: str) -> Payload:
    order = held_order(info, id)
    if order is None:
        return refused(["id"], "The order does not exist.")
    if order["cancelledAt"] or derived(order)["displayFinancialStatus"] in OVER:
        return refused(None, "The order cannot be edited.")
    store = info.context.store
    record = {
        "__typename": "CalculatedOrder",
        "id": store.next_id("CalculatedOrder"),
        "orderNumber": number_of(order["id"]),
        "edit": Edit.begin(order),
        "committed": False,
    }
    store.calculated_orders[number_of(record["id"])] = record
    return Session(info, record).payload()


@resolves("Mutation", "orderEditSetQuantity")
def order_edit_set_quantity(
    _root: Any,
    info: GraphQLResolveInfo,
    id: str,
    lineItemId: str,
    quantity: int,
    restock: bool | None = None,
    **_: Any,
) -> Payload:
    session = session_of(info, id)
    if session is None:
        return refused(["id"], NO_EDIT)
    line_id = session.line_id(lineItemId)
    if line_id is None:
        return refused(["lineItemId"], "The line item does not exist.")
    if quantity < 0:
        return refused(["quantity"], "must be greater than or equal to 0")
    session.edit.set_quantity(line_id, quantity, bool(restock))
    return session.payload(calculatedLineItem=lambda: session.line(line_id))


@resolves("Mutation", "orderEditAddVariant")
def order_edit_add_variant(
    _root: Any,
    info: GraphQLResolveInfo,
    id: str,
    variantId: str,
    quantity: int,
    allowDuplicates: bool = False,
    **_: Any,
) -> Payload:
    session = session_of(info, id)
    if session is None:
        return refused(["id"], NO_EDIT)
    variant = info.context.store.variants.get(number_of(variantId))
    if variant is None:
        return refused(["variantId"], "The variant does not exist in the shop.")
    lines = session.record["result"]["lineItems"]
    if not allowDuplicates and variantId in [line["variantId"] for line in lines]:
        title = info.context.store.product_of(variant)["title"]
        message = f"{title} was not added because it's already on the order."
        return refused(["id"], message)
    if quantity < 1:
        return refused(["quantity"], *_too_few(quantity))
    given = {"variantId": variantId, "quantity": quantity}
    line_id = add_line(info.context.orders, session.edit, given)
    return session.payload(calculatedLineItem=lambda: session.line(line_id))


def _too_few(quantity: int) -> list[str]:
    """What is wrong with a quantity that is not above zero."""
    more = ["must be greater than or equal to 0"] if quantity < 0 else []
    return ["must be greater than 0", *more]


@resolves("Mutation", "orderEditAddCustomItem")
def order_edit_add_custom_item(
    _root: Any,
    info: GraphQLResolveInfo,
    id: str,
    title: str,
    price: dict[str, Any],
    quantity: int,
    taxable: bool | None = None,
    requiresShipping: bool | None = None,
    **_: Any,
) -> Payload:
    session = session_of(info, id)
    if session is None:
        return refused(["id"], NO_EDIT)
    error = _check_custom(title, price, quantity, session.order)
    if error:
        return refused(*error)
    line_id = add_line(
        info.context.orders,
        session.edit,
        {
            "title": title,
            "price": price["amount"],
            "currency": price["currencyCode"],
            "quantity": quantity,
            "taxable": bool(taxable),
            "requiresShipping": bool(requiresShipping),
        },
    )
    return session.payload(calculatedLineItem=lambda: session.line(line_id))


def _check_custom(
    title: str, price: dict[str, Any], quantity: int, order: Record
) -> tuple[list[str], str] | None:
    if not title.strip():
        return ["title"], "can't be blank"
    if len(title) > MAX_TITLE:
        return ["title"], f"is too long (maximum is {MAX_TITLE} characters)"
    if quantity < 1:
        return ["quantity"], "must be greater than 0"
    if not is_of_order(price, order):
        return ["price", "amount"], wrong_currency(order)
    if Decimal(str(price["amount"])) < 0:
        return ["price", "amount"], "must be greater than or equal to 0"
    return None


@resolves("Mutation", "orderEditAddLineItemDiscount")
def order_edit_add_discount(
    _root: Any,
    info: GraphQLResolveInfo,
    id: str,
    lineItemId: str,
    discount: dict[str, Any],
) -> Payload:
    session = session_of(info, id)
    if session is None:
        return refused(["id"], NO_EDIT)
    line_id = session.line_id(lineItemId)
    if line_id is None:
        return refused(["lineItemId"], "The line item does not exist.")
    fixed = discount.get("fixedValue")
    if fixed and not is_of_order(fixed, session.order):
        field = ["discount", "fixedValue", "currencyCode"]
        return refused(field, wrong_currency(session.order))
    staged = stage_discount(
        info.context.orders, session.edit, line_id, _worth(discount)
    )
    change = {
        "__typename": "OrderStagedChangeAddLineItemDiscount",
        "id": gid("OrderStagedChangeAddLineItemDiscount", number_of(staged.id)),
        "description": staged.description,
    }
    payload = session.payload(calculatedLineItem=lambda: session.line(line_id))
    applications = session.record["result"]["discountApplications"]
    own = next(each for each in applications if each.get("stagedId") == staged.id)
    return payload | {"addedDiscountStagedChange": {**change, "value": own["value"]}}


def _worth(discount: dict[str, Any]) -> dict[str, Any]:
    fixed = discount.get("fixedValue")
    if not fixed:
        return {
            "percent": discount.get("percentValue"),
            "description": discount.get("description"),
        }
    return {
        "fixed": fixed["amount"],
        "currency": fixed["currencyCode"],
        "description": discount.get("description"),
    }


@resolves("Mutation", "orderEditRemoveDiscount", "orderEditRemoveLineItemDiscount")
def order_edit_remove_discount(
    _root: Any, info: GraphQLResolveInfo, id: str, discountApplicationId: str
) -> Payload:
    session = session_of(info, id)
    if session is None:
        return refused(["id"], NO_EDIT)
    if session.edit.discounts.pop(discountApplicationId, None) is None:
        return refused(["discountApplicationId"], "The discount does not exist.")
    return session.payload()


@resolves("Mutation", "orderEditCommit")
def order_edit_commit(
    _root: Any,
    info: GraphQLResolveInfo,
    id: str,
    notifyCustomer: bool = False,
    staffNote: str | None = None,
) -> Payload:
    session = session_of(info, id)
    if session is None:
        error = user_error(["id"], NO_EDIT)
        return {"order": None, "successMessages": None, "userErrors": [error]}
    if not session.edit.changes:
        error = user_error(None, "There are no changes to save.")
        return {"order": None, "successMessages": None, "userErrors": [error]}
    order, before = session.order, session.edit.before
    if len(order["refunds"]) != len(before["refunds"]) or order["cancelledAt"]:
        error = user_error(None, "The order has changed since the edit began.")
        return {"order": None, "successMessages": None, "userErrors": [error]}
    closed = order["closedAt"]
    commit(info.context.orders, order, session.edit)
    del info.context.store.calculated_orders[number_of(id)]
    messages = ["Order updated"]
    messages += ["Order unarchived"] if closed else []
    messages += ["Notification sent"] if notifyCustomer else []
    return {"order": order, "successMessages": messages, "userErrors": []}
