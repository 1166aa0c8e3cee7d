"""Customers as real Shopify gives them, in the form that a `CustomerWriter` takes.

Source of the REST form: https://shopify.dev/docs/api/webhooks (customers/create)
"""

import re
from collections.abc import Iterator
from typing import Any

from ...base.clock import read_stamp, stamp
from ...base.gid import gid

Given = dict[str, Any]
CAMEL = re.compile(r"_([a-z0-9])")
ADDRESS_KIND = "MailingAddress"


def read_customer(given: Given) -> Given:
    """Read a GraphQL node, or a REST payload (its id is a number)."""
    read = _of_rest(given) if _is_rest(given) else _of_node(given)
    for holder, names in _holders_of_times(read):
        for name in names:
            if holder.get(name):
                holder[name] = stamp(read_stamp(holder[name]))
    return read


def _holders_of_times(read: Given) -> Iterator[tuple[Given, tuple[str, ...]]]:
    yield read, ("createdAt", "updatedAt")
    for kind in ("email", "sms"):
        name = f"{kind}MarketingConsent"
        if read.get(name):
            read[name] = dict(read[name])
            yield read[name], ("consentUpdatedAt",)


def _is_rest(given: Given) -> bool:
    return isinstance(given.get("id"), int) or "admin_graphql_api_id" in given


def _of_node(given: Given) -> Given:
    """What a node tells in objects of its own, an input tells beside the names."""
    read = {name: value for name, value in given.items() if value is not None}
    email = read.pop("defaultEmailAddress", None) or {}
    phone = read.pop("defaultPhoneNumber", None) or {}
    read.setdefault("email", email.get("emailAddress"))
    read.setdefault("phone", phone.get("phoneNumber"))
    for kind, contact in (("email", email), ("sms", phone)):
        if contact.get("marketingState"):
            consent = {"consentUpdatedAt": contact.get("marketingUpdatedAt")}
            read.setdefault(f"{kind}MarketingConsent", contact | consent)
    paged = read.pop("addressesV2", None)
    if paged:
        read.setdefault("addresses", _nodes(paged))
    default = read.pop("defaultAddress", None)
    if default:
        read["defaultAddressId"] = default.get("id")
        read.setdefault("addresses", [default])
    return read


def _of_rest(given: Given) -> Given:
    read = _camel(given)
    number = given.get("admin_graphql_api_id") or given["id"]
    default = given.get("default_address") or {}
    # An order's payload tells the default address of its customer alone.
    addresses = given.get("addresses") or ([default] if default else [])
    default = next((each for each in addresses if each.get("default")), default)
    return {name: value for name, value in read.items() if value is not None} | {
        "id": number if isinstance(number, str) else gid("Customer", number),
        "state": (given.get("state") or "disabled").upper(),
        "tags": _tags(given.get("tags")),
        "taxExemptions": [t.upper() for t in given.get("tax_exemptions") or []],
        "numberOfOrders": given.get("orders_count"),
        "amountSpent": _amount(given),
        "emailMarketingConsent": _consent(given.get("email_marketing_consent")),
        "smsMarketingConsent": _consent(given.get("sms_marketing_consent")),
        "addresses": [_address(each) for each in addresses],
        "defaultAddressId": _address_id(default),
    }


def _address(given: Given) -> Given:
    read = _camel(given) | {"id": _address_id(given)}
    read["country"] = given.get("country_name") or given.get("country")
    return read


def _address_id(given: Given) -> str | None:
    id_ = given.get("id")
    return f"{gid(ADDRESS_KIND, id_)}?model_name=CustomerAddress" if id_ else None


def _amount(given: Given) -> Given | None:
    if given.get("total_spent") is None:
        return None
    return {"amount": given["total_spent"], "currencyCode": given.get("currency")}


def _consent(given: Given | None) -> Given | None:
    """A consent with its enums as GraphQL writes them."""
    if not given or not given.get("state"):
        return None
    level = given.get("opt_in_level")
    return {
        "marketingState": given["state"].upper(),
        "marketingOptInLevel": level.upper() if level else None,
        "consentUpdatedAt": given.get("consent_updated_at"),
    }


def _tags(given: Any) -> list[str]:
    return given.split(",") if isinstance(given, str) else list(given or [])


def _nodes(paged: Given) -> list[Given]:
    return paged.get("nodes") or [edge["node"] for edge in paged.get("edges") or []]


def _camel(given: Given) -> Given:
    return {CAMEL.sub(_upper, name): value for name, value in given.items()}


def _upper(match: re.Match[str]) -> str:
    return match[1].upper()
