"""Mutations of companies' locations."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.gid import number_of
from ...base.store import Record
from ...records.addresses.checks import check_company_address
from ...records.companies.checks import check_location
from ...records.companies.locations import SIDES
from ...records.companies.purchases import orders_of_company
from ..registry import resolves
from .mutations import find_company, find_contact, missing, refused

Payload = dict[str, Any]
NO_LOCATION = "The company location doesn't exist"


def find_location(info: GraphQLResolveInfo, id_: str) -> Record | None:
    return info.context.store.company_locations.get(number_of(id_))


@resolves("Mutation", "companyLocationCreate")
def location_create(
    _root: Any, info: GraphQLResolveInfo, companyId: str, input: dict[str, Any]
) -> Payload:
    company = find_company(info, companyId)
    if company is None:
        return missing("companyLocation", "companyId")
    errors = check_location(info.context.store, input, ["input"])
    if errors:
        return refused("companyLocation", errors)
    location = info.context.companies.locations.create(company, input)
    return {"companyLocation": location, "userErrors": []}


@resolves("Mutation", "companyLocationUpdate")
def location_update(
    _root: Any, info: GraphQLResolveInfo, companyLocationId: str, input: dict[str, Any]
) -> Payload:
    location = find_location(info, companyLocationId)
    if location is None:
        return missing("companyLocation", "input", NO_LOCATION)
    errors = check_location(info.context.store, input, ["input"], location)
    if errors:
        return refused("companyLocation", errors)
    info.context.companies.locations.update(location, input)
    return {"companyLocation": location, "userErrors": []}


@resolves("Mutation", "companyLocationDelete")
def location_delete(
    _root: Any, info: GraphQLResolveInfo, companyLocationId: str
) -> Payload:
    name, field = "deletedCompanyLocationId", "companyLocationId"
    location = find_location(info, companyLocationId)
    if location is None:
        return missing(name, field, NO_LOCATION)
    if orders_of_company(info.context.store, location):
        message = "Failed to delete the company location."
        return refused(name, [user_error([field], message, "FAILED_TO_DELETE")])
    info.context.companies.locations.delete(location)
    return {name: location["id"], "userErrors": []}


@resolves("Mutation", "companyLocationAssignAddress")
def assign_address(
    _root: Any,
    info: GraphQLResolveInfo,
    locationId: str,
    address: dict[str, Any],
    addressTypes: list[str],
) -> Payload:
    location = find_location(info, locationId)
    if location is None:
        return missing("addresses", "locationId", NO_LOCATION)
    if len(set(addressTypes)) < len(addressTypes):
        errors = [user_error(None, "Invalid input.", "INVALID_INPUT")]
        return refused("addresses", errors)
    if errors := check_company_address(address, ["address"]):
        return refused("addresses", errors)
    company = info.context.store.companies[number_of(location["companyId"])]
    write = info.context.companies.locations.set_address
    written = [write(company, location, SIDES[kind], address) for kind in addressTypes]
    return {"addresses": written, "userErrors": []}


@resolves("Mutation", "companyLocationTaxSettingsUpdate")
def tax_settings_update(
    _root: Any,
    info: GraphQLResolveInfo,
    companyLocationId: str,
    exemptionsToAssign: list[str] | None = None,
    exemptionsToRemove: list[str] | None = None,
    **given: Any,
) -> Payload:
    """Write `taxExempt`, `taxRegistrationId`, and a list of exemptions."""
    location = find_location(info, companyLocationId)
    if location is None:
        return missing("companyLocation", "companyLocationId", NO_LOCATION)
    if not given and exemptionsToAssign is None and exemptionsToRemove is None:
        errors = [user_error(["companyLocationId"], "No input provided.", "NO_INPUT")]
        return refused("companyLocation", errors)
    gone = set(exemptionsToRemove or [])
    held = [*location["taxExemptions"], *(exemptionsToAssign or [])]
    given["taxExemptions"] = [each for each in dict.fromkeys(held) if each not in gone]
    info.context.companies.locations.update(location, given)
    return {"companyLocation": location, "userErrors": []}


@resolves("Mutation", "companyContactAssignRole")
def assign_role(
    _root: Any,
    info: GraphQLResolveInfo,
    companyContactId: str,
    companyContactRoleId: str,
    companyLocationId: str,
) -> Payload:
    name = "companyContactRoleAssignment"
    contact = find_contact(info, companyContactId)
    location = find_location(info, companyLocationId)
    if contact is None:
        return missing(name, "companyContactId", "The company contact doesn't exist.")
    company = info.context.store.companies[number_of(contact["companyId"])]
    if location is None or location["companyId"] != company["id"]:
        return missing(name, "companyLocationId", NO_LOCATION)
    role = next((r for r in company["roles"] if r["id"] == companyContactRoleId), None)
    if role is None:
        message = "The company contact role doesn't exist."
        return missing(name, "companyContactRoleId", message)
    if any(a["locationId"] == location["id"] for a in contact["roleAssignments"]):
        message = "Company contact has already been assigned a role in that location."
        return refused(name, [user_error(None, message, "LIMIT_REACHED")])
    assigned = info.context.companies.assign_role(contact, role, location)
    return {name: assigned, "userErrors": []}
