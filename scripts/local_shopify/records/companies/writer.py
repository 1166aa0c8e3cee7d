"""Companies that buy: making one with its contacts and locations.

Source: https://shopify.dev/docs/api/admin-graphql/latest/mutations/companyCreate
"""

from typing import Any

from ...base.gid import number_of
from ...base.store import Record, Store
from ..contacts import customer_of_email, phone_of
from ..customers.writer import CustomerWriter
from .locations import LocationWriter

PLAIN_FIELDS = ("externalId", "name", "note")
TIMES = ("createdAt", "updatedAt", "customerSince")
ROLES = ("Location admin", "Ordering only")
CONTACT_FIELDS = ("title", "locale")
PERSON = ("firstName", "lastName", "email", "phone")


class CompanyWriter:
    """Writes inputs onto companies; what is refused has been refused before."""

    def __init__(self, store: Store, currency: str) -> None:
        self.store = store
        self.customers = CustomerWriter(store)
        self.locations = LocationWriter(store, currency)

    def create(self, given: dict[str, Any]) -> Record:
        """Store a new company; `id`, and times, may be given by who loads it."""
        company = self._new(given)
        self._fill(company, given)
        for field in TIMES:
            company[field] = given.get(field) or company[field]
        self.store.companies[number_of(company["id"])] = company
        self.store.changed()
        return company

    def update(self, company: Record, given: dict[str, Any]) -> None:
        """Write onto a company; its time moves on if that changed anything."""
        before = dict(company)
        self._fill(company, given)
        if company != before:
            self.touch(company)

    def touch(self, record: Record) -> None:
        record["updatedAt"] = self.store.clock.stamp()
        self.store.changed()

    def delete(self, company: Record) -> None:
        """Forget a company with its contacts and locations; the customers stay."""
        for contact in contacts_of(self.store, company):
            del self.store.company_contacts[number_of(contact["id"])]
        for location in locations_of(self.store, company):
            del self.store.company_locations[number_of(location["id"])]
        del self.store.companies[number_of(company["id"])]
        self.store.changed()

    def add_contact(self, company: Record, given: dict[str, Any]) -> Record:
        """Add a contact: who is named or has the e-mail, else a new customer."""
        now = self.store.clock.stamp()
        contact = {
            "__typename": "CompanyContact",
            "id": given.get("id") or self.store.next_id("CompanyContact"),
            "companyId": company["id"],
            "customerId": given.get("customerId") or self._customer(given)["id"],
            "title": None,
            "locale": "en",
            "roleAssignments": [],
            "createdAt": given.get("createdAt") or now,
            "updatedAt": given.get("updatedAt") or now,
        }
        contact |= {name: given[name] for name in CONTACT_FIELDS if given.get(name)}
        self.store.company_contacts[number_of(contact["id"])] = contact
        self.store.changed()
        return contact

    def update_contact(self, contact: Record, given: dict[str, Any]) -> None:
        """Write onto a contact, and onto the customer that it is."""
        contact |= {name: given[name] for name in CONTACT_FIELDS if name in given}
        customer = self.store.customers.get(number_of(contact["customerId"]))
        person = {name: given[name] for name in PERSON if name in given}
        if customer and person:
            self.customers.update(customer, person)
        self.touch(contact)

    def delete_contact(self, contact: Record) -> None:
        company = self.store.companies[number_of(contact["companyId"])]
        if company["mainContactId"] == contact["id"]:
            company["mainContactId"] = None
        del self.store.company_contacts[number_of(contact["id"])]
        self.touch(company)

    def assign_role(self, contact: Record, role: Record, location: Record) -> Record:
        """Let a contact order for a location."""
        now = self.store.clock.stamp()
        assignment = {
            "__typename": "CompanyContactRoleAssignment",
            "id": self.store.next_id("CompanyContactRoleAssignment"),
            "companyId": contact["companyId"],
            "contactId": contact["id"],
            "locationId": location["id"],
            "role": role,
            "createdAt": now,
            "updatedAt": now,
        }
        contact["roleAssignments"].append(assignment)
        self.store.changed()
        return assignment

    def _new(self, given: dict[str, Any]) -> Record:
        now = self.store.clock.stamp()
        return {
            "__typename": "Company",
            "id": given.get("id") or self.store.next_id("Company"),
            "name": "",
            "externalId": None,
            "note": None,
            "mainContactId": None,
            "roles": [self._role(name) for name in ROLES],
            "metafields": [],
            "hasTimelineComment": False,
            "customerSince": now,
            "createdAt": now,
            "updatedAt": now,
        }

    def _role(self, name: str) -> Record:
        id_ = self.store.next_id("CompanyContactRole")
        return {"__typename": "CompanyContactRole", "id": id_, "name": name}

    def _fill(self, company: Record, given: dict[str, Any]) -> None:
        for field in PLAIN_FIELDS:
            if field in given:
                company[field] = (given[field] or "").strip() or None
        if given.get("customerSince"):
            company["customerSince"] = given["customerSince"]

    def _customer(self, given: dict[str, Any]) -> Record:
        known = customer_of_email(self.store, given.get("email"))
        person = {name: given.get(name) for name in PERSON}
        person["phone"] = phone_of(given.get("phone"))
        return known or self.customers.create(person)


def contacts_of(store: Store, company: Record) -> list[Record]:
    contacts = store.company_contacts.values()
    return [each for each in contacts if each["companyId"] == company["id"]]


def locations_of(store: Store, company: Record) -> list[Record]:
    locations = store.company_locations.values()
    return [each for each in locations if each["companyId"] == company["id"]]


def profiles_of(store: Store, customer: Record) -> list[Record]:
    """A customer's contacts: what it is in companies."""
    found = store.listing(("contacts by customer",), lambda: _by_customer(store))
    return found.get(customer["id"], [])


def _by_customer(store: Store) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for contact in store.company_contacts.values():
        found.setdefault(contact["customerId"], []).append(contact)
    return found
