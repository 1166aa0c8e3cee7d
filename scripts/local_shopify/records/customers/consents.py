"""Consents to marketing: what a customer agreed to, how, and when."""

from typing import Any

from ...base.store import Record

NO_CONSENT: Record = {
    "marketingState": "NOT_SUBSCRIBED",
    "marketingOptInLevel": "SINGLE_OPT_IN",
    "consentUpdatedAt": None,
}


def consent_of(given: dict[str, Any], now: str) -> Record:
    """A consent of an input; one for WhatsApp names its fields in a shorter way."""
    state = given.get("marketingState") or given.get("state")
    level = given.get("marketingOptInLevel") or given.get("optInLevel")
    moment = given.get("consentUpdatedAt") or given.get("updatedAt")
    if state != "NOT_SUBSCRIBED":
        moment = moment or now
    return {
        "marketingState": state,
        "marketingOptInLevel": level or "SINGLE_OPT_IN",
        "consentUpdatedAt": moment,
    }
