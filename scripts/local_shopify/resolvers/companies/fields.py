"""Fields of companies and their contacts, and where they are found."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.clock import read_stamp
from ...base.gid import number_of
from ...base.store import Record
from ...records.companies.purchases import orders_of_company, total_spent
from ...records.companies.writer import contacts_of, locations_of, profiles_of
from ...search import companies as search_fields
from ..paging import BY_ID, count, moment, page, pages_of, text
from ..products.fields import metafield, metafields
from ..registry import resolves

TIMES = BY_ID | {"CREATED_AT": moment("createdAt"), "UPDATED_AT": moment("updatedAt")}
SORTS = TIMES | {"NAME": text("name"), "SINCE_DATE": moment("customerSince")}
for owner in ("Company", "CompanyLocation"):
    resolves(owner, "metafields")(metafields)
    resolves(owner, "metafield")(metafield)


@resolves("QueryRoot", "companies")
def companies(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    records = info.context.store.companies.values
    return page(info, "companies", records, arguments, SORTS, search_fields.COMPANY)


@resolves("QueryRoot", "companiesCount")
def companies_count(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    records = info.context.store.companies.values
    return count(info, "companies", records, arguments, search_fields.COMPANY)


@resolves("QueryRoot", "company")
def company(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    return info.context.store.companies.get(number_of(id))


@resolves("QueryRoot", "companyContact")
def company_contact(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    return info.context.store.company_contacts.get(number_of(id))


@resolves("QueryRoot", "companyContactRole")
def company_contact_role(
    _root: Any, info: GraphQLResolveInfo, id: str
) -> Record | None:
    for record in info.context.store.companies.values():
        for role in record["roles"]:
            if role["id"] == id:
                return role
    return None


@resolves("Customer", "companyContactProfiles")
def company_contact_profiles(record: Record, info: GraphQLResolveInfo) -> list[Record]:
    return profiles_of(info.context.store, record)


@resolves("Company", "contacts")
def contacts(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    return pages_of(info, contacts_of(info.context.store, record), arguments)


@resolves("Company", "contactRoles")
def contact_roles(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    return pages_of(info, record["roles"], arguments)


@resolves("Company", "contactsCount")
def contacts_count(record: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    return _count(contacts_of(info.context.store, record))


@resolves("Company", "contactCount")
def contact_count(record: Record, info: GraphQLResolveInfo) -> int:
    return len(contacts_of(info.context.store, record))


@resolves("Company", "locations")
def locations(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    return pages_of(info, locations_of(info.context.store, record), arguments)


@resolves("Company", "locationsCount")
def locations_count(record: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    return _count(locations_of(info.context.store, record))


@resolves("Company", "mainContact")
def main_contact(record: Record, info: GraphQLResolveInfo) -> Record | None:
    known = info.context.store.company_contacts
    return known.get(number_of(record["mainContactId"] or ""))


@resolves("Company", "defaultRole")
def default_role(record: Record, info: GraphQLResolveInfo) -> Record:
    return record["roles"][-1]


@resolves("Company", "ordersCount")
@resolves("CompanyLocation", "ordersCount")
def orders_count(record: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    return _count(orders_of_company(info.context.store, record))


@resolves("CompanyLocation", "orderCount")
def order_count(record: Record, info: GraphQLResolveInfo) -> int:
    return len(orders_of_company(info.context.store, record))


@resolves("Company", "totalSpent")
@resolves("CompanyLocation", "totalSpent")
def spent(record: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    context = info.context
    return total_spent(context.store, record, context.settings.currency)


@resolves("Company", "lifetimeDuration")
@resolves("CompanyContact", "lifetimeDuration")
def lifetime_duration(record: Record, info: GraphQLResolveInfo) -> str:
    since = record.get("customerSince") or record["createdAt"]
    days = (info.context.store.clock.now() - read_stamp(since)).days
    return f"{max(0, days)} days"


@resolves("CompanyContact", "company")
@resolves("CompanyLocation", "company")
@resolves("CompanyContactRoleAssignment", "company")
def company_of(record: Record, info: GraphQLResolveInfo) -> Record | None:
    return info.context.store.companies.get(number_of(record["companyId"]))


@resolves("CompanyContact", "customer")
def customer_of(record: Record, info: GraphQLResolveInfo) -> Record | None:
    return info.context.store.customers.get(number_of(record["customerId"]))


@resolves("CompanyContact", "isMainContact")
def is_main_contact(record: Record, info: GraphQLResolveInfo) -> bool:
    owner = company_of(record, info) or {}
    return owner.get("mainContactId") == record["id"]


@resolves("CompanyContact", "roleAssignments")
def assignments_of_contact(
    record: Record, info: GraphQLResolveInfo, **arguments: Any
) -> Any:
    return pages_of(info, record["roleAssignments"], arguments)


@resolves("CompanyContactRoleAssignment", "companyContact")
def contact_of(record: Record, info: GraphQLResolveInfo) -> Record | None:
    return info.context.store.company_contacts.get(number_of(record["contactId"]))


@resolves("CompanyContactRoleAssignment", "companyLocation")
def location_of(record: Record, info: GraphQLResolveInfo) -> Record | None:
    return info.context.store.company_locations.get(number_of(record["locationId"]))


def _count(records: list[Record]) -> dict[str, Any]:
    return {"count": len(records), "precision": "EXACT"}
