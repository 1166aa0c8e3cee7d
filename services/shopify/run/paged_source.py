"""What all sources do alike: read a page, or step past what of it cannot be read."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from ..client.sizes import SHOPIFY_PAGE_SIZE
from .page_size import PageSize
from .unreadable import SourcePage, step_past


class PagedSource(ABC):
    """Reads pages of a kind by `_page`; one that cannot be read by its place alone.

    :param size: records of a full page
    """

    def __init__(self, size: int = SHOPIFY_PAGE_SIZE) -> None:
        self._page_size = PageSize(size)

    def fetch(
        self,
        query: str | None,
        sort_key: str,
        after: str | None,
        most: int | None = None,
    ) -> SourcePage:
        """Read a page of what a search finds; the cursor goes on with it."""
        return self._fetch(self._search(query), sort_key, after, most)

    def _fetch(
        self,
        search: str | None,
        sort_key: str,
        after: str | None,
        most: int | None = None,
    ) -> SourcePage:
        question = search, sort_key, after
        return self._page_size.fetch(
            lambda size: self._page(*question, size),
            most,
            lambda: self._step(self.place(*question)),
        )

    def _search(self, query: str | None) -> str | None:
        """Return what is really searched for."""
        return query

    @abstractmethod
    def _page(
        self, query: str | None, sort_key: str, after: str | None, size: int
    ) -> SourcePage:
        """Ask for a page of so many whole records."""

    @abstractmethod
    def place(self, query: str | None, sort_key: str, after: str | None) -> Any:
        """Ask for one record's id, time and name alone, and for what follows on it."""

    @abstractmethod
    def fetch_many(self, external_ids: Sequence[str]) -> list[Any]:
        """Read records by their ids; those that Shopify does not have are left out."""

    def read(self, record: Any) -> Any:
        """Read a complete record into what every system has, once it is stored."""
        return record

    def _step(self, place: Any) -> SourcePage | None:
        """Return the page of the one record at a place; None if it moved meanwhile."""
        return step_past(place, self.fetch_many)


class TimedSource(PagedSource):
    """A source of records that links know, which are asked for their times first."""

    def times(self, query: str | None, sort_key: str, after: str | None) -> SourcePage:
        """Read ids and times alone of as many as Shopify grants at once."""
        found = self._times(self._search(query), sort_key, after)
        return SourcePage.of(found.nodes, found.page_info, is_whole=False)

    @abstractmethod
    def _times(self, query: str | None, sort_key: str, after: str | None) -> Any:
        """Ask for a page of ids and times."""
