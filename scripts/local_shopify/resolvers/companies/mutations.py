"""Mutations of companies and their contacts."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.gid import number_of
from ...base.store import Record
from ...records.companies.checks import (
    check_assigned,
    check_company,
    check_contact,
    check_location,
)
from ...records.companies.purchases import orders_of_company
from ...records.customers.checks import MISSING
from ..customers.mutations import find_customer
from ..registry import resolves

Payload = dict[str, Any]
GONE = "Resource requested does not exist."
NO_COMPANY = "Company does not exist."
NO_CONTACT = "The company contact doesn't exist."
HAS_ORDERS = "Cannot delete a company contact with existing orders or draft orders."


def find_company(info: GraphQLResolveInfo, id_: str) -> Record | None:
    return info.context.store.companies.get(number_of(id_))


def find_contact(info: GraphQLResolveInfo, id_: str) -> Record | None:
    return info.context.store.company_contacts.get(number_of(id_))


def refused(what: str, errors: list[dict[str, Any]]) -> Payload:
    return {what: None, "userErrors": errors}


def missing(what: str, field: str, message: str = GONE) -> Payload:
    return refused(what, [user_error([field], message, "RESOURCE_NOT_FOUND")])


@resolves("Mutation", "companyCreate")
def company_create(
    _root: Any, info: GraphQLResolveInfo, input: dict[str, Any]
) -> Payload:
    """Make a company; it always has a location, and its contact may order there."""
    context, given = info.context, input["company"]
    contact, location = input.get("companyContact"), input.get("companyLocation")
    errors = check_company(context.store, given, ["input", "company"], None)
    if contact is not None:
        path = ["input", "companyContact"]
        errors += check_contact(context.store, None, contact, path)
    errors += check_location(
        context.store, location or {}, ["input", "companyLocation"]
    )
    if errors:
        return refused("company", errors)
    writer = context.companies
    company = writer.create(given)
    place = writer.locations.create(company, location or {})
    if contact is not None:
        main = writer.add_contact(company, contact)
        company["mainContactId"] = main["id"]
        writer.assign_role(main, company["roles"][-1], place)
    return {"company": company, "userErrors": []}


@resolves("Mutation", "companyUpdate")
def company_update(
    _root: Any, info: GraphQLResolveInfo, companyId: str, input: dict[str, Any]
) -> Payload:
    company = find_company(info, companyId)
    if company is None:
        return missing("company", "companyId")
    errors = check_company(info.context.store, input, ["input"], company)
    if errors:
        return refused("company", errors)
    info.context.companies.update(company, input)
    return {"company": company, "userErrors": []}


@resolves("Mutation", "companyDelete")
def company_delete(_root: Any, info: GraphQLResolveInfo, id: str) -> Payload:
    company = find_company(info, id)
    if company is None:
        return missing("deletedCompanyId", "id", NO_COMPANY)
    if orders_of_company(info.context.store, company):
        message = "Failed to delete the company."
        errors = [user_error(["id"], message, "FAILED_TO_DELETE")]
        return refused("deletedCompanyId", errors)
    info.context.companies.delete(company)
    return {"deletedCompanyId": company["id"], "userErrors": []}


@resolves("Mutation", "companyContactCreate")
def contact_create(
    _root: Any, info: GraphQLResolveInfo, companyId: str, input: dict[str, Any]
) -> Payload:
    company = find_company(info, companyId)
    if company is None:
        return missing("companyContact", "companyId", NO_COMPANY)
    errors = check_contact(info.context.store, company, input, ["input"])
    if errors:
        return refused("companyContact", errors)
    contact = info.context.companies.add_contact(company, input)
    return {"companyContact": contact, "userErrors": []}


@resolves("Mutation", "companyContactUpdate")
def contact_update(
    _root: Any, info: GraphQLResolveInfo, companyContactId: str, input: dict[str, Any]
) -> Payload:
    contact = find_contact(info, companyContactId)
    if contact is None:
        return missing("companyContact", "companyContactId", NO_CONTACT)
    errors = check_contact(info.context.store, None, input, ["input"], contact)
    if errors:
        return refused("companyContact", errors)
    info.context.companies.update_contact(contact, input)
    return {"companyContact": contact, "userErrors": []}


@resolves("Mutation", "companyContactDelete")
def contact_delete(
    _root: Any, info: GraphQLResolveInfo, companyContactId: str
) -> Payload:
    return _delete_contact(info, companyContactId, "deletedCompanyContactId")


@resolves("Mutation", "companyContactRemoveFromCompany")
def contact_remove(
    _root: Any, info: GraphQLResolveInfo, companyContactId: str
) -> Payload:
    return _delete_contact(info, companyContactId, "removedCompanyContactId")


@resolves("Mutation", "companyAssignCustomerAsContact")
def assign_customer(
    _root: Any, info: GraphQLResolveInfo, companyId: str, customerId: str
) -> Payload:
    company, customer = find_company(info, companyId), find_customer(info, customerId)
    if company is None:
        return missing("companyContact", "companyId")
    if customer is None:
        return missing("companyContact", "customerId", f"{MISSING}.")
    errors = check_assigned(info.context.store, company, customer)
    if errors:
        return refused("companyContact", errors)
    given = {"customerId": customer["id"], "locale": customer["locale"]}
    contact = info.context.companies.add_contact(company, given)
    return {"companyContact": contact, "userErrors": []}


@resolves("Mutation", "companyAssignMainContact")
def assign_main_contact(
    _root: Any, info: GraphQLResolveInfo, companyId: str, companyContactId: str
) -> Payload:
    company, contact = (
        find_company(info, companyId),
        find_contact(info, companyContactId),
    )
    if company is None:
        return missing("company", "companyId")
    if contact is None:
        return missing("company", "companyContactId", NO_CONTACT)
    if contact["companyId"] != company["id"]:
        message = "The company contact does not belong to the company."
        errors = [user_error(["companyContactId"], message, "INVALID_INPUT")]
        return refused("company", errors)
    return _set_main(info, company, contact["id"])


@resolves("Mutation", "companyRevokeMainContact")
def revoke_main_contact(
    _root: Any, info: GraphQLResolveInfo, companyId: str
) -> Payload:
    company = find_company(info, companyId)
    if company is None:
        return missing("company", "companyId")
    return _set_main(info, company, None)


def _set_main(info: GraphQLResolveInfo, company: Record, id_: str | None) -> Payload:
    company["mainContactId"] = id_
    info.context.companies.touch(company)
    return {"company": company, "userErrors": []}


def _delete_contact(info: GraphQLResolveInfo, id_: str, name: str) -> Payload:
    contact = find_contact(info, id_)
    if contact is None:
        return missing(name, "companyContactId", NO_CONTACT)
    if orders_of_company(info.context.store, contact):
        field = ["companyContactId"]
        return refused(name, [user_error(field, HAS_ORDERS, "FAILED_TO_DELETE")])
    info.context.companies.delete_contact(contact)
    return {name: contact["id"], "userErrors": []}
