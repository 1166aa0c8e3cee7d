"""Mutations that edit orders, between `orderEditBegin` and `orderEditCommit`.

Source of the refusals: what real shops answered.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from graphql import GraphQLResolveInfo

from ..errors import user_error
from ..gid import gid, number_of
from ..orders.edits import Edit
from ..records.order_edits import add_line, commit, stage_discount, stage_shipping
from ..store import Record
from .order_mutations import held_order
from .registry import resolves

Payload = dict[str, Any]
NO_EDIT = "The calculated order does not exist."
NO_SHIPPING = (
    "The shipping line can't be updated because it doesn't exist or wasn't added "
    "during this edit."
)
MAX_TITLE = 255


@dataclass(slots=True)
class Session:
    """One edit of one order, as a request goes on with it."""

    info: GraphQLResolveInfo
    record: Record

    @property
    def edit(self) -> Edit:
        return self.record["edit"]

    @property
    def order(self) -> Record:
        return self.info.context.store.orders[self.record["orderNumber"]]

    def refresh(self) -> None:
        self.record["result"] = self.edit.result(self.info.context.store.next_id)

    def payload(self, **more: Any) -> Payload:
        """What a change answers, after the order was calculated anew."""
        self.refresh()
        id_ = gid("OrderEditSession", number_of(self.record["id"]))
        return {
            "calculatedOrder": self.record,
            "orderEditSession": {"__typename": "OrderEditSession", "id": id_},
            "userErrors": [],
            **{name: make() if callable(make) else make for name, make in more.items()},
        }

    def line_id(self, id_: str) -> str | None:
        """The id of the line that a calculated line's id means."""
        wanted = gid("LineItem", number_of(id_))
        known = (line["id"] for line in self.record["result"]["lineItems"])
        return wanted if wanted in known else None

    def line(self, id_: str) -> Record:
        return calculated_line(self.record, id_)


def calculated_line(record: Record, id_: str) -> Record:
    """A line of a calculated order; its fields are answered elsewhere."""
    number = number_of(id_)
    return {"id": gid("CalculatedLineItem", number), "calculated": record}


def refused(field: list[str] | None, message: str) -> Payload:
    """Nothing but the reason."""
    return {
        "calculatedOrder": None,
        "userErrors": [user_error(field, message, "INVALID")],
    }


def session_of(info: GraphQLResolveInfo, id_: str) -> Session | None:
    record = info.context.store.calculated_orders.get(number_of(id_))
    return Session(info, record) if record and "edit" in record else None


@resolves("Mutation", "orderEditBegin")
def order_edit_begin(_root: Any, info: GraphQLResolveInfo, id: str) -> Payload:
    order = held_order(info, id)
    if order is None:
        return refused(["id"], "The order does not exist.")
    if order["cancelledAt"]:
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
    if number_of(variantId) not in info.context.store.variants:
        return refused(["variantId"], "The variant does not exist in the shop.")
    lines = session.record["result"]["lineItems"]
    if not allowDuplicates and variantId in [line["variantId"] for line in lines]:
        message = "The variant already exists in the order."
        return refused(["variantId"], message)
    if quantity < 1:
        return refused(["quantity"], "must be greater than 0")
    given = {"variantId": variantId, "quantity": quantity}
    line_id = add_line(info.context.orders, session.edit, given)
    return session.payload(calculatedLineItem=lambda: session.line(line_id))


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
    currencies = (order["presentmentCurrencyCode"], order["currencyCode"])
    if price["currencyCode"] not in currencies:
        return ["price"], f"Currency must be {currencies[0]}."
    if Decimal(str(price["amount"])) < 0:
        return ["price"], "must be greater than or equal to 0"
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


@resolves("Mutation", "orderEditAddShippingLine")
def order_edit_add_shipping(
    _root: Any, info: GraphQLResolveInfo, id: str, shippingLine: dict[str, Any]
) -> Payload:
    session = session_of(info, id)
    if session is None:
        return refused(["id"], NO_EDIT)
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
    old = session.edit.shipping.pop(line_id, None)
    if old is None:
        return refused(["shippingLineId"], NO_SHIPPING)
    price = old["originalPriceSet"]["shopMoney"]
    given = {"title": old["title"], "price": price["amount"], **_priced(shippingLine)}
    node = stage_shipping(info.context.orders, session.edit, given)
    session.edit.shipping.pop(node["id"])
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
        known = (each["id"] for each in session.edit.before["shippingLines"])
        if line_id not in known:
            return refused(["shippingLineId"], "The shipping line does not exist.")
        session.edit.removed_shipping.add(line_id)
    return session.payload()


def _priced(given: dict[str, Any]) -> dict[str, Any]:
    found = {"title": given["title"]} if given.get("title") else {}
    price = given.get("price")
    if price:
        found |= {"price": price["amount"], "currency": price["currencyCode"]}
    return found


def calculated_shipping(record: Record, id_: str) -> Record:
    """A shipping line of a calculated order."""
    held = record["result"]["shippingLines"]
    line = next(each for each in held if each["id"] == id_)
    status = "ADDED" if id_ in record["edit"].shipping else "NONE"
    return {
        "id": gid("CalculatedShippingLine", number_of(id_)),
        "title": line["title"],
        "price": line["originalPriceSet"],
        "stagedStatus": "REMOVED" if line["isRemoved"] else status,
    }


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
