"""Stores pages of Shopify's customers in Odoo. No network, no commit."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ...commerce.customers.address_book import AddressBook
from ...commerce.customers.contact_values import ContactValues, PhoneFormats
from ...commerce.customers.countries import Places
from ...commerce.customers.matching import CustomerMatcher, customer_links
from ...commerce.customers.partner_maker import CONTEXT, OWN_KEYS
from ...commerce.customers.plan import CustomerPlan, CustomerSettings
from ...commerce.issues.sentences import Sentences
from ...commerce.records.facts import Action, Facts
from ...commerce.records.personal_data import names_nobody
from ...commerce.run.lock_names import partner_lock
from ...commerce.run.outdated import is_outdated
from ...commerce.run.page_result import PageResult, RecordIssue
from .companies.store import CompanyImporter, CompanyStore
from .planning.issues import CustomerIssues
from .planning.planner import CustomerPlanner
from .reading.checksum import customer_checksum, customer_reading
from .reading.customer import is_withheld
from .reading.full_customer import FullCustomer
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
        return customer_reading(self._read_settings())

    def _read_settings(self) -> CustomerSettings:
        self._settings = self._settings or CustomerSettings.of(self._shop)
        return self._settings

    def store(self, records: Sequence[FullCustomer]) -> PageResult:
        """Store one page of customers; who is unclear becomes an issue."""
        self._phones.clear()
        customers = {it.id: it for it in records}
        self._read_settings()
        links = customer_links(self._env, self._shop, customers)
        shown = [it for it in customers.values() if not is_withheld(it)]
        changed = [it for it in shown if self._is_changed(it, links.get(it.id))]
        plans = self._plan_and_store(changed, links) if changed else []
        result = self._result(plans, len(records) - len(changed))
        result.issues += self._note_withheld(customers.values())
        return result

    def _is_changed(self, customer: FullCustomer, link: BaseModel | None) -> bool:
        """Tell whether a customer says anything that its link does not know."""
        if not link:
            return True
        if not link.partner_id or is_outdated(customer, link):
            return False
        if names_nobody(customer) and _names_somebody(link.baseline or {}):
            return False  # Shopify erased the person: what Odoo knows stays
        return link.state != "bound" or link.checksum != customer_checksum(
            customer, self._settings
        )

    def _plan_and_store(
        self, customers: Sequence[FullCustomer], links: Mapping[str, BaseModel]
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

    def _note_withheld(self, met: Collection[FullCustomer]) -> list[RecordIssue]:
        """Tell a shop once that its customers are withheld, or are no more."""
        if any(map(is_withheld, met)):
            if not self._shop.customers_withheld:
                self._shop.customers_withheld = True
            return [self._issues.withheld(self._shop)]
        if self._shop.customers_withheld and met:
            self._shop.customers_withheld = False
            told = self._env["commerce.issue"].search(
                [
                    ("channel_id", "=", self._shop.id),
                    ("code", "=", "withheld"),
                    ("external_id", "=like", "gid://shopify/Shop/%"),
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
