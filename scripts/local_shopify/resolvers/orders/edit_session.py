"""An edit of an order, from one request to the next."""

from dataclasses import dataclass
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.gid import gid, number_of
from ...base.store import Record
from ...orders.edits import Edit

Payload = dict[str, Any]
NO_EDIT = "The calculated order does not exist."


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


def refused(field: list[str] | None, *messages: str) -> Payload:
    """Nothing but the reasons."""
    return {
        "calculatedOrder": None,
        "userErrors": [user_error(field, each, "INVALID") for each in messages],
    }


def is_of_order(money: dict[str, Any], order: Record) -> bool:
    """Whether an amount is in the currency in which an order is edited."""
    return money["currencyCode"] == order["presentmentCurrencyCode"]


def wrong_currency(order: Record) -> str:
    return f"Currency must be {order['presentmentCurrencyCode']}."


def session_of(info: GraphQLResolveInfo, id_: str) -> Session | None:
    store = info.context.store
    record = store.calculated_orders.get(number_of(id_))
    if not record or "edit" not in record or record["orderNumber"] not in store.orders:
        return None
    return Session(info, record)


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
