"""What `draftOrderCreate` and `draftOrderCalculate` refuse, as user errors.

Source of the refusals: what real shops answered.
"""

from decimal import Decimal
from typing import Any

from ...base.clock import read_stamp
from ...base.errors import user_error
from ...base.gid import number_of
from ...base.store import Store
from ..contacts import is_email

Given = dict[str, Any]
Errors = list[dict[str, Any]]
MAX_TAG = 40
TOO_MUCH = "Applied discount value must be less than or equal to 100%"
TOO_PRECISE = "Applied discount value can have at most 2 digits after decimal point"


def check_draft(store: Store, given: Given) -> Errors:
    """Check the input of a draft order."""
    lines = given.get("lineItems")
    if not lines:
        return [user_error(None, "Add at least 1 product")]
    errors = _check_fields(store, given)
    errors += _check_discount(given.get("appliedDiscount"), [])
    for place, line in enumerate(lines):
        errors += _check_line(store, line, ["lineItems", str(place)])
    return errors


def _check_fields(store: Store, given: Given) -> Errors:
    errors: Errors = []
    if given.get("email") and not is_email(given["email"]):
        errors.append(user_error(["email"], "Email is invalid"))
    for place, tag in enumerate(given.get("tags") or []):
        if len(tag.strip()) > MAX_TAG:
            text = f"Title Tag exceeds the maximum length of {MAX_TAG} characters"
            errors.append(user_error(["tags", str(place)], text))
    until = given.get("reserveInventoryUntil")
    if until and read_stamp(until) < store.clock.now():
        errors.append(user_error(None, "Reserve until can't be in the past"))
    terms = given.get("paymentTerms")
    if terms and not terms.get("paymentTermsTemplateId"):
        text = "Payment terms template id can not be empty."
        errors.append(user_error(None, text))
    return errors


def _check_line(store: Store, line: Given, path: list[str]) -> Errors:
    number = number_of(line.get("variantId") or "")
    price = (line.get("originalUnitPriceWithCurrency") or {}).get("amount")
    price = line.get("originalUnitPrice") if price is None else price
    errors = _check_discount(line.get("appliedDiscount"), path)
    if line.get("variantId") and number not in store.variants:
        text = f"Product with ID {number} is no longer available."
        errors.append(user_error(None, text))
    if not line.get("variantId") and not (line.get("title") or "").strip():
        errors.append(user_error(None, "Merchandise title is empty."))
    if line["quantity"] < 1:
        text = "Quantity must be greater than or equal to 1"
        errors.append(user_error([*path, "quantity"], text))
    if price is not None and Decimal(str(price)) < 0:
        errors.append(user_error(None, "Cannot send negative price for line_item"))
    return errors


def _check_discount(discount: Given | None, path: list[str]) -> Errors:
    if not discount:
        return []
    value = Decimal(str(discount["value"]))
    field = [*path, "appliedDiscount", "value"]
    if discount["valueType"] == "PERCENTAGE" and value > 100:
        return [user_error(field, TOO_MUCH)]
    if value != round(value, 2):
        return [user_error(field, TOO_PRECISE)]
    return []
