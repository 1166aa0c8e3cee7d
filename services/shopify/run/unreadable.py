"""Records whose answer cannot be read: they are told, and stepped past."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ...commerce.issues.sentences import Sentences
from ...commerce.run.page_result import PageResult, RecordIssue
from ..client.wire import LARGEST_ANSWER
from ..errors import ShopifyTooLargeError, ShopifyUnreadableAnswerError
from .reasons import reason
from .unchanged import Unchanged

UNREAD = (ShopifyTooLargeError, ShopifyUnreadableAnswerError)


@dataclass(frozen=True, slots=True)
class Unread:
    """A record in its place among others, and why it cannot be read.

    :param key: id of the record that is told, such as of a location's company
    """

    id: str
    updated_at: datetime | None
    name: str
    error: Exception
    key: str

    def at(self, moment: datetime) -> "Unread":
        """Return it in the place that it has by a time."""
        return replace(self, updated_at=moment)

    @property
    def reason(self) -> str:
        return reason(self.error)

    def issue(self, sentences: Sentences) -> RecordIssue:
        """Set the record aside with what of it could not be read."""
        name = self.name
        if isinstance(self.error, ShopifyTooLargeError):
            megabytes = LARGEST_ANSWER // 1_000_000
            told = sentences.of("too_large", name=name, megabytes=megabytes)
            return RecordIssue(self.key, name, "too_large", told, {"id": self.key})
        found = self.error.found
        told = sentences.of("unreadable", name=name, places=", ".join(found))
        payload = {"id": self.key, **found}
        return RecordIssue(self.key, name, "unreadable", told, payload)


def name_of(record: Any) -> str:
    """Return how a person knows a record, however little of it was told."""
    names = (getattr(record, it, None) for it in ("title", "name", "display_name"))
    return next(filter(None, names), record.id)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page of a source; its cursor goes on behind it.

    `is_whole` tells whole records from those of which no more than the time is told.
    """

    nodes: Sequence[Any]
    has_next: bool
    cursor: str | None
    is_whole: bool = True

    @classmethod
    def of(cls, nodes: Sequence[Any], info: Any, is_whole: bool = True) -> "SourcePage":
        """Return a page of nodes with what Shopify says of its place."""
        return cls(nodes, info.has_next_page, info.end_cursor, is_whole)

    def with_nodes(self, nodes: Sequence[Any]) -> "SourcePage":
        """Return it with what its nodes became."""
        return replace(self, nodes=nodes, is_whole=True)


def step_past(
    place: Any,
    read: Callable[[list[str]], Sequence[Any]],
    key: Callable[[Any], str] = lambda node: node.id,
) -> SourcePage | None:
    """Return the page of one record, which is unread; None if it moved meanwhile.

    :param place: a connection with its one node, of which little was asked
    :param read: reads the whole of records by their ids
    """
    nodes: list[Any] = []
    for node in place.nodes:
        try:
            nodes = [it for it in read([node.id]) if it.updated_at == node.updated_at]
        except UNREAD as error:
            refuse_outage(error)
            name = name_of(node)
            nodes = [Unread(node.id, node.updated_at, name, error, key(node))]
        if not nodes:
            return None
    return SourcePage.of(nodes, place.page_info)


def refuse_outage(error: Exception) -> None:
    """Raise an error that no record is the cause of: nothing at all came."""
    if not (isinstance(error, ShopifyTooLargeError) or error.found):
        raise error


def in_halves(
    external_ids: Sequence[str],
    read: Callable[[Sequence[str]], list[Any]],
    alone: Callable[[str, Exception], Any],
) -> list[Any]:
    """Read by ids, in smaller parts where what comes cannot be read.

    :param alone: gives what stands for a single one that cannot
    """
    try:
        return read(external_ids)
    except UNREAD as error:
        if len(external_ids) == 1:
            refuse_outage(error)
            return [alone(external_ids[0], error)]
    half = len(external_ids) // 2
    parts = external_ids[:half], external_ids[half:]
    return [record for part in parts for record in in_halves(part, read, alone)]


def is_read(record: Any) -> bool:
    """Tell a whole record from what stands for one."""
    return not isinstance(record, (Unread, Unchanged))


def store_read(
    records: Sequence[Any],
    store: Callable[[list[Any]], PageResult],
    sentences: Sentences,
) -> PageResult:
    """Store what was read of records, count what is unchanged, tell of the others."""
    read = [it for it in records if is_read(it)]
    result = store(read) if read else PageResult()
    result.unchanged += sum(isinstance(it, Unchanged) for it in records)
    result.issues += [it.issue(sentences) for it in records if isinstance(it, Unread)]
    return result
