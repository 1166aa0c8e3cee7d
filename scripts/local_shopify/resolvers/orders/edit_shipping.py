"""Mutations that edit the shipping of an order."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.gid import gid, number_of
from ...records.orders.edits import stage_shipping
from ..registry import resolves
from .edit_session import (
    NO_EDIT,
    Payload,
    Session,
    calculated_shipping,
    is_of_order,
    refused,
    session_of,
)

NO_SHIPPING = (
    "The shipping line can't be updated because it doesn't exist or wasn't added "
    "during this edit."
)
NO_REMOVAL = (
    "The shipping line can't be removed because it doesn't exist or has already been "
    "removed."
)


@resolves("Mutation", "orderEditAddShippingLine")
def order_edit_add_shipping(
    _root: Any, info: GraphQLResolveInfo, id: str, shippingLine: dict[str, Any]
) -> Payload:
    session = session_of(info, id)
    if session is None:
        return refused(["id"], NO_EDIT)
    if error := _wrong_price(session, shippingLine):
        return error
    node = stage_shipping(info.context.orders, session.edit, _priced(shippingLine))
    return session.payload(
        calculatedShippingLine=lambda: calculated_shipping(session.record, node["id"])
    )


@resolves("Mutation", "orderEditUpdateShippingLine")
def order_edit_update_shipping(
    _root: Any,
    info: GraphQLResolveInfo,
    id: str,
    shippingLine: dict[str, Any],
    shippingLineId: str,
) -> Payload:
    session = session_of(info, id)
    if session is None:
        return refused(["id"], NO_EDIT)
    line_id = gid("ShippingLine", number_of(shippingLineId))
    old = session.edit.shipping.get(line_id)
    if old is None:
        return refused(["shippingLineId"], NO_SHIPPING)
    if error := _wrong_price(session, shippingLine):
        return error
    price = old["originalPriceSet"]["shopMoney"]
    given = {"title": old["title"], "price": price["amount"], **_priced(shippingLine)}
    node = stage_shipping(info.context.orders, session.edit, given)
    del session.edit.shipping[node["id"]]
    session.edit.shipping[line_id] = {**node, "id": line_id}
    return session.payload()


@resolves("Mutation", "orderEditRemoveShippingLine")
def order_edit_remove_shipping(
    _root: Any, info: GraphQLResolveInfo, id: str, shippingLineId: str
) -> Payload:
    session = session_of(info, id)
    if session is None:
        return refused(["id"], NO_EDIT)
    line_id = gid("ShippingLine", number_of(shippingLineId))
    if session.edit.shipping.pop(line_id, None) is None:
        known = {each["id"] for each in session.edit.before["shippingLines"]}
        if line_id not in known - session.edit.removed_shipping:
            return refused(["shippingLineId"], NO_REMOVAL)
        session.edit.removed_shipping.add(line_id)
    return session.payload()


def _wrong_price(session: Session, given: dict[str, Any]) -> Payload | None:
    price = given.get("price")
    if not price or is_of_order(price, session.order):
        return None
    code = session.order["presentmentCurrencyCode"]
    return refused(["shippingLine", "price"], f"The price must be in {code}.")


def _priced(given: dict[str, Any]) -> dict[str, Any]:
    found = {"title": given["title"]} if given.get("title") else {}
    price = given.get("price")
    if price:
        found |= {"price": price["amount"], "currency": price["currencyCode"]}
    return found
