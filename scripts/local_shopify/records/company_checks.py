"""What the mutations of companies refuse, as user errors."""

from typing import Any

from ..errors import user_error
from ..gid import number_of
from ..store import Record, Store
from .companies import contacts_of
from .contacts import customer_of_email, is_email, phone_of

Errors = list[dict[str, Any]]
MAX_NAME = 255
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
    wanted = given.get("externalId")
    if wanted and _holder(store.companies, "externalId", wanted, company):
        message = "External id has already been taken."
        errors.append(user_error([*path, "externalId"], message, "TAKEN"))
    return errors


def check_contact(
    store: Store,
    company: Record | None,
    given: dict[str, Any],
    path: list[str],
    contact: Record | None = None,
) -> Errors:
    """Check a contact, a new one if there is none."""
    email, phone = (given.get("email") or "").strip(), given.get("phone")
    if contact is None and not email:
        return [user_error([*path, "email"], "Email can't be blank", "BLANK")]
    errors: Errors = []
    if email and not is_email(email):
        errors.append(user_error([*path, "email"], "Email is invalid", "INVALID"))
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
        return [user_error(["customerId"], message, "INVALID_INPUT")]
    if _is_contact(store, company, customer):
        message = "Customer is already associated with a company contact."
        return [user_error(None, message, "INVALID_INPUT")]
    return []


def check_location(given: dict[str, Any], path: list[str]) -> Errors:
    errors: Errors = []
    if given.get("billingSameAsShipping") and given.get("billingAddress"):
        message = "Invalid input."
        errors.append(user_error(path, message, "INVALID_INPUT"))
    if "taxExempt" in given and given["taxExempt"] is None:
        message = "Invalid input."
        errors.append(user_error([*path, "taxExempt"], message, "INVALID_INPUT"))
    if given.get("phone") and not phone_of(given["phone"]):
        errors.append(user_error([*path, "phone"], "Phone is invalid", "INVALID"))
    return errors


def _holder(
    records: dict[int, Record], field: str, value: str, but: Record | None
) -> Record | None:
    found = (each for each in records.values() if each[field] == value)
    return next((each for each in found if each is not but), None)


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
