"""Stores companies that customers buy for (B2B). No network, no commit."""

from collections.abc import Mapping, Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import html2plaintext, plaintext2html

from ...issues.sentences import Sentences
from ...records.company import Company, Location
from ...records.facts import Facts
from ...run.page_result import PageResult, RecordIssue
from ..address_book import AddressBook
from ..company_book import CompanyBook
from ..plan import CustomerPlan
from ..planning.issues import CustomerIssues
from .addresses import CompanyAddresses


class CompanyStore:
    """Makes companies of Odoo for those of a page, and keeps them up to date.

    :param env: in the company of the shop
    """

    def __init__(self, env: Environment, shop: BaseModel, book: AddressBook) -> None:
        self._env = env
        self._shop = shop
        self._book = book
        self._issues = CustomerIssues(env, shop)

    def store(self, plans: Sequence[CustomerPlan]) -> None:
        """Store the companies of some customers; tell each plan its first one."""
        contacts = (it for plan in plans for it in plan.customer.buys_for)
        links, issues = self.keep(
            {it.company.external_id: it.company for it in contacts}
        )
        for plan in plans:
            theirs = [it.company.external_id for it in plan.customer.buys_for]
            if theirs:
                plan.company = links[theirs[0]]
            plan.issues += [issues.pop(it) for it in theirs if it in issues]

    def keep(
        self, companies: Mapping[str, Company]
    ) -> tuple[dict[str, BaseModel], dict[str, RecordIssue]]:
        """Store companies, by id; return their links, and issues of some of them."""
        names = {
            external_id: company.name for external_id, company in companies.items()
        }
        book = CompanyBook(self._env, self._shop)
        tax = {external_id: it.tax_id for external_id, it in companies.items()}
        links = book.ensure(names, tax)
        changed = [
            (company, links[external_id])
            for external_id, company in companies.items()
            if links[external_id].baseline != company.facts
        ]
        if changed:
            CompanyAddresses(self._env, self._book.places).follow(changed)
            self._store_locations(changed)
        issues = {it.external_id: self._update(it, link) for it, link in changed}
        return links, {
            external_id: issue for external_id, issue in issues.items() if issue
        }

    def _update(self, company: Company, link: BaseModel) -> RecordIssue | None:
        """Write what the shop changed; a tax ID that Odoo refuses is an issue."""
        partner, before = link.partner_id, link.baseline or {}
        facts = dict(company.facts)
        values = self._plain(facts, before, partner)
        if link.is_origin:
            values |= self._position(facts, before, partner)
        tax_id = self._tax_id(company, partner, before)
        if tax_id is None:
            # Still to be taken over, once it is right.
            facts["taxId"] = before.get("taxId")
        values |= tax_id or {}
        if values:
            partner.write(values)
        link.write(
            {
                "name": company.name,
                "reference": company.reference or False,
                "baseline": facts,
                "imported_at": self._env.cr.now(),
                "state": "bound",
            }
        )
        return self._issues.tax_id_refused(company) if tax_id is None else None

    def _plain(self, facts: Facts, before: Facts, partner: BaseModel) -> dict[str, Any]:
        """Return what the shop changed, where Odoo has what it said before."""
        values: dict[str, Any] = {}
        for fact, name in (("name", "name"), ("externalId", "ref")):
            old = before.get(fact) or ""
            if facts[fact] != old and (partner[name] or "") == old:
                values[name] = facts[fact] or False
        old = before.get("note") or ""
        if facts["note"] != old and _text(partner.comment) == _text(_html(old)):
            values["comment"] = _html(facts["note"])
        return values

    def _position(
        self, facts: Facts, before: Facts, partner: BaseModel
    ) -> dict[str, Any]:
        """Give and take the fiscal position of exempt companies, no other one."""
        exempt = self._shop.exempt_position_id
        if facts["taxExempt"] == bool(before.get("taxExempt")) or not exempt:
            return {}
        current = partner.property_account_position_id
        if facts["taxExempt"]:
            return {} if current else {"property_account_position_id": exempt.id}
        return {"property_account_position_id": False} if current == exempt else {}

    def _tax_id(
        self, company: Company, partner: BaseModel, before: Facts
    ) -> dict[str, Any] | None:
        """Return the tax ID to write, if any; None where Odoo refuses it."""
        wanted = company.tax_id
        if not wanted or partner.vat not in (False, "", before.get("taxId")):
            return {}
        valid, _country = partner._run_vat_checks(
            partner.country_id, wanted, partner_name=company.name, validation="setnull"
        )
        if not valid:
            return None
        return {"vat": valid} if valid != partner.vat else {}

    # Locations

    def _store_locations(self, changed: Sequence[tuple]) -> None:
        """Find or make the addresses of locations."""
        wanted = [
            (link.partner_id, address, "other")
            for company, link in changed
            for location in company.locations
            for address in (location.billing, location.shipping)
        ]
        found = iter(self._book.resolve(wanted))
        known = self._known_locations([link for _, link in changed])
        new = []
        for company, link in changed:
            for location in company.locations:
                values = self._location(location, link, next(found), next(found))
                if location.external_id in known:
                    known[location.external_id].write(values)
                else:
                    new.append(values)
        self._env["commerce.company.location"].create(new)

    def _known_locations(self, links: Sequence[BaseModel]) -> dict[str, BaseModel]:
        found = self._env["commerce.company.location"].search(
            [("company_link_id", "in", [link.id for link in links])]
        )
        return {it.external_id: it for it in found}

    def _location(
        self,
        location: Location,
        link: BaseModel,
        billing: BaseModel,
        shipping: BaseModel,
    ) -> dict[str, Any]:
        return {
            "channel_id": self._shop.id,
            "external_id": location.external_id,
            "company_link_id": link.id,
            "name": location.name,
            "reference": location.reference or False,
            "phone": location.phone or False,
            "tax_registration_id": location.tax_id or False,
            "tax_exempt": location.tax_exempt,
            "billing_partner_id": billing.id,
            "shipping_partner_id": shipping.id,
            "state": "bound",
            "imported_at": self._env.cr.now(),
        }


class CompanyImporter:
    """Imports companies of one shop, whatever became of their customers.

    :param env: in the company and language of the shop, ready to write contacts
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self.sentences = Sentences(env, shop)

    def store(self, companies: Sequence[Company]) -> PageResult:
        """Store one page; a company that was deleted in Odoo stays deleted."""
        of_external_id = {it.external_id: it for it in companies}
        links = CompanyBook(self._env, self._shop).links(of_external_id)
        for external_id, link in links.items():
            if not link.partner_id:
                del of_external_id[external_id]
        book = AddressBook(self._env, self._shop)
        _links, issues = CompanyStore(self._env, self._shop, book).keep(of_external_id)
        return PageResult(issues=list(issues.values()))


def _html(text: str) -> Any:
    return text and plaintext2html(text)


def _text(html: Any) -> str:
    return html2plaintext(html or "").strip()
