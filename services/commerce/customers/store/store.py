"""Carries out the plans of one page of customers: each kind in one go."""

from collections.abc import Sequence
from typing import Any

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel

from ...records.customer import Consent, Customer
from ...records.facts import Action
from ...records.plain import naive_utc
from ...storing.create import create_links
from ...storing.tags import RecordTags
from ..address_book import AddressBook
from ..blacklists import Consents
from ..contact_values import ContactValues
from ..partner_maker import PartnerMaker
from ..plan import CustomerPlan
from .addresses import CustomerAddresses


class CustomerStore:
    """Writes plans to Odoo; after it each plan's `record` and `link` are set."""

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        book: AddressBook,
        values: ContactValues,
    ) -> None:
        self._env = env
        self._shop = shop
        self._book = book
        self._values = values

    def carry_out(self, plans: Sequence[CustomerPlan]) -> None:
        """Create and write what the plans say, then their links and addresses."""
        tags = RecordTags(self._env["res.partner"], "category_id", plans)
        new = [plan for plan in plans if plan.action is Action.CREATE]
        known = [plan for plan in plans if plan.action is not Action.CREATE]
        self._create(new, tags)
        for plan in known:
            if plan.values:
                plan.record.write(plan.values)
        tags.apply(known)
        self._join_companies(known)
        Consents(self._env).apply(plans)
        self._link(plans)
        CustomerAddresses(self._env, self._shop, self._book).store(plans)

    def _create(self, plans: Sequence[CustomerPlan], tags: RecordTags) -> None:
        made = PartnerMaker(self._env, self._shop).create(
            [self._new(plan, tags) for plan in plans]
        )
        for plan, partner in zip(plans, made, strict=True):
            plan.record = partner

    def _new(self, plan: CustomerPlan, tags: RecordTags) -> dict[str, Any]:
        company = plan.company.partner_id if plan.company else None
        values = {**self._values.of_new(plan.customer.person, company), **plan.values}
        if plan.tags:
            values["category_id"] = [Command.set(tags.ids(plan.tags))]
        if company:
            # What is commercial is the company's.
            values.pop("property_account_position_id", None)
            values["function"] = _title(plan)
        return values

    def _join_companies(self, plans: Sequence[CustomerPlan]) -> None:
        """Make known contacts part of their companies, where that changes nothing else.

        Odoo would replace a contact's own address by the company's, and its invoices'
        partner by the company.
        """
        for plan in plans:
            if not plan.company or plan.is_protected or not _is_loose(plan.record):
                continue
            if not self._has_bought(plan.record):
                values = {"parent_id": plan.company.partner_id.id}
                if not plan.record.function:
                    values["function"] = _title(plan)
                plan.record.write(values)

    def _has_bought(self, person: BaseModel) -> bool:
        """Whether a person has bought something alone, invoiced or not."""
        return any(
            self._env[model].sudo().search_count(domain, limit=1)
            for model, domain in (
                ("account.move.line", [("partner_id", "=", person.id)]),
                ("sale.order", [("partner_invoice_id", "=", person.id)]),
            )
        )

    def _link(self, plans: Sequence[CustomerPlan]) -> None:
        """Write the links that are there and create the others together."""
        missing = []
        for plan in plans:
            if plan.link:
                is_other = plan.action is Action.LINK
                origin = {"is_origin": False} if is_other else {}
                plan.link.write({**self._bound(plan), **origin})
            else:
                missing.append(plan)
        made = create_links(
            self._env["commerce.customer"],
            [
                {**self._bound(plan), "is_origin": plan.action is Action.CREATE}
                for plan in missing
            ],
        )
        for plan, link in zip(missing, made, strict=True):
            plan.link = link

    def _bound(self, plan: CustomerPlan) -> dict[str, Any]:
        return {
            **link_values(plan.customer),
            **plan.consents,
            "channel_id": self._shop.id,
            "partner_id": plan.record.id,
            "state": "bound",
            "baseline": plan.facts,
            "checksum": plan.checksum,
            "imported_at": self._env.cr.now(),
        }


def _is_loose(partner: BaseModel) -> bool:
    """Tell a person of no company that has no address of its own."""
    address = partner._get_address_values()
    return not (partner.parent_id or partner.is_company or address)


def _title(plan: CustomerPlan) -> str | bool:
    external_id = plan.company.external_id
    contacts = plan.customer.buys_for
    titles = (it.title for it in contacts if it.company.external_id == external_id)
    return next(titles, "") or False


def link_values(customer: Customer) -> dict[str, Any]:
    """Return what a customer's link always has as the shop tells it."""
    person = customer.person
    return {
        "external_id": customer.external_id,
        "name": person.name
        or customer.display_name
        or person.address.company
        or person.unnamed,
        "email": person.email or False,
        "phone": person.phone or False,
        "note": customer.note or False,
        "locale": person.locale,
        "account_state": customer.account_state,
        "verified_email": customer.verified_email,
        "order_count": customer.order_count,
        "tax_exempt": customer.tax_exempt,
        "tax_exemptions": ", ".join(customer.tax_exemptions) or False,
        **_consent("email", customer.email_consent),
        **_consent("sms", customer.sms_consent),
        "is_withheld": person.is_withheld,
        "external_updated_at": naive_utc(customer.updated_at),
    }


def _consent(kind: str, consent: Consent) -> dict[str, Any]:
    return {
        f"{kind}_consent": consent.state or False,
        f"{kind}_opt_in": consent.opt_in or False,
        f"{kind}_consent_at": naive_utc(consent.since) if consent.since else False,
    }
