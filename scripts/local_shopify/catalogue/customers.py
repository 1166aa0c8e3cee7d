"""Who the shop's customers are when it opens, and the companies that they buy for."""

from collections.abc import Iterable
from typing import Any

from ..base.settings import Settings
from ..base.store import Store
from ..records.companies.parts import add_company
from ..records.companies.writer import CompanyWriter
from ..records.customers.writer import CustomerWriter
from .demo_companies import demo_companies
from .demo_customers import demo_customers
from .generated_customers import generated_customers


def load_customers(settings: Settings, store: Store) -> None:
    """Store the demo's customers with the demo's catalogue, and those generated."""
    customers = CustomerWriter(store)
    for given in _customers(settings):
        customers.create(given)
    if str(settings.catalogue) == "demo":
        companies = CompanyWriter(store, settings.currency)
        for given in demo_companies():
            add_company(companies, given)


def _customers(settings: Settings) -> Iterable[dict[str, Any]]:
    if str(settings.catalogue) == "demo":
        yield from demo_customers()
    yield from generated_customers(settings.customers, settings.seed)
