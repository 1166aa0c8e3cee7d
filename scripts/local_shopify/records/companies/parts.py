"""Companies with all that belongs to them, in one go."""

from typing import Any

from ...base.store import Record
from .writer import CompanyWriter


def add_company(writer: CompanyWriter, given: dict[str, Any]) -> Record:
    """Store a company with all that is given of it."""
    company = writer.create(given)
    add_parts(writer, company, given)
    return company


def add_parts(writer: CompanyWriter, company: Record, given: dict[str, Any]) -> None:
    """Add contacts and locations; each of these contacts may order for each of them."""
    places = [
        writer.locations.create(company, each) for each in given.get("locations") or []
    ]
    for each in given.get("contacts") or []:
        contact = writer.add_contact(company, each)
        company["mainContactId"] = company["mainContactId"] or contact["id"]
        for place in places:
            writer.assign_role(contact, company["roles"][-1], place)
    main = given.get("mainContactId")
    company["mainContactId"] = main or company["mainContactId"]
