"""Stores pages of customers in Odoo. No network, no commit."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..issues.sentences import Sentences
from ..records.customer import Customer
from ..records.facts import Action, Facts
from ..run.lock_names import partner_lock
from ..run.outdated import is_outdated
from ..run.page_result import PageResult, RecordIssue
from .address_book import AddressBook
from .companies.store import CompanyImporter, CompanyStore
from .contact_values import ContactValues, PhoneFormats
from .countries import Places
from .matching import CustomerMatcher, customer_links
from .partner_maker import CONTEXT, OWN_KEYS
from .plan import CustomerPlan, CustomerSettings
from .planning.issues import CustomerIssues, of_shop
from .planning.planner import CustomerPlanner
from .store.store import CustomerStore

WRITING = {name: it for name, it in CONTEXT.items() if name not in OWN_KEYS}


class CustomerImporter:
    """Imports customers of one shop, with their addresses and companies.

    :param env: in the company and language of the shop
    """

    kind = "customer"

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._phones = PhoneFormats()
        self._env = env(
            context={
                **env.context,
                **WRITING,
                "commerce_phones": self._phones,
            }
        )
        self._shop = shop.with_env(self._env)
        self.sentences = Sentences(self._env, self._shop)
        self._issues = CustomerIssues(self._env, self._shop)
        # Of a slice: what a person changes meanwhile counts from the next one on.
        self._settings: CustomerSettings | None = None
        self._places = Places(self._env)
        # Tags of contacts belong to no company.
        self._locks = [partner_lock(shop), "partner_tag"]

    def shared(self) -> Iterable[str]:
        """Lock contacts and their tags, which orders and other shops may make, too."""
        return self._locks

    def companies(self) -> CompanyImporter:
        """Return what imports companies alone."""
        return CompanyImporter(self._env, self._shop)

    def reads_with(self) -> tuple:
        """Return what decides how customers are read."""
        return (self._read_settings().summed,)

    def _read_settings(self) -> CustomerSettings:
        self._settings = self._settings or CustomerSettings.of(self._shop)
        return self._settings

    def store(self, records: Sequence[Customer]) -> PageResult:
        """Store one page of customers; who is unclear becomes an issue."""
        self._phones.clear()
        customers = {it.external_id: it for it in records}
        self._read_settings()
        links = customer_links(self._env, self._shop, customers)
        changed = [
            it
            for external_id, it in customers.items()
            if not it.person.is_withheld
            and self._is_changed(it, links.get(external_id))
        ]
        plans = self._plan_and_store(changed, links) if changed else []
        result = self._result(plans, len(records) - len(changed))
        result.issues += self._note_withheld(customers.values())
        return result

    def _is_changed(self, customer: Customer, link: BaseModel | None) -> bool:
        """Tell whether a customer says anything that its link does not know."""
        if not link:
            return True
        if not link.partner_id or is_outdated(customer, link):
            return False
        if customer.is_nameless and _names_somebody(link.baseline or {}):
            return False  # the shop erased the person: what Odoo knows stays
        checksum = self._settings.checksum(customer)
        return link.state != "bound" or link.checksum != checksum

    def _plan_and_store(
        self, customers: Sequence[Customer], links: Mapping[str, BaseModel]
    ) -> list[CustomerPlan]:
        book = AddressBook(self._env, self._shop, self._places)
        values = ContactValues(self._env, book.places)
        matcher = CustomerMatcher(self._env, self._shop, book.places)
        planner = CustomerPlanner(
            self._env, self._shop, self._settings, values, matcher, self._issues
        )
        plans = planner.plan(customers, links)
        kept = [plan for plan in plans if plan.action is not Action.SET_ASIDE]
        self._carry_out(kept, book, values)
        return plans

    def _carry_out(
        self, plans: Sequence[CustomerPlan], book: AddressBook, values: ContactValues
    ) -> None:
        CompanyStore(self._env, self._shop, book).store(plans)
        CustomerStore(self._env, self._shop, book, values).carry_out(plans)

    def _note_withheld(self, met: Collection[Customer]) -> list[RecordIssue]:
        """Tell a shop once that its customers are withheld, or are no more."""
        if any(it.person.is_withheld for it in met):
            if not self._shop.customers_withheld:
                self._shop.customers_withheld = True
            return [self._issues.withheld(self._shop)]
        if self._shop.customers_withheld and met:
            self._shop.customers_withheld = False
            told = self._env["commerce.issue"].search(
                [
                    ("channel_id", "=", self._shop.id),
                    ("code", "=", "withheld"),
                    ("external_id", "=", of_shop(self._shop)),
                    ("state", "=", "open"),
                ]
            )
            told.state = "settled"
        return []

    def _result(self, plans: Sequence[CustomerPlan], unchanged: int) -> PageResult:
        actions = [plan.action for plan in plans]
        return PageResult(
            created=actions.count(Action.CREATE),
            updated=actions.count(Action.UPDATE) + actions.count(Action.LINK),
            unchanged=unchanged,
            issues=[issue for plan in plans for issue in plan.issues],
        )


def _names_somebody(facts: Facts) -> bool:
    return any(facts.get(name) for name in ("name", "email", "phone"))
