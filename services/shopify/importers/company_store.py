"""Companies that customers buy for (B2B), with their locations."""

from collections.abc import Sequence
from typing import Any

from odoo import fields
from odoo.api import Environment
from odoo.models import BaseModel

from ..gql.fragments import CompanyFields
from ..mappers.company import company_facts, location_address, tax_ids
from .address_book import AddressBook
from .company_book import CompanyBook
from .customer_issues import CustomerIssues
from .customer_plan import CustomerPlan


class CompanyStore:
    """Makes companies of Odoo for those of a page, and keeps them up to date.

    :param env: in the company of the shop
    """

    def __init__(self, env: Environment, shop: BaseModel, book: AddressBook) -> None:
        self._env = env
        self._shop = shop
        self._book = book
        self._issues = CustomerIssues(env)

    def store(self, plans: Sequence[CustomerPlan]) -> None:
        """Store the companies of some customers; tell each plan its first one."""
        of_gid = {it.id: it for plan in plans for it in plan.source.companies}
        if not of_gid:
            return
        names = {gid: company.name for gid, company in of_gid.items()}
        book = CompanyBook(self._env, self._shop)
        links = book.ensure(names, self._matched(of_gid))
        for plan in plans:
            for company in plan.source.companies[:1]:
                plan.company = links[company.id]
        changed = [
            (company, links[gid])
            for gid, company in of_gid.items()
            if links[gid].baseline != company_facts(company)
        ]
        self._store_locations(changed)
        for company, link in changed:
            self._update(company, link, plans)

    def _matched(self, companies: dict[str, CompanyFields]) -> dict[str, BaseModel]:
        """Companies of Odoo that have the tax ID of one of Shopify's, and no link.

        Where several have it, nobody can tell which it is.
        """
        wanted = {vat: gid for gid, it in companies.items() for vat in tax_ids(it)[:1]}
        if not wanted:
            return {}
        found = self._env["res.partner"].search(
            [
                ("vat", "in", list(wanted)),
                ("is_company", "=", True),
                ("company_id", "in", [False, self._shop.company_id.id]),
            ]
        )
        groups = found.grouped("vat").items()
        return {
            wanted[vat]: some
            for vat, some in groups
            if len(some) == 1
            and self._shop not in some.sudo().shopify_company_ids.shop_id
        }

    def _update(self, company: CompanyFields, link: BaseModel, plans) -> None:
        """Write what Shopify changed; a tax ID that Odoo refuses is an issue."""
        partner, before = link.partner_id, link.baseline or {}
        facts = company_facts(company)
        values: dict[str, Any] = {}
        if before and facts["name"] != before["name"] == partner.name:
            values["name"] = facts["name"]
        if facts["externalId"] and not partner.ref:
            values["ref"] = facts["externalId"]
        values |= self._tax_id(company, partner, before, plans)
        if link.is_origin and not before.get("taxExempt") == facts["taxExempt"]:
            position = self._shop.exempt_position_id if facts["taxExempt"] else False
            values["property_account_position_id"] = position and position.id
        if values:
            partner.write(values)
        link.write(
            {
                "name": company.name,
                "external_id": company.external_id or False,
                "baseline": facts,
                "imported_at": fields.Datetime.now(),
                "state": "bound",
            }
        )

    def _tax_id(self, company, partner, before, plans) -> dict[str, Any]:
        wanted = next(iter(tax_ids(company)), "")
        if not wanted or partner.vat not in (False, "", before.get("taxId")):
            return {}
        valid, _country = partner._run_vat_checks(
            partner.country_id, wanted, partner_name=company.name, validation="setnull"
        )
        if valid:
            return {"vat": valid} if valid != partner.vat else {}
        for plan in plans:
            if company in plan.source.companies:
                plan.issues.append(
                    self._issues.tax_id_refused(plan.source, company, wanted)
                )
                break
        return {}

    # Locations

    def _store_locations(self, changed: Sequence[tuple]) -> None:
        """Find or make the addresses of locations; the first one is the company's."""
        for company, link in changed:
            self._give_address(company, link.partner_id)
        wanted = [
            (link.partner_id, location_address(location, name), "other")
            for company, link in changed
            for location in company.locations.nodes
            for name in ("billing", "shipping")
        ]
        found = iter(self._book.resolve(wanted))
        known = self._known_locations([link for _, link in changed])
        new = []
        for company, link in changed:
            for location in company.locations.nodes:
                values = self._location(location, link, next(found), next(found))
                if location.id in known:
                    known[location.id].write(values)
                else:
                    new.append(values)
        self._env["shopify.company.location"].create(new)

    def _give_address(self, company: CompanyFields, partner: BaseModel) -> None:
        if partner._get_address_values() or not company.locations.nodes:
            return
        first = company.locations.nodes[0]
        address = location_address(first, "billing")
        if not address.has_place:
            address = location_address(first, "shipping")
        if address.has_place:
            partner.write(self._book.places.values(address))

    def _known_locations(self, links) -> dict[str, BaseModel]:
        found = self._env["shopify.company.location"].search(
            [("company_link_id", "in", [link.id for link in links])]
        )
        return {it.gid: it for it in found}

    def _location(self, location, link, billing, shipping) -> dict[str, Any]:
        tax = location.tax_settings
        return {
            "shop_id": self._shop.id,
            "gid": location.id,
            "company_link_id": link.id,
            "name": location.name,
            "external_id": location.external_id or False,
            "phone": location.phone or False,
            "tax_registration_id": tax.tax_registration_id or False,
            "tax_exempt": tax.tax_exempt,
            "billing_partner_id": billing.id,
            "shipping_partner_id": shipping.id,
            "state": "bound",
            "imported_at": fields.Datetime.now(),
        }
