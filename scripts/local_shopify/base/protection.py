"""Protected customer data: what an app that is not approved for it does not get.

Source: https://shopify.dev/docs/apps/launch/protected-customer-data
"""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLError, GraphQLResolveInfo, get_named_type, is_non_null_type

from .errors import refusal

PLACE = "https://shopify.dev/docs/apps/launch/protected-customer-data"
NAMES = ("firstName", "lastName")
PLACES = ("address1", "address2", "city", "zip", "phone")
COORDINATES = ("latitude", "longitude")
WITHHELD = {
    "Customer": {
        *(*NAMES, "displayName", "email", "phone"),
        *("defaultEmailAddress", "defaultPhoneNumber"),
    },
    "MailingAddress": {
        *(*NAMES, *PLACES, *COORDINATES, "name", "company", "formatted"),
        "formattedArea",
    },
    "CompanyAddress": {
        *(*NAMES, *PLACES, "recipient", "formattedAddress", "formattedArea"),
    },
    "CompanyLocation": {"phone"},
    "Order": {"email", "phone"},
    "DraftOrder": {"email", "phone"},
}
APPROVED, SILENT, DENIED = True, "silent", "denied"
WAYS = (APPROVED, False, SILENT, DENIED)


def protect(way: bool | str) -> "Protector | None":
    """A middleware that withholds what is protected; None for an approved app.

    :param way: False answers null for names, e-mails, phones and addresses, and says
        so in `errors`; "silent" answers null alone; "denied" gives no customer at all
    """
    return None if way is APPROVED else Protector(way)


class Protector:
    """A middleware that withholds what is protected; see `protect`."""

    def __init__(self, way: bool | str) -> None:
        self.way = way

    def resolve(
        self,
        following: Callable[..., Any],
        source: Any,
        info: GraphQLResolveInfo,
        **arguments: Any,
    ) -> Any:
        if self.way == DENIED and _gives_customers(info):
            raise _refused("access the Customer object")
        if info.field_name not in WITHHELD.get(info.parent_type.name, ()):
            return following(source, info, **arguments)
        if self.way == SILENT or is_non_null_type(info.return_type):
            return _nothing(info)
        raise _refused(f"use the {info.field_name} field")


def _gives_customers(info: GraphQLResolveInfo) -> bool:
    name = get_named_type(info.return_type).name
    return name.removesuffix("Connection") == "Customer"


def _nothing(info: GraphQLResolveInfo) -> Any:
    """Null, or what stands for it where the schema wants a value."""
    if not is_non_null_type(info.return_type):
        return None
    return "" if get_named_type(info.return_type) is info.return_type.of_type else []


def _refused(what: str) -> GraphQLError:
    message = f"This app is not approved to {what}. See {PLACE} for more details."
    return refusal(message, "ACCESS_DENIED", documentation=PLACE)
