"""Companies as real Shopify gives them, in the form that a `CompanyWriter` takes."""

from typing import Any

from ...base.clock import read_stamp, stamp

Given = dict[str, Any]
TIMES = ("createdAt", "customerSince", "updatedAt")


def read_company(given: Given) -> Given:
    """Read a GraphQL node with its contacts and locations."""
    read = {name: value for name, value in given.items() if value is not None}
    main = read.pop("mainContact", None)
    contacts = {each["id"]: each for each in _nodes(read.pop("contacts", None))}
    if main:
        read["mainContactId"] = main["id"]
        contacts[main["id"]] = contacts.get(main["id"], {}) | main
    locations = [_location(each) for each in _nodes(read.pop("locations", None))]
    for name in TIMES:
        if name in read:
            read[name] = stamp(read_stamp(read[name]))
    people = [_contact(each) for each in contacts.values()]
    return read | {"contacts": people, "locations": locations}


def _contact(given: Given) -> Given:
    """A contact, whose customer may be there already."""
    customer = given.get("customer") or {}
    return given | {"customerId": customer.get("id")}


def _location(given: Given) -> Given:
    return given | (given.get("taxSettings") or {})


def _nodes(paged: Given | list[Given] | None) -> list[Given]:
    if not paged or isinstance(paged, list):
        return paged or []
    return paged.get("nodes") or [edge["node"] for edge in paged.get("edges") or []]
