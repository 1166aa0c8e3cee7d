"""What a run has to send yet, a line for each product. Database only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, NamedTuple

from odoo.api import Environment
from odoo.fields import Datetime
from odoo.models import BaseModel
from odoo.tools import SQL

from .....commerce.products.export.export_plan import ExportPlan
from .....commerce.products.export.selection import Chosen
from .....commerce.run.page_result import PageResult
from .....storable import storable
from ...writing.call import Call

# Their variables and their results are held in memory.
MOST_LINES = 5_000
FEW = 50
# By then a product is sent by itself, whose answer comes at once; later it is left out.
TRIES, MOST_TRIES = 2, 5


class Group(NamedTuple):
    """Lines whose next calls are of one mutation."""

    operation: str
    ids: list[int]
    is_many: bool


class Lines:
    """The lines of one run."""

    MANY = 100
    """From how many on one operation outdoes requests of some products each."""

    def __init__(self, env: Environment, run: int, channel: int) -> None:
        self._model = env["commerce.export.line"]
        self._run = run
        self._channel = channel

    def _search(self, *domain: Any, **options: Any) -> BaseModel:
        return self._model.search([("run_id", "=", self._run), *domain], **options)

    def clear(self) -> None:
        self._search().unlink()

    def add(
        self,
        plans: Sequence[ExportPlan],
        calls: Iterable[Sequence[Call]],
        kept: Iterable[Mapping[BaseModel, Mapping[str, Any]]],
    ) -> None:
        """Note what is to be sent of products, instead of what was known before.

        :param kept: values of links once all is sent
        """
        known = self._search(
            ("product_tmpl_id", "in", [plan.record.id for plan in plans])
        )
        attempts = {it.product_tmpl_id: it.attempts for it in known}
        known.unlink()
        values = [
            {
                "channel_id": self._channel,
                "run_id": self._run,
                "commerce_product_id": plan.link.id,
                "product_tmpl_id": plan.record.id,
                "external_id": plan.link.external_id,
                "seen_at": plan.there.updated_at.isoformat(),
                "kept": [_kept(link, values) for link, values in its.items()],
                "attempts": attempts.get(plan.record, 0),
                **_left(some),
            }
            for plan, some, its in zip(plans, calls, kept, strict=True)
        ]
        self._model.create(values)

    def among(self, templates: Iterable[int]) -> set[int]:
        """Return those of some templates of which something is to be sent."""
        found = self._search(("product_tmpl_id", "in", list(templates)))
        return set(found.product_tmpl_id.ids)

    def next_group(self) -> Group | None:
        """Return lines that go together, those of the mutation that fewest follow."""
        self._model.flush_model()
        rows = self._model.env.execute_query(
            SQL(
                "SELECT operation, later, attempts < %s, count(*)"
                "  FROM commerce_export_line"
                " WHERE run_id = %s AND operation IS NOT NULL AND NOT is_sent"
                " GROUP BY operation, later, attempts < %s ORDER BY operation",
                TRIES,
                self._run,
                TRIES,
            )
        )
        if not rows:
            return None
        later = [name for _, names, _, _ in rows for name in (names or "").split()]
        operation, _, is_bulk, _ = min(rows, key=lambda it: (later.count(it[0]), it[0]))
        tries = ("attempts", "<" if is_bulk else ">=", TRIES)
        due = ("operation", "=", operation), ("is_sent", "=", False), tries
        found = self._search(*due, limit=MOST_LINES if is_bulk else FEW)
        return Group(operation, found.ids, is_bulk and len(found) >= self.MANY)

    def sent(self) -> dict[int, "Line"]:
        """Return what was sent and not answered yet, by the numbers in the file."""
        found = self._search(("is_sent", "=", True), order="number")
        return {it.number: _line(it) for it in found}

    def send(self, ids: Sequence[int]) -> None:
        """Note before it is done that these are sent, numbered from 0."""
        for number, line in enumerate(self._model.browse(sorted(ids))):
            line.write({"number": number, "is_sent": True})

    def look_again(self) -> None:
        """Let products be read again whose answer is missing."""
        self._look_again(self._search(("is_sent", "=", True)))

    def take_back(self, moved: Iterable[int]) -> None:
        """Let nothing have been sent, and what changed meanwhile be read again."""
        self._search(("is_sent", "=", True)).write({"is_sent": False})
        self._look_again(self._model.browse(moved))

    def _look_again(self, lines: BaseModel) -> None:
        for line in lines:
            line.write({**_left(()), "attempts": line.attempts + 1})

    def to_look_at(self, most: int) -> list[Chosen]:
        found = self._search(("operation", "=", False), limit=most)
        return [Chosen(it.product_tmpl_id.id, it.external_id) for it in found]

    def give_up(self) -> PageResult:
        """Leave products to the next run that were read again and again."""
        found = self._search(("operation", "=", False), ("attempts", ">=", MOST_TRIES))
        found.commerce_product_id.next_export = True
        count = len(found)
        found.unlink()
        return PageResult(counters={"done_count": count, "set_aside_count": count})

    def leave(self, templates: Iterable[int]) -> None:
        """Forget products of which nothing is to be sent."""
        self._search(("product_tmpl_id", "in", list(templates))).unlink()

    def answered(self, id_: int, calls: int) -> bool:
        """Take off calls that Shopify has carried out; return whether it was all."""
        line = self._model.browse(id_)
        if left := line.calls[calls:]:
            rest = [Call(**it) for it in left]
            line.write({**_left(rest), "seen_at": False})
            return False
        if not self._keep(line):
            self._look_again(line)
            return False
        line.unlink()
        return True

    def _keep(self, line: BaseModel) -> bool:
        """Keep what both sides agree on; not where the link changed meanwhile."""
        kept = [
            (self._model.env[it["model"]].browse(it["id"]).exists(), it)
            for it in line.kept or ()
        ]
        if any(str(link.write_date) != it["at"] for link, it in kept):
            return False
        for link, it in kept:
            link.write(it["values"])
        return True

    def refused(self, id_: int) -> BaseModel:
        """Forget a line; return the link of its product."""
        line = self._model.browse(id_)
        link = line.commerce_product_id
        line.unlink()
        return link


class Line(NamedTuple):
    """What is to be sent of one product."""

    id: int
    external_id: str
    # Empty once some of it was sent: from then on it changed by that.
    seen_at: str | bool
    calls: list[Call]


def _line(line: BaseModel) -> Line:
    calls = [Call(**it) for it in line.calls or ()]
    return Line(line.id, line.external_id, line.seen_at, calls)


def _left(calls: Sequence[Call]) -> dict[str, Any]:
    """Return values of a line of which these calls are left; none: to look at."""
    return {
        "calls": [_call(it) for it in calls],
        "operation": calls[0].operation if calls else False,
        "later": " ".join(it.operation for it in calls[1:]),
        "is_sent": False,
        "number": 0,
    }


def _call(call: Call) -> dict[str, Any]:
    return storable(asdict(call))


def _kept(link: BaseModel, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is kept of a link, and when it had changed as that was planned."""
    plain = {
        name: Datetime.to_string(it) if isinstance(it, datetime) else it
        for name, it in values.items()
    }
    at = str(link.write_date)
    return {"model": link._name, "id": link.id, "at": at, "values": storable(plain)}
