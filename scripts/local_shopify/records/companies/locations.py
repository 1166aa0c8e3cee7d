"""Locations of companies: where they are billed and shipped to."""

from typing import Any

from ...base.gid import number_of
from ...base.store import Record, Store
from ..addresses.of_companies import company_address, fill_company_address
from ..contacts import phone_of

PLAIN_FIELDS = ("externalId", "locale", "name", "note")
TAX_FIELDS = ("taxExempt", "taxExemptions", "taxRegistrationId")
SIDES = {"BILLING": "billingAddress", "SHIPPING": "shippingAddress"}


class LocationWriter:
    """Writes inputs onto companies' locations."""

    def __init__(self, store: Store, currency: str) -> None:
        self.store = store
        self.currency = currency

    def create(self, company: Record, given: dict[str, Any]) -> Record:
        """Store a new location; without a name it is called by its street."""
        now = self.store.clock.stamp()
        location = {
            "__typename": "CompanyLocation",
            "id": given.get("id") or self.store.next_id("CompanyLocation"),
            "companyId": company["id"],
            "name": _name(company, given),
            "externalId": None,
            "note": None,
            "phone": None,
            "locale": "en",
            "currency": given.get("currency") or self.currency,
            "billingAddress": None,
            "shippingAddress": None,
            "taxExempt": False,
            "taxExemptions": [],
            "taxRegistrationId": None,
            "metafields": [],
            "hasTimelineComment": False,
            "createdAt": given.get("createdAt") or now,
            "updatedAt": given.get("updatedAt") or now,
        }
        self._fill(location, given)
        self._set_addresses(company, location, given)
        self.store.company_locations[number_of(location["id"])] = location
        self.store.changed()
        return location

    def update(self, location: Record, given: dict[str, Any]) -> None:
        """Write onto a location; its time moves on."""
        self._fill(location, given)
        self._touch(location)

    def set_address(
        self, company: Record, location: Record, side: str, given: dict[str, Any]
    ) -> Record:
        """Change the address of a side (“billingAddress”, …), or make it."""
        held = location[side]
        if held is None or given.get("id"):
            held = company_address(self.store, given, company["name"])
        else:
            fill_company_address(held, given)
            held["updatedAt"] = self.store.clock.stamp()
        location[side] = held
        self._touch(location)
        return held

    def delete(self, location: Record) -> None:
        for contact in self.store.company_contacts.values():
            assignments = contact["roleAssignments"]
            contact["roleAssignments"] = [
                each for each in assignments if each["locationId"] != location["id"]
            ]
        del self.store.company_locations[number_of(location["id"])]
        self.store.changed()

    def _fill(self, location: Record, given: dict[str, Any]) -> None:
        for field in PLAIN_FIELDS:
            if given.get(field) is not None:
                location[field] = given[field].strip() or location[field]
        if "phone" in given:
            location["phone"] = phone_of(given["phone"]) or given["phone"] or None
        for field in TAX_FIELDS:
            if given.get(field) is not None:
                location[field] = given[field]

    def _set_addresses(
        self, company: Record, location: Record, given: dict[str, Any]
    ) -> None:
        shipping, billing = given.get("shippingAddress"), given.get("billingAddress")
        if given.get("billingSameAsShipping") and shipping:
            billing = {key: value for key, value in shipping.items() if key != "id"}
        sides = {"shippingAddress": shipping, "billingAddress": billing}
        for side, address in sides.items():
            if address:
                name = company["name"]
                location[side] = company_address(self.store, address, name)

    def _touch(self, location: Record) -> None:
        location["updatedAt"] = self.store.clock.stamp()
        self.store.changed()


def _name(company: Record, given: dict[str, Any]) -> str:
    street = (given.get("shippingAddress") or {}).get("address1")
    return (given.get("name") or "").strip() or street or company["name"]
