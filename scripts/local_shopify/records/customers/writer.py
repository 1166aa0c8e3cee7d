"""Customers: making one, and writing an input onto one.

Source: https://shopify.dev/docs/api/admin-graphql/latest/mutations/customerCreate
"""

import copy
from typing import Any

from ...base.gid import number_of
from ...base.store import Record, Store
from ..addresses.writer import content_of, mailing_address
from ..contacts import phone_of
from ..metafields import merge_metafields
from ..values import clean_tags
from .consents import NO_CONSENT, consent_of

NAMES = ("firstName", "lastName")
PLAIN_FIELDS = (
    "dataSaleOptOut",
    "locale",
    "multipassIdentifier",
    "note",
    "productSubscriberStatus",
    "state",
    "taxExempt",
    "taxExemptions",
    "verifiedEmail",
    # What it bought elsewhere: the shop's own orders are counted if these are null.
    "amountSpent",
    "numberOfOrders",
)
TIMES = ("createdAt", "updatedAt")


class CustomerWriter:
    """Writes inputs onto customers; what is refused has been refused before."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def create(self, given: dict[str, Any]) -> Record:
        """Store a new customer; `id`, and times, may be given by who loads it."""
        customer = self._new(given)
        self._fill(customer, given)
        for field in TIMES:
            if given.get(field):
                customer[field] = given[field]
        self.store.customers[number_of(customer["id"])] = customer
        self.store.changed()
        return customer

    def update(self, customer: Record, given: dict[str, Any]) -> None:
        """Write onto a customer; its time moves on if that changed anything."""
        before = copy.deepcopy(customer)
        self._fill(customer, given)
        if customer != before:
            self.touch(customer)

    def delete(self, customer: Record) -> None:
        """Forget a customer; it leaves no trace but in what it bought."""
        self._forget_addresses(customer)
        del self.store.customers[number_of(customer["id"])]
        self.store.changed()

    def touch(self, customer: Record) -> None:
        customer["updatedAt"] = self.store.clock.stamp()
        self.store.changed()

    def add_address(self, customer: Record, given: dict[str, Any]) -> Record:
        """Add an address; the first one is the default. Names may come from its owner.

        The time does not move on.
        """
        address = self._address(customer, given)
        self._keep_address(customer, address)
        return address

    def delete_address(self, customer: Record, address: Record) -> None:
        """Remove an address; the next one becomes the default if it was that."""
        customer["addresses"].remove(address)
        self.store.customer_addresses.pop(number_of(address["id"]), None)
        if customer["defaultAddressId"] == address["id"]:
            left = customer["addresses"]
            customer["defaultAddressId"] = left[0]["id"] if left else None
        self.touch(customer)

    def _new(self, given: dict[str, Any]) -> Record:
        id_ = given.get("id") or self.store.next_id("Customer")
        now = self.store.clock.stamp()
        return {
            "__typename": "Customer",
            "id": id_,
            "legacyResourceId": str(number_of(id_)),
            "firstName": None,
            "lastName": None,
            "email": None,
            "phone": None,
            "locale": "en",
            "note": None,
            "state": "DISABLED",
            "tags": [],
            "taxExempt": False,
            "taxExemptions": [],
            "verifiedEmail": True,
            "multipassIdentifier": None,
            "dataSaleOptOut": False,
            "productSubscriberStatus": "NEVER_SUBSCRIBED",
            "hasTimelineComment": False,
            "emailConsent": dict(NO_CONSENT),
            "smsConsent": dict(NO_CONSENT),
            "whatsAppConsent": dict(NO_CONSENT),
            "numberOfOrders": None,
            "amountSpent": None,
            "addresses": [],
            "defaultAddressId": None,
            "metafields": [],
            "createdAt": now,
            "updatedAt": now,
        }

    def _fill(self, customer: Record, given: dict[str, Any]) -> None:
        for field in PLAIN_FIELDS:
            if field in given:
                customer[field] = given[field]
        for field in (*NAMES, "email"):
            if field in given:
                customer[field] = (given[field] or "").strip() or None
        if "phone" in given:
            customer["phone"] = phone_of(given["phone"]) or given["phone"] or None
        if given.get("tags") is not None:
            customer["tags"] = clean_tags(given["tags"])
        self._fill_consents(customer, given)
        if given.get("metafields"):
            merge_metafields(self.store, customer, given["metafields"])
        if given.get("addresses") is not None:
            self._set_addresses(customer, given["addresses"])
        if given.get("defaultAddressId"):
            customer["defaultAddressId"] = given["defaultAddressId"]

    def _fill_consents(self, customer: Record, given: dict[str, Any]) -> None:
        now = self.store.clock.stamp()
        for kind in ("email", "sms", "whatsApp"):
            consent = given.get(f"{kind}MarketingConsent")
            if consent:
                customer[f"{kind}Consent"] = consent_of(consent, now)

    def _set_addresses(self, customer: Record, inputs: list[dict[str, Any]]) -> None:
        """Replace the list; an address that is given twice, or was there, is one.

        Who gives ids tells what another shop holds, and is believed even so.
        """
        known = {content_of(address): address for address in customer["addresses"]}
        self._forget_addresses(customer)
        customer["addresses"], customer["defaultAddressId"] = [], None
        for given in inputs:
            address = self._address(customer, given)
            if not given.get("id"):
                address = known.setdefault(content_of(address), address)
            if address not in customer["addresses"]:
                self._keep_address(customer, address)

    def _address(self, customer: Record, given: dict[str, Any]) -> Record:
        named = {name: given.get(name) or customer[name] for name in NAMES}
        return mailing_address(self.store, given | named)

    def _keep_address(self, customer: Record, address: Record) -> None:
        customer["addresses"].append(address)
        customer["defaultAddressId"] = customer["defaultAddressId"] or address["id"]
        self.store.customer_addresses[number_of(address["id"])] = address

    def _forget_addresses(self, customer: Record) -> None:
        for address in customer["addresses"]:
            self.store.customer_addresses.pop(number_of(address["id"]), None)
