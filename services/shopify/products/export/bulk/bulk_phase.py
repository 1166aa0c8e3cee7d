"""Products go out, and where there are many of them, by bulk operations.

Each step is stored before the network is used for it: a worker that takes the run over
goes on where it stands, and reads again whose answer is missing.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from odoo.tools.translate import LazyGettext, LazyTranslate

from .....commerce.products.export.export_plan import OUT
from .....commerce.records.facts import Action
from .....commerce.run.page_result import PageResult, RecordIssue
from ....run.sequence import Position
from ....service import ShopifyService
from ...writing.call import Call
from ..phase import PRODUCTS_AT_ONCE, ExportPhase, Looked
from ..sender import Answer
from .lines import Group, Line, Lines
from .operation import UNDER_WAY, BulkMutations, Busy, FileLost, jsonl
from .outcome import Outcome, OutcomeStore, outcome_of

_lt = LazyTranslate(__name__)

ANSWERS_AT_ONCE = 200
STAMPS_AT_ONCE = 250
# Seconds between two looks: few for a few lines, and each costs a point.
SHORTEST, LONGEST, LINES_A_SECOND = 5, 60, 100
BUSY_SECONDS = 60
TIMES_OF_FILE = 3

Operation = dict[str, Any]
Park = Callable[[float, str | LazyGettext], None]
NOTHING: Callable[[Lines], Any] = lambda lines: None  # noqa: E731


@dataclass(slots=True)
class Step:
    """What is stored before the work goes on.

    :param position: where the run stands then
    """

    position: Position
    work: Callable[[Lines], Any] = NOTHING
    id: str = field(default="step")


class BulkExportPhase(ExportPhase):
    """Gathers what is to be sent of many products, then sends it at once.

    :param lines: of an environment, those of this run
    :param park: ends the slice; the run goes on after so many seconds
    """

    def __init__(
        self,
        service: ShopifyService,
        *given: Any,
        env: Any,
        lines: Callable[[Any], Lines],
        park: Park,
    ) -> None:
        super().__init__(service.client, *given)
        self._bulk = BulkMutations(service)
        self._env = env
        self._lines = lines
        self._park = park
        self._position: Position = {}
        self._is_bulk = False

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[Sequence[Any]]:
        self._is_bulk = "operation" in (position or {}) or self._are_many(position)
        if not self._is_bulk:
            yield from super().pages(window, position)
            return
        self.counts = False
        if not position:
            yield self._step({"template": 0, "operation": None}, Lines.clear)
        else:
            self._position = position
        yield from self._gather()
        if not self._position["operation"]:
            # What a worker sent that ended since, one by one.
            yield self._step(self._position, Lines.look_again)
        yield from self._carry_on()

    def _are_many(self, position: Position | None) -> bool:
        if position or self._exporter.is_dry:
            return False
        with self._cursors() as env:
            return self._selection.count(env) >= Lines.MANY

    def _gather(self) -> Iterator[Sequence[Any]]:
        """Plan all products, and keep of each what is to be sent."""
        while chosen := self._next(self._position["template"]):
            yield from self._planned([Looked(it) for it in chosen])
            yield self._step({**self._position, "template": chosen[-1].template_id})

    def _planned(self, page: list[Looked]) -> Iterator[Sequence[Any]]:
        """Look at products; what cannot be sent with others is sent now."""
        self._look(page)
        self._publications.learn()  # what is kept of a page asks for nothing more
        yield page
        with self._cursors() as env:
            lined = self._lines(env).among(it.template for it in page)
        self.counts = True
        yield from self._send([it for it in page if it.template not in lined])
        self.counts = False
        for looked in page:
            self._plans.pop(looked.template, None)

    def _carry_on(self) -> Iterator[Sequence[Any]]:
        """Send what is gathered, until nothing is left."""
        while True:
            if self._position["operation"]:
                yield from self._follow(self._position["operation"])
            while again := self._known(lambda it: it.to_look_at(PRODUCTS_AT_ONCE)):
                yield self._step(self._position, Lines.give_up)
                yield from self._planned([Looked(it) for it in again])
            group = self._known(Lines.next_group)
            if not group:
                return
            yield self._begun(group)
            if not group.is_many:
                yield from self._singly()

    def _moved_of(self, lines: Iterable[Line]) -> list[int]:
        """Return the lines whose products changed in the shop since they were read."""
        seen = {it.external_id: it for it in lines if it.seen_at}
        ids, now = list(seen), {}
        for start in range(0, len(ids), STAMPS_AT_ONCE):
            some = ids[start : start + STAMPS_AT_ONCE]
            nodes = self._client.get_product_stamps(some).nodes
            now |= {it.id: it.updated_at for it in nodes if hasattr(it, "updated_at")}
        return [
            line.id
            for id_, line in seen.items()
            if id_ not in now or now[id_].isoformat() != line.seen_at
        ]

    def _begun(self, group: Group) -> list[Step]:
        operation = {"operation": group.operation, "key": uuid.uuid4().hex}
        return self._at(
            operation if group.is_many else None, lambda it: it.send(group.ids)
        )

    def _follow(self, operation: Operation) -> Iterator[Sequence[Any]]:
        """Bring an operation to its end from wherever it stands."""
        if not operation.get("path"):
            path = self._bulk.upload(self._file())
            operation = {**operation, "path": path}
            yield self._at(operation)
        elif not operation.get("id") and (id_ := self._bulk.find(operation["key"])):
            # It was begun, and the answer was lost.
            operation = {**operation, "id": id_}
            yield self._at(operation)
        if not operation.get("id"):
            if moved := self._moved_of(self._known(Lines.sent).values()):
                yield self._at(None, lambda it: it.take_back(moved))
                return
            operation = yield from self._run(operation)
        found = self._bulk.look(operation["id"])
        if found and found.status in UNDER_WAY:
            self._wait(found.root_object_count)
        address = found and (found.url or found.partial_data_url)
        yield from self._answers(self._bulk.result(address and str(address)))
        # What came of the others nobody told: they are read again.
        yield self._at(None, Lines.look_again)

    def _file(self) -> bytes:
        sent = self._known(Lines.sent)
        return jsonl([sent[number].calls[0].variables for number in sorted(sent)])

    def _run(self, operation: Operation) -> Iterator[Sequence[Any]]:
        """Begin an operation; return it with its id."""
        try:
            name, key, path = (operation[it] for it in ("operation", "key", "path"))
            operation = {**operation, "id": self._bulk.run(name, key, path)}
            yield self._at(operation)
            return operation
        except Busy:
            self._park(BUSY_SECONDS, _lt("other bulk operations of this shop to end"))
        except FileLost as lost:
            times = operation.get("files", 0) + 1
            yield self._at({**operation, "path": "", "files": times})
            if times >= TIMES_OF_FILE:
                raise lost.error from lost
            self._park(BUSY_SECONDS, _lt("Shopify's file storage"))

    def _wait(self, done: int) -> None:
        """Leave the worker to others while Shopify carries on."""
        lines = len(self._known(Lines.sent))
        seconds = min(LONGEST, SHORTEST + lines / LINES_A_SECOND)
        self._park(
            seconds,
            _lt(
                "Shopify to change %(lines)s products at once; %(done)s are done",
                lines=lines,
                done=done,
            ),
        )

    def _answers(self, result: Mapping[int, dict]) -> Iterator[Sequence[Outcome]]:
        """Yield what came of lines, by what Shopify tells of their numbers."""
        sent = self._known(Lines.sent)
        told = [
            outcome
            for number, line in sent.items()
            if number in result and (outcome := outcome_of(line, result[number]))
        ]
        for start in range(0, len(told), ANSWERS_AT_ONCE):
            yield told[start : start + ANSWERS_AT_ONCE]

    def _singly(self) -> Iterator[Sequence[Any]]:
        """Send all that there is of few products, some in a request."""
        lines = {it.id: it for it in self._known(Lines.sent).values()}
        if moved := self._moved_of(lines.values()):
            yield self._at(None, lambda it: it.take_back(moved))
            return
        for done in self._sender.send({id_: it.calls for id_, it in lines.items()}):
            yield [_alone(lines[id_], answers) for id_, answers in done.items()]

    def _known(self, read: Callable[[Lines], Any]) -> Any:
        with self._cursors() as env:
            return read(self._lines(env))

    def _at(self, operation: Operation | None, work: Any = NOTHING) -> list[Step]:
        return self._step({**self._position, "operation": operation}, work)

    def _step(self, position: Position, work: Any = NOTHING) -> list[Step]:
        return [Step(position, work)]

    def position_after(
        self, records: Sequence[Any], position: Position | None
    ) -> Position | None:
        if not self._is_bulk:
            return super().position_after(records, position)
        first = records[0]
        return first.position if isinstance(first, Step) else self._position

    def store(self, records: Sequence[Any]) -> PageResult:
        if not self._is_bulk:
            return super().store(records)
        first = records[0]
        if isinstance(first, Step):
            result = first.work(self._lines(self._env))
            self._position = first.position
            return result or PageResult()
        if isinstance(first, Outcome):
            store = OutcomeStore(self._lines(self._env), self._exporter.sentences)
            return store.store(records)
        result = super().store(records)
        if not self.counts:
            self._gathered(records)
        return result

    def _gathered(self, records: Sequence[Looked]) -> None:
        """Keep what is to be sent of these products, and what follows from it."""
        lines = self._lines(self._env)
        sends: dict[int, list[Call]] = {}
        for looked in records:
            plan = self._plans.get(looked.template)
            # What gets new variants is read once more, as what is made anew is.
            is_change = plan and plan.action is Action.UPDATE and not plan.new
            if is_change and (calls := self._calls(looked)):
                sends[plan.record.id] = calls
        plans = [self._plans[it] for it in sends]
        lines.leave({it.template for it in records} - set(sends))
        lines.add(plans, list(sends.values()), self._exporter.kept(plans))

    def key_of(self, record: Any) -> str:
        if isinstance(record, Step):
            return record.id
        if isinstance(record, Outcome):
            return record.external_id + OUT
        return super().key_of(record)

    def issue_of(self, record: Any, error: Exception) -> RecordIssue:
        if isinstance(record, (Step, Outcome)):
            raise error
        return super().issue_of(record, error)


def _alone(line: Line, answers: Sequence[Answer]) -> Outcome:
    refusals = [refusal for answer in answers for refusal in answer.refusals]
    return Outcome(line, refusals, len(line.calls))
