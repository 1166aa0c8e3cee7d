"""Fields of customers, and where they are found."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.clock import read_stamp
from ...base.gid import number_of
from ...base.store import Record
from ...records.contacts import customer_of_email, customer_of_phone, is_email
from ...search.customers import customer_fields
from ..paging import BY_ID, count, moment, page, pages_of
from ..products.fields import metafield, metafields
from ..registry import resolves

resolves("Customer", "metafields")(metafields)
resolves("Customer", "metafield")(metafield)


def sort_name(customer: Record) -> str:
    """“last, first” in lower case, as Shopify's cursors show it."""
    return f"{customer['lastName'] or ''}, {customer['firstName'] or ''}".lower()


def place(customer: Record) -> str:
    address = default_address(customer) or {}
    parts = (address.get(name) or "" for name in ("country", "province", "city"))
    return ", ".join(parts).lower()


SORTS = BY_ID | {
    "CREATED_AT": moment("createdAt"),
    "UPDATED_AT": moment("updatedAt"),
    "NAME": sort_name,
    "LOCATION": place,
}


def default_address(customer: Record) -> Record | None:
    wanted = customer["defaultAddressId"]
    return next((a for a in customer["addresses"] if a["id"] == wanted), None)


@resolves("QueryRoot", "customers")
def customers(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    store = info.context.store
    fields = customer_fields(store)
    return page(info, "customers", store.customers.values, arguments, SORTS, fields)


@resolves("QueryRoot", "customersCount")
def customers_count(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    """A count is searched by named fields alone."""
    store = info.context.store
    fields = customer_fields(store)
    del fields["default"]
    return count(info, "customers", store.customers.values, arguments, fields)


@resolves("QueryRoot", "customer")
def customer(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    return info.context.store.customers.get(number_of(id))


@resolves("QueryRoot", "customerByIdentifier")
def customer_by_identifier(
    _root: Any, info: GraphQLResolveInfo, identifier: dict[str, Any]
) -> Record | None:
    store = info.context.store
    if identifier.get("id"):
        return store.customers.get(number_of(identifier["id"]))
    if identifier.get("emailAddress"):
        return customer_of_email(store, identifier["emailAddress"])
    if identifier.get("phoneNumber"):
        return customer_of_phone(store, identifier["phoneNumber"])
    wanted = identifier["customId"]
    for record in store.customers.values():
        for field in record["metafields"]:
            if all(field[name] == wanted[name] for name in wanted):
                return record
    return None


@resolves("Customer", "displayName")
def display_name(record: Record, info: GraphQLResolveInfo) -> str:
    """The name, or what else tells who it is."""
    names = " ".join(filter(None, (record["firstName"], record["lastName"])))
    return names or record["email"] or record["phone"] or ""


@resolves("Customer", "addresses")
def addresses(
    record: Record, info: GraphQLResolveInfo, first: int | None = None
) -> list[Record]:
    return record["addresses"][:first]


@resolves("Customer", "addressesV2")
def paged_addresses(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    return pages_of(info, record["addresses"], arguments)


@resolves("Customer", "defaultAddress")
def default_address_of(record: Record, info: GraphQLResolveInfo) -> Record | None:
    return default_address(record)


@resolves("Customer", "validEmailAddress")
def valid_email_address(record: Record, info: GraphQLResolveInfo) -> bool:
    return is_email(record["email"] or "")


@resolves("Customer", "lifetimeDuration")
def lifetime_duration(record: Record, info: GraphQLResolveInfo) -> str:
    since = info.context.store.clock.now() - read_stamp(record["createdAt"])
    return f"{max(0, since.days)} days"


@resolves("Customer", "statistics")
def statistics(record: Record, info: GraphQLResolveInfo) -> dict[str, None]:
    """Nothing is predicted of anybody here."""
    return {"predictedSpendTier": None, "rfmGroup": None}


@resolves("Customer", "taxSettings")
def tax_settings(record: Record, info: GraphQLResolveInfo) -> dict[str, None]:
    return {"taxId": None}
