"""What `customerCreate` and its kin refuse, as user errors."""

import re
from typing import Any

from ...base.errors import refusal, user_error
from ...base.store import Record, Store
from ..addresses.checks import check_address, is_blank
from ..contacts import customer_of_email, customer_of_phone, is_email, phone_of
from ..metafields import check_metafields
from ..values import clean_tags

Errors = list[dict[str, Any]]
LOCALE = re.compile(r"[a-z]{2,3}(-([A-Z]{2}|[A-Z][a-z]{3}|\d{3}))?")
LENGTHS = {
    "firstName": ("First name", 255),
    "lastName": ("Last name", 255),
    "note": ("Note", 5000),
}
MAX_TAG = 255
MAX_TAGS = 250
MISSING = "Customer does not exist"
NOBODY = "A name, phone number, or email address must be present"
OWN_MUTATION = "To update {0}MarketingConsent, please use the {1} Mutation instead"
CONSENT_MUTATIONS = {
    "email": "customerEmailMarketingConsentUpdate",
    "sms": "customerSmsMarketingConsentUpdate",
    "whatsApp": "customerWhatsAppMarketingConsentUpdate",
}
NEVER_SET = ("REDACTED", "INVALID")
NO_STATE = "Cannot specify {0} as a marketing state input"
NEEDED = {
    "email": ("email", "An email address is required to set the email marketing"),
    "sms": ("phone", "A phone number is required to set the SMS"),
    "whatsApp": ("phone", "A phone number is required to set the WhatsApp"),
}


def check_customer(
    store: Store,
    given: dict[str, Any],
    customer: Record | None,
    path: list[str] | None = None,
) -> Errors:
    """Check an input for a customer, a new one if there is none."""
    path = path or []
    errors = _check_consents(given, customer, path)
    errors += _check_contacts(store, given, customer, path)
    errors += _check_texts(given, path)
    if given.get("addresses"):
        errors += _check_addresses(given["addresses"], customer, path)
    errors += _check_metafields(given.get("metafields") or [], customer, path)
    if not errors and not _is_somebody(given, customer):
        errors.append(user_error(path or None, NOBODY, "BLANK"))
    return errors


def check_new_consents(given: dict[str, Any]) -> None:
    """Check the states of a new customer's consents.

    :raises GraphQLError: one is a state that only Shopify sets
    """
    for kind in CONSENT_MUTATIONS:
        consent = given.get(f"{kind}MarketingConsent") or {}
        state = consent.get("marketingState") or consent.get("state")
        if state in NEVER_SET:
            raise refusal(NO_STATE.format(state), "INVALID")


def _check_consents(
    given: dict[str, Any], customer: Record | None, path: list[str]
) -> Errors:
    """A new customer may be given consents; an old one has mutations for them."""
    errors: Errors = []
    for kind, mutation in CONSENT_MUTATIONS.items():
        name = f"{kind}MarketingConsent"
        if not given.get(name):
            continue
        contact, text = NEEDED[kind]
        if customer is not None:
            message = OWN_MUTATION.format(kind, mutation)
            errors.append(user_error([*path, name], message, "INVALID"))
        elif not (given.get(contact) or "").strip():
            message = f"{text} consent state."
            errors.append(user_error([*path, name], message, "INVALID"))
    return errors


def _check_contacts(
    store: Store, given: dict[str, Any], customer: Record | None, path: list[str]
) -> Errors:
    errors: Errors = []
    checks = (
        ("email", "Email", is_email, customer_of_email),
        ("phone", "Phone", phone_of, customer_of_phone),
    )
    for name, label, is_good, owner_of in checks:
        text = (given.get(name) or "").strip()
        if not text or (customer and text == customer[name]):
            continue
        if not is_good(text):
            field = [*path, name]
            errors.append(user_error(field, f"{label} is invalid", "INVALID"))
        elif (owner_of(store, text) or customer) is not customer:
            message = f"{label} has already been taken"
            errors.append(user_error([*path, name], message, "TAKEN"))
    return errors


def _check_texts(given: dict[str, Any], path: list[str]) -> Errors:
    errors: Errors = []
    for name, (label, limit) in LENGTHS.items():
        if len(given.get(name) or "") > limit:
            message = f"{label} is too long (maximum is {limit} characters)"
            errors.append(user_error([*path, name], message, "TOO_LONG"))
    tags = clean_tags(given.get("tags") or [])
    if any(len(tag) > MAX_TAG for tag in tags):
        message = f"Tags is too long (maximum is {MAX_TAG} characters)"
        errors.append(user_error([*path, "tags"], message, "TOO_LONG"))
    if len(tags) > MAX_TAGS:
        message = f"Tags cannot be more than {MAX_TAGS}"
        errors.append(user_error([*path, "tags"], message, "INVALID"))
    if given.get("locale") and not LOCALE.fullmatch(given["locale"]):
        errors.append(user_error([*path, "locale"], "Locale is invalid", "INVALID"))
    return errors


def _check_addresses(
    inputs: list[dict[str, Any]], customer: Record | None, path: list[str]
) -> Errors:
    errors: Errors = []
    for place, given in enumerate(inputs):
        field = [*path, "addresses", str(place)]
        if customer is None and given.get("id"):
            message = "Cannot specify address ID on creation"
            return [user_error([*field, "id"], message, "INVALID")]
        if customer is None and is_blank(given):
            message = "Customer address cannot be blank."
            errors.append(user_error(field, message, "BLANK"))
        errors += check_address(given, field)
    return errors


def _check_metafields(
    inputs: list[dict[str, Any]], customer: Record | None, path: list[str]
) -> Errors:
    if customer is not None:
        return check_metafields(inputs, [*path, "metafields"], customer["metafields"])
    message = "Cannot specify metafield ID on creation"
    errors = [
        user_error([*path, "metafields", str(place), "id"], message, "INVALID")
        for place, given in enumerate(inputs)
        if given.get("id")
    ]
    return errors or check_metafields(inputs, [*path, "metafields"], [])


def _is_somebody(given: dict[str, Any], customer: Record | None) -> bool:
    held = {name: given.get(name, (customer or {}).get(name)) for name in IDENTITY}
    return any((text or "").strip() for text in held.values())


IDENTITY = ("firstName", "lastName", "email", "phone")
