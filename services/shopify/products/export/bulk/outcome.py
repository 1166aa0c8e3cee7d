"""What came of the lines of a bulk operation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .....commerce.issues.sentences import Sentences
from .....commerce.products.export.export_plan import ExportPlan
from .....commerce.run.page_result import PageResult, RecordIssue
from ..refusals import refuse
from ..sender import Refusal, answer_of
from .lines import Line, Lines

# Shopify's own trouble with one line: whether it was done shows where it is read.
UNTOLD = frozenset({"INTERNAL_SERVER_ERROR", "THROTTLED", "TIMEOUT"})


@dataclass(slots=True)
class Outcome:
    """What came of some calls of a line.

    :param calls: how many of its calls were carried out
    """

    line: Line
    refusals: list[Refusal]
    calls: int = 1

    @property
    def external_id(self) -> str:
        return self.line.external_id


def outcome_of(line: Line, told: Mapping[str, Any]) -> Outcome | None:
    """Return what Shopify tells of a line's first call; None where it does not."""
    call, errors = line.calls[0], told.get("errors") or ()
    codes = [(it.get("extensions") or {}).get("code") or "" for it in errors]
    if UNTOLD & set(codes):
        return None
    refusals = [
        Refusal(call, (), it["message"], code)
        for it, code in zip(errors, codes, strict=True)
    ]
    for payload in (told.get("data") or {}).values():
        refusals += answer_of(call, payload).refusals
    return Outcome(line, refusals)


class OutcomeStore:
    """Keeps what was sent as what both sides agree on, and tells of what was not."""

    def __init__(self, lines: Lines, sentences: Sentences) -> None:
        self._lines = lines
        self._sentences = sentences

    def store(self, outcomes: Sequence[Outcome]) -> PageResult:
        result = PageResult()
        refused = [it for it in outcomes if it.refusals]
        for it in refused:
            result.issues += self._refuse(it)
        done = [
            it
            for it in outcomes
            if not it.refusals and self._lines.answered(it.line.id, it.calls)
        ]
        result.counters = {
            "done_count": len(done) + len(refused),
            "updated_count": len(done),
            "exported_count": len(done),
            "set_aside_count": len(refused),
        }
        return result

    def _refuse(self, outcome: Outcome) -> list[RecordIssue]:
        link = self._lines.refused(outcome.line.id)
        plan = ExportPlan(link=link, record=link.product_tmpl_id)
        refuse(plan, outcome.refusals, self._sentences)
        return plan.issues
