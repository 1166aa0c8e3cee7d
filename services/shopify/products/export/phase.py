"""A phase of a run: products go out. What is planned is kept before it is sent."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from odoo.api import Environment

from ....commerce.products.export.export_plan import OUT, ExportPlan
from ....commerce.products.export.exporter import ProductExporter
from ....commerce.products.export.selection import Chosen, Selection
from ....commerce.records.facts import Action
from ....commerce.records.product import Product
from ....commerce.run.page_result import PageResult, RecordIssue
from ...client.readable_client import ShopifyClient
from ...run.reader import completed
from ...run.reasons import reason
from ...run.sequence import Position
from ..source import ProductSource
from ..writing.call import Call
from ..writing.changes import changes
from ..writing.creation import DEFINITION, creation
from .looked import Done, Looked, told
from .owners import OwnersOfCodes
from .publications import NOT_GRANTED, Publications
from .refusals import refuse
from .sender import Answer, Refusal, Sender

# Read in full, ten in a request; each plan is stored before anything of it is sent.
PRODUCTS_AT_ONCE = 50
IDS_AT_ONCE = 10
# A product that changes again and again meanwhile is left to the next run.
ROUNDS = 3

Cursors = Callable[[], AbstractContextManager[Environment]]


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
        self._owners = OwnersOfCodes(client)
        self._publications = Publications(client)
        self._is_defined = False
        self._keys: dict[str, str] = {}
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
            self._forget()
            yield from self._rounds([Looked(it) for it in chosen])
            after = chosen[-1].template_id

    def _forget(self) -> None:
        """Keep of the page before nothing: all of it is stored."""
        for known in (self._plans, self._keys, self._issues):
            known.clear()

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
        ids = {it.template: it.chosen.external_id for it in page}
        for looked in page:
            if not looked.chosen.external_id and looked.chosen.codes:
                ids[looked.template] = self._owners.of(looked.chosen.codes)
        found = self._read(filter(None, ids.values()))
        for looked in page:
            looked.there = found.get(ids[looked.template])

    def _read(self, external_ids: Iterable[str]) -> dict[str, Product]:
        ids = list(dict.fromkeys(external_ids))
        return {
            record.id: self._source.read(record)
            for start in range(0, len(ids), IDS_AT_ONCE)
            for records in completed(
                self._source, self._source.fetch_many(ids[start : start + IDS_AT_ONCE])
            )
            for record in records
        }

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
        calls = {it.template: some for it in page if (some := self._calls(it))}
        waiting = list(page)
        for answers in self._sender.send(calls):
            last = max(i for i, it in enumerate(waiting) if it.template in answers)
            yield self._done(waiting[: last + 1], answers)
            waiting = waiting[last + 1 :]
        if waiting:
            yield self._done(waiting, {})

    def _calls(self, looked: Looked) -> list[Call]:
        plan = self._plans.get(looked.template)
        if self._exporter.is_dry or not plan:
            return []
        if plan.action is Action.CREATE:
            return [
                *self._key_definition(),
                creation(plan.expected, self._keys[plan.key]),
            ]
        if not plan.sent:
            return []
        calls = changes(plan.there, plan.expected)
        if (is_shown := plan.expected.is_published) != plan.there.is_published:
            calls += self._publications.call(looked.id, is_shown=is_shown)
        return calls

    def _key_definition(self) -> list[Call]:
        """Return what lets products be known by their key, once."""
        if self._is_defined:
            return []
        self._is_defined = True
        return [Call("DefineProductKey", {"definition": DEFINITION})]

    def _done(
        self, page: Sequence[Looked], answers: Mapping[int, list[Answer]]
    ) -> list[Done]:
        """Tell what came of products, and read those that were made."""
        done = [told(it, answers.get(it.template, ())) for it in page]
        self._show([it for it in done if it.made])
        for it in done:
            it.refusals += self._unpublished(it)
            it.made = it.made or self._extended(it)
        made = self._read(it.made for it in done if it.made)
        for it in done:
            if it.made:
                it.there = made.get(it.made)
        return done

    def _extended(self, done: Done) -> str | None:
        """Return the id of a product that has got new variants."""
        plan = self._plans.get(done.template)
        return plan.link.external_id if plan and plan.new else None

    def _unpublished(self, done: Done) -> list[Refusal]:
        """Tell that the app may not publish a product that is to be seen, or hidden."""
        plan = self._plans.get(done.template)
        if self._exporter.is_dry or not (plan and plan.expected):
            return []
        is_shown = bool(plan.there and plan.there.is_published)
        is_wanted = plan.action is Action.CREATE or plan.sent
        if not is_wanted or plan.expected.is_published == is_shown:
            return []
        return [] if self._publications.ids else [NOT_GRANTED]

    def _show(self, made: Sequence[Done]) -> None:
        """Publish what was made: no channel shows it by itself."""
        by_id = {it.made: it for it in made}
        calls = {
            id_: call
            for id_, it in by_id.items()
            if self._plans[it.template].expected.is_published
            and (call := self._publications.call(id_, is_shown=True))
        }
        for answers in self._sender.send(calls):
            for id_, said in answers.items():
                by_id[id_].refusals += [it for each in said for it in each.refusals]

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
        plans = self._exporter.plan({it.template: it.there for it in records})
        for looked in records:
            self._plans.pop(looked.template, None)
        self._plans |= {plan.record.id: plan for plan in plans}
        self._keys |= {plan.key: self._exporter.key_of(plan) for plan in plans}
        return PageResult()

    def _keep(self, records: Sequence[Done]) -> PageResult:
        """Keep what was sent as what both sides agree on."""
        plans = {
            it.template: self._plans[it.template]
            for it in records
            if it.template in self._plans
        }
        refused = {it.template: it.refusals for it in records if it.refusals}
        made = {it.template: it.there for it in records if it.made and it.there}
        # What was made is there, whatever of it was refused after that.
        self._exporter.keep(
            [
                plan
                for id_, plan in plans.items()
                if (id_ in made and plan.action is Action.CREATE)
                or (id_ not in refused and plan.action is not Action.SET_ASIDE)
            ],
            made,
        )
        for id_ in refused.keys() & plans.keys():
            refuse(plans[id_], refused[id_], self._exporter.sentences)
        self._exporter.answer([it.template for it in records])
        result = self._exporter.result(plans.values())
        aside = (self._issues.get(it.id) for it in records)
        result.issues += filter(None, aside)
        return result

    def key_of(self, record: Looked) -> str:
        """Name a record; what is told of it stays until all of it is done."""
        return record.id + (OUT if self.counts else "#plan")

    def issue_of(self, record: Looked, error: Exception) -> RecordIssue:
        name = record.there.title if record.there else record.id
        issue = RecordIssue(record.id + OUT, name, "not_stored", reason(error))
        self._issues[record.id] = issue
        return issue
