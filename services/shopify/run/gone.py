"""A phase of a run: find what Shopify deleted, and ask before it is marked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ...commerce.run.page_result import PageResult, RecordIssue
from ..client.sizes import SHOPIFY_PAGE_SIZE
from ..gid import parse_shopify_id_from_gid
from ..gql.client import Client
from .reasons import reason
from .sequence import Position

# Where nothing is gone, a run notes from time to time how far it came: a mark costs
# more than the requests that it saves.
REQUESTS_PER_MARK = 10


@dataclass(frozen=True, slots=True)
class Checked:
    """A record that Odoo has, and whether Shopify has it no more."""

    id: str
    is_gone: bool


def still_there(client: Client, external_ids: Sequence[str]) -> set[str]:
    """Return those of some ids, of whatever kind, that Shopify has.

    :param external_ids: at most 250
    """
    return {
        node.id for node in client.get_product_ids(list(external_ids)).nodes if node
    }


class GoneStore(Protocol):
    def store(self, external_ids: Sequence[str]) -> PageResult:
        """Mark what is gone, by its ids."""


class GonePhase:
    """Asks for records that Odoo has, the oldest first; null means gone.

    :param still_there: uses the network; returns those of some ids that Shopify has
    :param suspects: called with the run's window, without an open cursor: ids of
        linked records that may be gone
    """

    name = "gone"

    def __init__(
        self,
        still_there: Callable[[Sequence[str]], set[str]],
        store: GoneStore,
        suspects: Callable[[Mapping], Iterable[str]],
    ) -> None:
        self._still_there = still_there
        self._store = store
        self._suspects = suspects

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[list[Checked]]:
        start = position["id"] if position else 0
        external_ids = sorted(
            (it for it in self._suspects(window) if _number(it) > start), key=_number
        )
        starts = range(0, len(external_ids), SHOPIFY_PAGE_SIZE)
        for number, first in enumerate(starts, 1):
            asked = external_ids[first : first + SHOPIFY_PAGE_SIZE]
            is_mark = number % REQUESTS_PER_MARK == 0 and number < len(starts)
            if page := self._check(asked, is_mark):
                yield page

    def _check(self, asked: list[str], is_mark: bool) -> list[Checked]:
        """Return what is gone; at a mark the last one, too, to go on from it."""
        there = self._still_there(asked)
        page = [
            Checked(external_id, True)
            for external_id in asked
            if external_id not in there
        ]
        if is_mark and asked[-1] in there:
            page.append(Checked(asked[-1], False))
        return page

    def position_after(
        self, records: Sequence[Checked], position: Position | None
    ) -> Position:
        return {"id": _number(records[-1].id)}

    def store(self, records: Sequence[Checked]) -> PageResult:
        return self._store.store([it.id for it in records if it.is_gone])

    def key_of(self, record: Checked) -> str:
        """Name a record; the issues of what is gone are settled, others stay."""
        return record.id if record.is_gone else f"{record.id} is there"

    def issue_of(self, record: Checked, error: Exception) -> RecordIssue:
        return RecordIssue(record.id, record.id, "not_stored", reason(error))


def _number(external_id: str) -> int:
    return int(parse_shopify_id_from_gid(external_id))
