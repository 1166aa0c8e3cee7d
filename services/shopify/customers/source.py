"""Reads customers from Shopify. Network only."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from ...commerce.records.customer import Customer
from ..client.sizes import SHOPIFY_PAGE_SIZE
from ..gql.client import Client
from ..gql.enums import CustomerSortKeys
from ..gql.fragments import CustomerFields
from ..run.optional_scope import IfGranted
from ..run.paged_source import TimedSource
from ..run.personal_data import lacks_of_customer, shown_by_customer
from ..run.personal_data_access import PersonalData
from ..run.unreadable import SourcePage
from .companies.pages import Companies
from .reading.customer import read_customer
from .reading.full_customer import FullCustomer


class CustomerSource(TimedSource):
    """Customers of one shop.

    :param with_companies: the app may read companies; where not, persons come alone
    """

    kind = "customer"

    def __init__(self, client: Client, *, with_companies: bool = False) -> None:
        super().__init__()
        self._client = client
        self._companies = Companies(client)
        self._companies_too = IfGranted(with_companies)
        self._personal_data = PersonalData(client, shown_by_customer, lacks_of_customer)

    def place(self, query: str | None, sort_key: str, after: str | None) -> Any:
        return self._client.get_customer_at(
            query=query, sort_key=CustomerSortKeys(sort_key), after=after
        ).customers

    def _page(
        self, query: str | None, sort_key: str, after: str | None, size: int
    ) -> SourcePage:
        found = self._companies_too.ask(
            lambda companies: self._client.get_customers(
                first=size,
                query=query,
                sort_key=CustomerSortKeys(sort_key),
                after=after,
                with_companies=companies,
            )
        ).customers
        return SourcePage.of(self._with_their_companies(found.nodes), found.page_info)

    def _times(self, query: str | None, sort_key: str, after: str | None) -> Any:
        return self._client.get_customer_times(
            first=SHOPIFY_PAGE_SIZE,
            query=query,
            sort_key=CustomerSortKeys(sort_key),
            after=after,
        ).customers

    def fetch_many(self, external_ids: Sequence[str]) -> list[FullCustomer]:
        """Read customers by their ids; those that are not there are left out."""
        nodes = self._companies_too.ask(
            lambda companies: self._client.get_customers_by_ids(
                list(external_ids), with_companies=companies
            )
        ).nodes
        return self._with_their_companies(
            node for node in nodes if isinstance(node, CustomerFields)
        )

    def newest(self) -> datetime | None:
        """When the shop's last changed customer changed."""
        nodes = self._client.get_newest_customer().customers.nodes
        return nodes[0].updated_at if nodes else None

    def count(self, query: str | None) -> int:
        """Count what a search finds."""
        found = self._client.get_customer_count(query=query).customers_count
        return found.count if found else 0

    def weight(self, customer: FullCustomer) -> int:
        """Return how many partners the customer may become."""
        return 1 + len(customer.addresses)

    def complete(self, customer: FullCustomer) -> FullCustomer:
        """Return the customer: a page has room for all of it."""
        return customer

    def read(self, record: FullCustomer) -> Customer:
        return read_customer(record)

    # Companies

    def _with_their_companies(
        self, customers: Iterable[CustomerFields]
    ) -> list[FullCustomer]:
        customers = list(customers)
        companies = self._companies.by_external_ids(
            profile.company.id for it in customers for profile in _profiles(it)
        )
        full = [
            FullCustomer.of(
                it,
                [
                    companies[profile.company.id]
                    for profile in _profiles(it)
                    if profile.company.id in companies
                ],
            )
            for it in customers
        ]
        self._personal_data.mark(full)
        return full


def _profiles(customer: CustomerFields) -> list[Any]:
    return customer.company_contact_profiles or []
