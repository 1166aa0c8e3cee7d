"""E-mail addresses and phone numbers as Shopify takes them."""

import re

from ..base.store import Record, Store

EMAIL = re.compile(r"[^@\s,;<>()]+@[^@\s,;<>()]+\.[^@\s.,;<>()]+")
SEPARATORS = re.compile(r"[\s\-./()]+")
INTERNATIONAL = re.compile(r"\+[1-9]\d{6,14}")
CALLING_CODE = "+49"  # of the shop's own country, for numbers without one


def is_email(text: str) -> bool:
    return bool(EMAIL.fullmatch(text.strip()))


def phone_of(text: str | None) -> str | None:
    """A number in international form (E.164); None if it is none."""
    digits = SEPARATORS.sub("", text or "")
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    elif digits.startswith("0"):
        digits = CALLING_CODE + digits[1:]
    elif digits[:1].isdigit():
        digits = CALLING_CODE + digits
    return digits if INTERNATIONAL.fullmatch(digits) else None


def customer_of_email(store: Store, email: str | None) -> Record | None:
    """The first customer of an e-mail address, whatever its case."""
    wanted = (email or "").strip().lower()
    return wanted and _first(store, "email", wanted) or None


def customer_of_phone(store: Store, phone: str | None) -> Record | None:
    wanted = phone_of(phone)
    return _first(store, "phone", wanted) if wanted else None


def _first(store: Store, field: str, wanted: str) -> Record | None:
    for customer in store.customers.values():
        if (customer[field] or "").lower() == wanted:
            return customer
    return None
