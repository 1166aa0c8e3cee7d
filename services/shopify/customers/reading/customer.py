"""A Shopify customer in Odoo's words."""

from datetime import datetime
from typing import Any

from ....commerce.records.facts import Facts
from ....commerce.records.person import Address, full_name
from ....commerce.records.personal_data import PEOPLE, names_nobody
from ....commerce.records.plain import naive_utc
from ...gql.fragments import CustomerFields
from .address import read_address
from .full_customer import FullCustomer


def is_withheld(customer: FullCustomer) -> bool:
    """Tell a customer whose data the app may not see; tills make some without any."""
    return names_nobody(customer) and PEOPLE not in customer.not_withheld


def owns_email(customer: Any) -> bool:
    """Tell a customer who logs in by an e-mail address that Shopify has verified.

    A checkout makes a customer of whatever address is typed.
    """
    return customer.verified_email and customer.state.value == "ENABLED"


def customer_facts(customer: CustomerFields) -> Facts:
    """What is read of a customer, in Shopify's form, but its addresses."""
    return {
        "name": full_name(customer.first_name, customer.last_name),
        "email": (customer.email or "").strip(),
        "phone": (customer.phone or "").strip(),
        "locale": customer.locale,
        "note": (customer.note or "").strip(),
        "tags": sorted({tag.strip() for tag in customer.tags} - {""}),
        "taxExempt": customer.tax_exempt,
        "address": list(default_address(customer)),
        "addresses": {it.id: list(read_address(it)) for it in customer.addresses},
    }


def default_address(customer: CustomerFields) -> Address:
    """Return the customer's own address; an empty one if it has none."""
    wanted = customer.default_address and customer.default_address.id
    found = (it for it in customer.addresses if it.id == wanted)
    return read_address(next(found, None))


def customer_binding_values(customer: FullCustomer) -> dict[str, Any]:
    """Values of `commerce.customer` that always follow Shopify."""
    email, sms = customer.email_marketing_consent, customer.sms_marketing_consent
    return {
        "external_id": customer.id,
        "name": full_name(customer.first_name, customer.last_name)
        or customer.display_name
        or default_address(customer).company
        or f"Shopify {customer.legacy_resource_id}",
        "email": customer.email or False,
        "phone": customer.phone or False,
        "note": customer.note or False,
        "locale": customer.locale,
        "account_state": customer.state.value,
        "verified_email": customer.verified_email,
        "order_count": customer.number_of_orders,
        "tax_exempt": customer.tax_exempt,
        "tax_exemptions": ", ".join(it.value for it in customer.tax_exemptions)
        or False,
        **_consent("email", email),
        **_consent("sms", sms),
        "is_withheld": is_withheld(customer),
        "external_updated_at": naive_utc(customer.updated_at),
    }


def _consent(kind: str, consent: Any) -> dict[str, Any]:
    level = consent and consent.marketing_opt_in_level
    return {
        f"{kind}_consent": consent.marketing_state.value if consent else False,
        f"{kind}_opt_in": level.value if level else False,
        f"{kind}_consent_at": _moment(consent and consent.consent_updated_at),
    }


def _moment(moment: datetime | None) -> datetime | bool:
    return naive_utc(moment) if moment else False


def wants_blacklist(consent: str | bool, policy: str) -> bool | None:
    """Tell whether a consent puts an address on the blacklist; None lets it be."""
    if policy == "keep" or not consent:
        return None
    if consent == "SUBSCRIBED":
        return False
    return consent == "UNSUBSCRIBED" or (
        policy == "not_subscribed" and consent in ("NOT_SUBSCRIBED", "PENDING")
    )
