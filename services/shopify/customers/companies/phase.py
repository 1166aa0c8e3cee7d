"""Phases of a run of customers: companies (B2B) change without their customers, too."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from ....commerce.customers.companies.store import CompanyImporter
from ....commerce.run.page_result import PageResult, RecordIssue
from ...gql.client import Client
from ...run.optional_scope import IfGranted
from ...run.phases import not_stored
from ...run.reader import Reader
from ...run.sequence import ByUpdate, Position, timestamp
from ...run.unreadable import Unread, store_read
from ..reading.company import read_company
from .pages import ChangedCompany, ChangedSource


class CompanyNews:
    """When a shop's companies and their locations last changed, asked for once.

    :param granted: the app may read companies
    """

    def __init__(self, client: Client, *, granted: bool) -> None:
        self._client = client
        self._if_granted = IfGranted(granted)
        self._newest: dict[str, datetime] | None = None

    def newest(self, kind: str) -> datetime | None:
        """Return the last change of a kind; None where there is none to see."""
        if self._newest is None:
            self._newest = self._if_granted.ask(self._ask)
        return self._newest.get(kind)

    def _ask(self, granted: bool) -> dict[str, datetime]:
        if not granted:
            return {}
        found = self._client.get_newest_company()
        lists = {
            "company": found.companies.nodes,
            "company_location": found.company_locations.nodes,
        }
        return {kind: nodes[0].updated_at for kind, nodes in lists.items() if nodes}


class CompaniesPhase:
    """Reads what changed since a moment, the longest unchanged first, and stores it.

    :param since: None for all
    :param advance: told, with each page, up to which `updatedAt` all is stored
    """

    def __init__(
        self,
        source: ChangedSource,
        importer: CompanyImporter,
        news: CompanyNews,
        since: datetime | None,
        advance: Callable[[str], None],
    ) -> None:
        self.name = source.kind
        self._importer = importer
        self._news = news
        self._since = since
        self._advance = advance
        self._order = ByUpdate()
        self._reader = Reader(source, self._order)

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[Sequence[ChangedCompany]]:
        """Yield pages after a position; a phase has its own beginning, and no end."""
        newest = self._news.newest(self.name)
        if newest and (not self._since or newest >= self._since):
            since = timestamp(self._since) if self._since else None
            yield from self._reader.pages({"since": since}, position)

    def position_after(
        self, records: Sequence[ChangedCompany], position: Position | None
    ) -> Position:
        return self._order.after(records, position)

    def store(self, records: Sequence[ChangedCompany]) -> PageResult:
        result = store_read(
            records,
            self._store,
            self._importer.sentences,
        )
        self._advance(timestamp(records[-1].updated_at))
        return result

    def _store(self, records: Sequence[ChangedCompany]) -> PageResult:
        return self._importer.store([read_company(it.company) for it in records])

    def key_of(self, record: ChangedCompany) -> str:
        return record.key if isinstance(record, Unread) else record.company.id

    def issue_of(self, record: ChangedCompany, error: Exception) -> RecordIssue:
        return not_stored(record.company, record.company.name, error)
