"""How a customer is reached, and what it agreed to be sent."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.store import Record
from ...records.contacts import is_email
from ..registry import resolves


@resolves("Customer", "emailMarketingConsent")
def email_consent(record: Record, info: GraphQLResolveInfo) -> Record | None:
    return record["emailConsent"] if record["email"] else None


@resolves("Customer", "smsMarketingConsent")
def sms_consent(record: Record, info: GraphQLResolveInfo) -> Record | None:
    if not record["phone"]:
        return None
    consent = record["smsConsent"]
    return consent | {"consentCollectedFrom": _collected(consent)}


@resolves("Customer", "defaultEmailAddress")
def default_email_address(
    record: Record, info: GraphQLResolveInfo
) -> dict[str, Any] | None:
    if not record["email"]:
        return None
    consent, links = record["emailConsent"], _links(record, info)
    return {
        "emailAddress": record["email"],
        "validFormat": is_email(record["email"]),
        "marketingState": consent["marketingState"],
        "marketingOptInLevel": consent["marketingOptInLevel"],
        "marketingUpdatedAt": consent["consentUpdatedAt"],
        "marketingUnsubscribeUrl": links["unsubscribe"],
        "openTrackingLevel": "UNKNOWN",
        "openTrackingUrl": links["tracking"],
        "sourceLocation": None,
    }


@resolves("Customer", "defaultPhoneNumber")
def default_phone_number(
    record: Record, info: GraphQLResolveInfo
) -> dict[str, Any] | None:
    if not record["phone"]:
        return None
    consent = record["smsConsent"]
    return {
        "phoneNumber": record["phone"],
        "marketingState": consent["marketingState"],
        "marketingOptInLevel": consent["marketingOptInLevel"],
        "marketingUpdatedAt": consent["consentUpdatedAt"],
        "marketingCollectedFrom": _collected(consent),
        "smsMarketingConsent": _of_channel(consent),
        "whatsAppMarketingConsent": _of_channel(record["whatsAppConsent"]),
        "sourceLocation": None,
    }


@resolves("Customer", "unsubscribeUrl")
def unsubscribe_url(record: Record, info: GraphQLResolveInfo) -> str:
    return _links(record, info)["unsubscribe"]


def _collected(consent: Record) -> str | None:
    """Where a consent was collected: nowhere if there never was one."""
    return "OTHER" if consent["consentUpdatedAt"] else None


def _of_channel(consent: Record) -> dict[str, Any]:
    return {
        "state": consent["marketingState"],
        "optInLevel": consent["marketingOptInLevel"],
        "updatedAt": consent["consentUpdatedAt"],
        "collectedFrom": _collected(consent),
        "sourceLocation": None,
    }


def _links(record: Record, info: GraphQLResolveInfo) -> dict[str, str]:
    base = f"{info.context.shop_url}/account"
    number = record["legacyResourceId"]
    return {
        "unsubscribe": f"{base}/unsubscribe/{number}",
        "tracking": f"{base}/tracking/{number}",
    }
