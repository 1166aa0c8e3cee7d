"""What Shopify refuses, told to who can correct it."""

from collections.abc import Sequence
from typing import Any

from ....commerce.issues.sentences import Sentences
from ....commerce.products.export.export_plan import ExportPlan
from ....commerce.records.facts import Action
from ....commerce.run.page_result import RecordIssue
from .sender import Refusal

# Shopify's own trouble: the product goes out with the next run.
PASSING = frozenset({"GENERIC_ERROR", "JOB_ERROR", "STALE_OBJECT"})


def refuse(plan: ExportPlan, refusals: Sequence[Refusal], sentences: Sentences) -> None:
    """Set a product aside with what was refused of it."""
    plan.action = Action.SET_ASIDE
    if all(it.code in PASSING for it in refusals):
        plan.link.next_export = True
    said = " ".join(_sentence(it, sentences) for it in refusals)
    told = sentences.of("not_sent", product=plan.name, refusals=said)
    payload = {"refused": [_payload(it) for it in refusals]}
    plan.issues.append(
        RecordIssue(plan.issue_key, plan.name, "not_sent", told, payload)
    )


def _sentence(refusal: Refusal, sentences: Sentences) -> str:
    if refusal.code == "NOT_GRANTED":
        return sentences.of("not_sent", "not_granted")
    field, sent = _field(refusal), _sent(refusal)
    case = "field" if field and sent is not None else "whole"
    return sentences.of(
        "not_sent", case, field=field, sent=sent, said=refusal.message.rstrip(".")
    )


def _field(refusal: Refusal) -> str:
    names = [it for it in refusal.field if not it.isdigit()]
    return names[-1] if names else ""


def _sent(refusal: Refusal) -> Any:
    """Return what was sent in the place that a refusal names; None if it names none."""
    value: Any = refusal.call.variables
    for name in refusal.field:
        if isinstance(value, list) and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        elif isinstance(value, dict) and name in value:
            value = value[name]
        elif isinstance(value, dict) and name in (value.get("product") or {}):
            value = value["product"][name]
        else:
            return None
    return None if isinstance(value, (dict, list)) else value


def _payload(refusal: Refusal) -> dict[str, Any]:
    return {
        "operation": refusal.call.operation,
        "field": list(refusal.field),
        "sent": _sent(refusal),
        "message": refusal.message,
        "code": refusal.code,
    }
