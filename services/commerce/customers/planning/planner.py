"""Decides what an import does with each customer; changes nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import email_normalize, html2plaintext, plaintext2html

from ...records.customer import Customer
from ...records.facts import (
    Action,
    Facts,
    left_baseline,
    merged_tags,
    taken_over,
)
from ..blacklists import wants_blacklist
from ..contact_values import ContactValues
from ..matching import CustomerMatcher, Match
from ..plan import CustomerPlan, CustomerSettings
from .issues import CustomerIssues

# What a person may have typed over: the shop's news replace only its own.
GUARDED = ("email", "comment")
PARTNER_FIELDS = (
    *("name", "email", "phone", "lang", "comment", "category_id", "parent_id"),
    *("property_account_position_id", "is_company", "type", "active", "function"),
)


class CustomerPlanner:
    """Plans the customers of one page.

    :param env: in the company and language of the shop
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: CustomerSettings,
        values: ContactValues,
        matcher: CustomerMatcher,
        issues: CustomerIssues,
    ) -> None:
        self._env = env
        self._shop = shop
        self._settings = settings
        self._values = values
        self._matcher = matcher
        self._issues = issues

    def plan(
        self, customers: Sequence[Customer], links: Mapping[str, BaseModel]
    ) -> list[CustomerPlan]:
        """Plan customers, with one look-up per kind for them all."""
        matches = self._matcher.match([it.person for it in customers], dict(links))
        plans = [
            self._begin(it, matches[it.person.key], it.external_id in links)
            for it in customers
        ]
        self._protect(plans)
        for plan in plans:
            if plan.action is not Action.SET_ASIDE:
                self._fill(plan)
        return plans

    def _begin(self, customer: Customer, match: Match, is_known: bool) -> CustomerPlan:
        plan = CustomerPlan(
            customer=customer,
            action=Action.CREATE,
            facts=self._facts(customer),
            record=match.partner,
            link=match.link,
            baseline=match.link.baseline or {},
        )
        if match.problem:
            plan.action = Action.SET_ASIDE
            plan.issues.append(self._issues.unclear(customer, match))
        elif match.partner:
            plan.action = Action.UPDATE if is_known else Action.LINK
            if is_known and match.partner != match.link.partner_id:
                # Somebody else than the contact so far: nothing here is the shop's.
                plan.action, plan.baseline = Action.LINK, {}
        return plan

    def _facts(self, customer: Customer) -> Facts:
        """Facts of a customer, with what the shop's settings make of them."""
        exempt = self._settings.exempt_position if customer.tax_exempt else 0
        policy = self._settings.consent_policy
        facts = customer.facts | {
            "fiscalPosition": exempt,
            "blacklist": wants_blacklist(customer.email_consent.state, policy),
            "phoneBlacklist": wants_blacklist(customer.sms_consent.state, policy),
        }
        if not self._settings.tags:
            del facts["tags"]
        return facts

    def _protect(self, plans: Sequence[CustomerPlan]) -> None:
        """Find the contacts that log in to Odoo, where an e-mail opens an account."""
        partners = self._read([plan for plan in plans if plan.record])
        if not partners:
            return
        users = self._env["res.users"].sudo().with_context(active_test=False)
        owners = users.search([("partner_id", "in", partners.ids)]).partner_id
        for plan in plans:
            plan.is_protected = plan.record in owners

    def _read(self, plans: Sequence[CustomerPlan]) -> BaseModel:
        """Read contacts together, and what Odoo reads of each when it is written."""
        partners = self._env["res.partner"].browse({plan.record.id for plan in plans})
        of_id = {partner.id: partner for partner in partners}
        for plan in plans:
            plan.record = of_id[plan.record.id]
        partners.fetch(PARTNER_FIELDS)
        for records in (partners, partners.child_ids):
            for name in ("user_ids", "bank_ids", "child_ids"):
                records.mapped(name)
        return partners

    def _fill(self, plan: CustomerPlan) -> None:
        if plan.action is Action.CREATE:
            plan.tags = set(plan.facts.get("tags", ())) or None
            plan.values = self._new_values(plan)
            self._plan_consents(plan, plan.facts)
        else:
            changed = left_baseline(plan.facts, plan.baseline)
            self._plan_consents(plan, changed)
            self._plan_values(plan, changed)
            self._plan_tags(plan, changed)
        plan.checksum = self._settings.checksum(plan.customer)

    def _plan_consents(self, plan: CustomerPlan, changed: Facts) -> None:
        """Let the blacklists follow; a consent goes along to a new address."""
        is_linked = plan.action is Action.LINK
        if is_linked or not changed.keys().isdisjoint(("blacklist", "email")):
            plan.blacklist = plan.facts["blacklist"]
        if is_linked or not changed.keys().isdisjoint(("phoneBlacklist", "phone")):
            plan.phone_blacklist = plan.facts["phoneBlacklist"]

    def _new_values(self, plan: CustomerPlan) -> dict[str, Any]:
        values = self._own_values(plan.facts)
        if position := plan.facts["fiscalPosition"]:
            values["property_account_position_id"] = position
        return {name: value for name, value in values.items() if value}

    def _plan_values(self, plan: CustomerPlan, changed: Facts) -> None:
        """Take over what the shop changed, unless a person of Odoo's is behind it."""
        if not plan.is_protected:
            partner = plan.record
            filled = self._own_values(plan.baseline)
            values = self._own_values(changed)
            if partner.is_company and not plan.link.is_origin:
                values.pop("name", None)
            current = {name: partner[name] or False for name in values}
            plan.values = {
                name: value
                for name, value in taken_over(values, current, filled).items()
                if value and self._is_free(name, current[name], filled.get(name))
            }
        self._plan_position(plan, changed)

    def _own_values(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Return values of a contact for these facts, but its address."""
        values = {
            name: facts[name] or False
            for name in ("name", "email", "phone")
            if name in facts
        }
        if lang := self._values.lang(facts.get("locale") or ""):
            values["lang"] = lang
        if "note" in facts:
            values["comment"] = facts["note"] and plaintext2html(facts["note"])
        return values

    def _is_free(self, name: str, current: Any, filled: Any) -> bool:
        """Tell whether nobody typed over what the last import brought."""
        if name not in GUARDED or not current:
            return True
        if name == "email":
            known = email_normalize(filled or "", strict=False)
            return email_normalize(current, strict=False) == known
        return html2plaintext(current).strip() == html2plaintext(filled or "").strip()

    def _plan_position(self, plan: CustomerPlan, changed: Facts) -> None:
        """Give and take the fiscal position of tax-exempt customers, no other one."""
        partner = plan.record
        if "fiscalPosition" not in changed or partner.commercial_partner_id != partner:
            return
        current = partner.property_account_position_id.id or 0
        wanted = changed["fiscalPosition"]
        ours = {0, plan.baseline.get("fiscalPosition") or 0}
        if current in ours and current != wanted:
            plan.values["property_account_position_id"] = wanted or False

    def _plan_tags(self, plan: CustomerPlan, changed: Facts) -> None:
        if "tags" not in changed:
            return
        odoo = set(plan.record.category_id.mapped("name"))
        baseline = set(plan.baseline.get("tags") or ())
        tags = merged_tags(odoo, baseline, set(changed["tags"]))
        plan.tags = tags if tags != odoo else None
