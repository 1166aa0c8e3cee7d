"""What the mutations of companies refuse, as user errors."""

import re
from typing import Any

from ...base.errors import user_error
from ...base.gid import number_of
from ...base.store import Record, Store
from ..addresses.checks import check_company_address
from ..contacts import customer_of_email, is_email, phone_of
from .writer import contacts_of

Errors = list[dict[str, Any]]
MAX_NAME = 255
MAX_NOTE = 5000
MAX_EXTERNAL_ID = 64
EXTERNAL_ID = re.compile(r"""[\w!@#$%^&*(){}\[\]\\/?<>~,.;:'`"-]+""", re.ASCII)
WRONG_EXTERNAL_ID = (
    "External Id can only contain numbers, letters, and some special characters, "
    "including !@#$%^&*(){}[]\\/?<>_-~,.;:'`\""
)
NO_EMAIL = "Either the attribute email or customer_id must be provided"
NO_CHANGE = "At least one attribute to change must be present"


def check_company(
    store: Store, given: dict[str, Any], path: list[str], company: Record | None
) -> Errors:
    """Check the fields of a company itself, a new one if there is none."""
    name, errors = given.get("name"), []
    if company is not None and not given:
        return [user_error(path, NO_CHANGE, "INVALID")]
    if not (name or "").strip() and (company is None or "name" in given):
        errors.append(user_error([*path, "name"], "Name can't be blank", "BLANK"))
    if len(name or "") > MAX_NAME:
        message = f"Name is too long (maximum is {MAX_NAME} characters)"
        errors.append(user_error([*path, "name"], message, "TOO_LONG"))
    if len(given.get("note") or "") > MAX_NOTE:
        message = f"Notes is too long (maximum is {MAX_NOTE} characters)"
        errors.append(user_error([*path, "notes"], message, "TOO_LONG"))
    if company is not None and "customerSince" in given:
        message = "This field may only be set on creation."
        errors.append(user_error([*path, "customerSince"], message, "INVALID_INPUT"))
    return errors + _check_external_id(store.companies, given, path, company)


def check_contact(
    store: Store,
    company: Record | None,
    given: dict[str, Any],
    path: list[str],
    contact: Record | None = None,
) -> Errors:
    """Check a contact, a new one if there is none."""
    email, phone = (given.get("email") or "").strip(), given.get("phone")
    if not given:
        action = "update" if contact else "create"
        message = f"Company contact {action} input is empty."
        return [user_error(None, message, "NO_INPUT")]
    if contact is None and not email:
        return [user_error(path, NO_EMAIL, "INVALID")]
    errors: Errors = []
    if email and not is_email(email):
        message = "Email address is invalid" if contact else "Email is invalid"
        errors.append(user_error([*path, "email"], message, "INVALID"))
    if phone and not phone_of(phone):
        errors.append(user_error([*path, "phone"], "Phone is invalid", "INVALID"))
    if errors:
        return errors
    owner = customer_of_email(store, email)
    if owner and _is_taken(store, company, owner, contact):
        message = "Email address has already been taken."
        return [user_error([*path, "email"], message, "TAKEN")]
    return []


def check_assigned(store: Store, company: Record, customer: Record) -> Errors:
    """Check a customer that is to be a company's contact."""
    if not customer["email"]:
        message = "Customer must have an email address."
        return [user_error(["companyId"], message, "INVALID_INPUT")]
    if _is_contact(store, company, customer):
        message = "Customer is already associated with a company contact."
        return [user_error(["companyId"], message, "INVALID_INPUT")]
    return []


def check_location(
    store: Store, given: dict[str, Any], path: list[str], location: Record | None = None
) -> Errors:
    """Check a location, a new one if there is none."""
    errors = _check_external_id(store.company_locations, given, path, location)
    if given.get("billingSameAsShipping") and given.get("billingAddress"):
        field = [*path, "billingAddress"]
        errors.append(user_error(field, "Invalid input.", "INVALID_INPUT"))
    if "taxExempt" in given and given["taxExempt"] is None:
        field = [*path, "taxExempt"]
        errors.append(user_error(field, "Invalid input.", "INVALID_INPUT"))
    if given.get("phone") and not phone_of(given["phone"]):
        errors.append(user_error([*path, "phone"], "Phone is invalid", "INVALID"))
    for name in ("billingAddress", "shippingAddress"):
        errors += check_company_address(given.get(name) or {}, [*path, name])
    return errors


def _check_external_id(
    records: dict[int, Record], given: dict[str, Any], path: list[str], own: Any
) -> Errors:
    """Check an id of the shop's owner; each kind of record has its own ones."""
    wanted, field = given.get("externalId"), [*path, "externalId"]
    if not wanted:
        return []
    if len(wanted) > MAX_EXTERNAL_ID:
        message = f"External Id must be {MAX_EXTERNAL_ID} characters or less."
        return [user_error(field, message, "TOO_LONG")]
    if not EXTERNAL_ID.fullmatch(wanted):
        return [user_error(field, WRONG_EXTERNAL_ID, "INVALID")]
    if any(
        each["externalId"] == wanted and each is not own for each in records.values()
    ):
        return [user_error(field, "External id has already been taken.", "TAKEN")]
    return []


def _is_taken(
    store: Store, company: Record | None, owner: Record, contact: Record | None
) -> bool:
    if contact is not None:
        return owner["id"] != contact["customerId"]
    return company is not None and _is_contact(store, company, owner)


def _is_contact(store: Store, company: Record, customer: Record) -> bool:
    own = contacts_of(store, company)
    wanted = number_of(customer["id"])
    return any(number_of(contact["customerId"]) == wanted for contact in own)
