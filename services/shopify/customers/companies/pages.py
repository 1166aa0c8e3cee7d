"""Reads companies from Shopify, alone or by those of their locations. Network only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ...client.sizes import SHOPIFY_PAGE_SIZE
from ...gql.client import Client
from ...gql.enums import CompanyLocationSortKeys, CompanySortKeys
from ...gql.fragments import CompanyFields
from ...run.by_ids import IDS_PER_REQUEST
from ...run.paged_source import PagedSource
from ...run.remaining_nodes import read_rest
from ...run.unreadable import SourcePage, step_past


@dataclass(frozen=True, slots=True)
class ChangedCompany:
    """A company, and what of it changed: itself, or the location with this id."""

    id: str
    updated_at: datetime
    company: CompanyFields


class Companies:
    """Companies of one shop, with all their locations."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def by_external_ids(self, external_ids: Iterable[str]) -> dict[str, CompanyFields]:
        """Return companies by their ids; those that are not there are left out."""
        external_ids, found = list(dict.fromkeys(external_ids)), {}
        for first in range(0, len(external_ids), IDS_PER_REQUEST):
            some = external_ids[first : first + IDS_PER_REQUEST]
            for company in self._client.get_companies_by_ids(some).nodes:
                if isinstance(company, CompanyFields):
                    found[company.id] = self.whole(company)
        return found

    def whole(self, company: CompanyFields) -> CompanyFields:
        """Read the locations that a page had no room for."""
        read_rest(company.id, company.locations, self._more_locations)
        return company

    def _more_locations(self, external_id: str, after: str) -> Any:
        company = self._client.get_company_locations(
            id=external_id, first=SHOPIFY_PAGE_SIZE, after=after
        ).company
        return company and company.locations


class ChangedSource(PagedSource):
    """What `Reader` asks a source for, of what changed of companies."""

    kind: str

    def __init__(self, client: Client) -> None:
        super().__init__()
        self._client = client
        self._companies = Companies(client)

    def complete(self, record: ChangedCompany) -> ChangedCompany:
        """Return the company: it has been read whole."""
        return record

    def weight(self, record: ChangedCompany) -> int:
        """Return how many partners the company may become."""
        return 1 + 2 * len(record.company.locations.nodes)

    def fetch_many(self, external_ids: Sequence[str]) -> list[Any]:
        """Return none: nobody chooses a company."""
        return []

    def newest(self) -> datetime | None:
        return None

    def count(self, query: str | None) -> int:
        return 0


class CompanySource(ChangedSource):
    """Companies that changed themselves."""

    kind = "company"

    def place(self, query: str | None, sort_key: str, after: str | None) -> Any:
        return self._client.get_company_at(
            query=query, sort_key=CompanySortKeys(sort_key), after=after
        ).companies

    def _page(
        self, query: str | None, sort_key: str, after: str | None, size: int
    ) -> SourcePage:
        found = self._client.get_companies(
            first=size,
            query=query,
            sort_key=CompanySortKeys(sort_key),
            after=after,
        ).companies
        nodes = [_changed(self._companies.whole(it)) for it in found.nodes]
        return SourcePage.of(nodes, found.page_info)

    def fetch_many(self, external_ids: Sequence[str]) -> list[ChangedCompany]:
        return [
            _changed(it)
            for it in self._companies.by_external_ids(external_ids).values()
        ]


class LocationSource(ChangedSource):
    """Companies of which a location changed, which does not change the company."""

    kind = "company_location"

    def place(
        self, query: str | None, sort_key: str, after: str | None, size: int = 1
    ) -> Any:
        return self._client.get_changed_locations(
            first=size,
            query=query,
            sort_key=CompanyLocationSortKeys(sort_key),
            after=after,
        ).company_locations

    def fetch_many(self, external_ids: Sequence[str]) -> list[Any]:
        """Return none: a location is known by its company alone."""
        return []

    def _step(self, place: Any) -> SourcePage | None:
        """Step past a location whose company cannot be read; one without is passed."""
        return step_past(
            place,
            lambda external_ids: self._changed(place.nodes),
            lambda location: location.company.id,
        )

    def _page(
        self, query: str | None, sort_key: str, after: str | None, size: int
    ) -> SourcePage:
        found = self.place(query, sort_key, after, size)
        return SourcePage.of(self._changed(found.nodes), found.page_info)

    def _changed(self, locations: Sequence[Any]) -> list[ChangedCompany]:
        companies = self._companies.by_external_ids(it.company.id for it in locations)
        return [
            ChangedCompany(it.id, it.updated_at, companies[it.company.id])
            for it in locations
            if it.company.id in companies
        ]


def _changed(company: CompanyFields) -> ChangedCompany:
    return ChangedCompany(company.id, company.updated_at, company)
