"""Fields of companies' locations and addresses, and where they are found."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.gid import number_of
from ...base.store import Record
from ...records.addresses.of_companies import formatted_company_address
from ...search import companies as search_fields
from ..paging import page, pages_of, text
from ..registry import resolves
from .fields import TIMES

SORTS = TIMES | {
    "NAME": text("name"),
    "COMPANY_ID": lambda location: number_of(location["companyId"]),
}
BUYING = {
    "checkoutToDraft": False,
    "deposit": None,
    "editableShippingAddress": True,
    "payNowOnly": True,
    "paymentTermsTemplate": None,
}


@resolves("QueryRoot", "companyLocation")
def company_location(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    return info.context.store.company_locations.get(number_of(id))


@resolves("QueryRoot", "companyLocations")
def company_locations(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    records, fields = info.context.store.company_locations, search_fields.LOCATION
    return page(info, "company_locations", records.values, arguments, SORTS, fields)


@resolves("CompanyLocation", "taxSettings")
def tax_settings(record: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    names = ("taxExempt", "taxExemptions", "taxRegistrationId")
    return {name: record[name] for name in names}


@resolves("CompanyLocation", "buyerExperienceConfiguration")
def buyer_experience(record: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    return BUYING


@resolves("CompanyLocation", "roleAssignments")
def assignments_of_location(
    record: Record, info: GraphQLResolveInfo, **arguments: Any
) -> Any:
    found = [
        assignment
        for contact in info.context.store.company_contacts.values()
        for assignment in contact["roleAssignments"]
        if assignment["locationId"] == record["id"]
    ]
    return pages_of(info, found, arguments)


@resolves("CompanyAddress", "formattedAddress")
def formatted_address(
    record: Record,
    info: GraphQLResolveInfo,
    withName: bool = False,
    withCompanyName: bool = True,
) -> list[str]:
    return formatted_company_address(record, withName, withCompanyName)
