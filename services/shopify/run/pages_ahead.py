"""Pages of a source, the next one fetched while this one is stored."""

import time
from functools import partial
from typing import TYPE_CHECKING

from ..client.ahead import Ahead

if TYPE_CHECKING:
    from .reader import Source, SourcePage
    from .times_first import TimesFirst

Question = tuple[str | None, str, str | None]  # query, sort key, cursor


class PagesAhead:
    """Fetches pages; never more than one ahead, and none that a slice cannot store.

    :param ahead: where to ask meanwhile; nothing is fetched ahead without it
    """

    def __init__(
        self, source: "Source | TimesFirst", ahead: Ahead | None = None
    ) -> None:
        self._source = source
        self._ahead = ahead
        self._asked: Question | None = None
        self._came_at: float | None = None
        self._lasted = 0.0  # seconds that the last page took, with its storing

    def fetch(self, *question: str | None) -> "SourcePage":
        """Return a page, the one at hand if it answers the question."""
        page = self._taken() if self._asked == question else None
        page = page or self._source.fetch(*question)
        self._note_time()
        return page

    def prepare(self, *question: str | None) -> None:
        """Begin to fetch a page that will be asked for next."""
        ask = partial(self._source.fetch, *question)
        if self._ahead and self._ahead.start(ask, self._lasted):
            self._asked = question

    def _taken(self) -> "SourcePage | None":
        self._asked = None
        return self._ahead.answer()

    def _note_time(self) -> None:
        now = time.monotonic()
        self._lasted = now - self._came_at if self._came_at else 0.0
        self._came_at = now
