"""A phase of a run: products go out. What is planned is kept before it is sent."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from odoo.api import Environment

from ....commerce.products.export.export_plan import ExportPlan, template_key
from ....commerce.products.export.exporter import ProductExporter
from ....commerce.products.export.selection import Chosen, Selection
from ....commerce.records.product import Product
from ....commerce.run.page_result import PageResult, RecordIssue
from ...client.readable_client import ShopifyClient
from ...run.reader import completed
from ...run.reasons import reason
from ...run.sequence import Position
from ..source import ProductSource
from ..writing.call import Call
from ..writing.changes import changes
from .sender import Refusal, Sender

# Read in full, ten in a request; each plan is stored before anything of it is sent.
PRODUCTS_AT_ONCE = 50
IDS_AT_ONCE = 10
# A product that changes again and again meanwhile is left to the next run.
ROUNDS = 3

Cursors = Callable[[], AbstractContextManager[Environment]]


@dataclass(slots=True)
class Looked:
    """A product, with what the shop has of it now."""

    chosen: Chosen
    there: Product | None = None

    @property
    def id(self) -> str:
        return self.chosen.external_id or template_key(self.chosen.template_id)


@dataclass(slots=True)
class Done(Looked):
    """A product of which all is sent that there was; what of it was refused."""

    refusals: list[Refusal] = field(default_factory=list)


class ExportPhase:
    """Looks at products in the shop, plans what leaves Odoo, sends it, keeps it.

    :param cursors: gives an environment with a cursor of its own, closed at once
    """

    name = "export"

    def __init__(
        self,
        client: ShopifyClient,
        source: ProductSource,
        exporter: ProductExporter,
        selection: Selection,
        cursors: Cursors,
    ) -> None:
        self._client = client
        self._source = source
        self._exporter = exporter
        self._selection = selection
        self._cursors = cursors
        self._sender = Sender(client)
        self._plans: dict[int, ExportPlan] = {}
        self._issues: dict[str, RecordIssue] = {}
        self.counts = True

    def window(self, since: Any) -> dict[str, Any]:
        with self._cursors() as env:
            return {"total": self._selection.count(env)}

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[Sequence[Looked]]:
        after = position["template"] if position else 0
        while chosen := self._next(after):
            yield from self._rounds([Looked(it) for it in chosen])
            after = chosen[-1].template_id

    def _next(self, after: int) -> list[Chosen]:
        with self._cursors() as env:
            return self._selection.after(env, after, PRODUCTS_AT_ONCE)

    def _rounds(self, page: list[Looked]) -> Iterator[Sequence[Looked]]:
        """Look, plan and send; what changed meanwhile comes once more."""
        for _ in range(ROUNDS):
            self._look(page)
            self.counts = False
            yield page
            self.counts = True
            moved = self._moved()
            yield from self._send([it for it in page if it.id not in moved])
            page = [it for it in page if it.id in moved]
            if not page:
                return

    def _look(self, page: Sequence[Looked]) -> None:
        """Read what the shop has of these products now."""
        by_id = {it.chosen.external_id: it for it in page if it.chosen.external_id}
        ids = list(by_id)
        for start in range(0, len(ids), IDS_AT_ONCE):
            found = self._source.fetch_many(ids[start : start + IDS_AT_ONCE])
            for records in completed(self._source, found):
                for record in records:
                    by_id[record.id].there = self._source.read(record)

    def _moved(self) -> set[str]:
        """Return the ids of what is to be sent and changed since it was read."""
        planned = {
            it.link.external_id: it.there.updated_at
            for it in self._plans.values()
            if it.sent and it.there
        }
        if not planned or self._exporter.is_dry:
            return set()
        nodes = self._client.get_product_stamps(list(planned)).nodes
        now = {it.id: it.updated_at for it in nodes if hasattr(it, "updated_at")}
        return {id_ for id_, known in planned.items() if now.get(id_) != known}

    def _send(self, page: Sequence[Looked]) -> Iterator[Sequence[Done]]:
        """Yield products in their order, each once all of it is sent."""
        calls = {it.chosen.template_id: self._calls(it) for it in page}
        waiting = list(page)
        for done in self._sender.send({it: some for it, some in calls.items() if some}):
            last = max(place for place, it in enumerate(waiting) if _is(it, done))
            yield [_done(it, done) for it in waiting[: last + 1]]
            waiting = waiting[last + 1 :]
        if waiting:
            yield [_done(it, {}) for it in waiting]

    def _calls(self, looked: Looked) -> list[Call]:
        plan = self._plans.get(looked.chosen.template_id)
        if self._exporter.is_dry or not (plan and plan.sent):
            return []
        return changes(plan.there, plan.expected)

    def position_after(
        self, records: Sequence[Looked], position: Position | None
    ) -> Position | None:
        if not self.counts:
            return position or None
        return {"template": records[-1].chosen.template_id}

    def store(self, records: Sequence[Looked]) -> PageResult:
        return self._keep(records) if self.counts else self._plan(records)

    def _plan(self, records: Sequence[Looked]) -> PageResult:
        """Plan products, and keep what is meant to be sent of them."""
        there = {it.chosen.external_id: it.there for it in records if it.there}
        ids = [it.chosen.template_id for it in records]
        plans = self._exporter.plan(ids, there)
        for id_ in ids:
            self._plans.pop(id_, None)
        self._plans |= {plan.record.id: plan for plan in plans}
        return PageResult()

    def _keep(self, records: Sequence[Done]) -> PageResult:
        """Keep what was sent as what both sides agree on."""
        ids = [it.chosen.template_id for it in records]
        plans = [self._plans[id_] for id_ in ids if id_ in self._plans]
        self._exporter.keep(plans)
        result = self._exporter.result(plans)
        told = (self._issues.get(it.id) for it in records)
        result.issues += filter(None, told)
        return result

    def key_of(self, record: Looked) -> str:
        """Name a record; what is told of it stays until all of it is done."""
        return record.id if self.counts else f"{record.id}#plan"

    def issue_of(self, record: Looked, error: Exception) -> RecordIssue:
        name = record.there.title if record.there else record.id
        issue = RecordIssue(record.id, name, "not_stored", reason(error))
        self._issues[record.id] = issue
        return issue


def _is(looked: Looked, done: Mapping[int, Any]) -> bool:
    return looked.chosen.template_id in done


def _done(looked: Looked, done: Mapping[int, list[Refusal]]) -> Done:
    refusals = done.get(looked.chosen.template_id, [])
    return Done(looked.chosen, looked.there, refusals)
