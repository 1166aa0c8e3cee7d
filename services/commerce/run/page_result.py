"""What comes of a page: counts, records set aside, and what a dry run tells of it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class RecordIssue:
    """A record, or a part of it, that was set aside.

    `code` tells the reason to a program, `message` to the shop's owner; a record has
    at most one open issue of a code.
    """

    external_id: str
    name: str
    code: str
    message: str
    payload: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Any, name: str, code: str, message: str) -> "RecordIssue":
        """Set a record of the shop's aside, with what the shop said of it."""
        return cls(record.external_id, name, code, message, record.payload())


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """One field that would be set, or why a record would stay out, in a person's words.

    `record_id` is 0 where Odoo has no record yet. `code` is that of an issue.
    """

    external_id: str
    name: str
    model: str
    action: str  # create, link, update, gone, set_aside; issue, keep beside another
    field: str
    label: str
    old: str = ""
    new: str = ""
    variant: str = ""
    sku: str = ""  # that the variant has after the import
    record_id: int = 0
    code: str = ""

    @classmethod
    def of_issue(
        cls, issue: RecordIssue, model: str, label: str, action: str, **about: Any
    ) -> "PlannedChange":
        """Tell an issue; `about` says otherwise of whom than the issue does."""
        told = {"external_id": issue.external_id, "name": issue.name, **about}
        return cls(
            **told,
            model=model,
            action=action,
            field="issue",
            label=label,
            new=issue.message,
            code=issue.code,
        )


@dataclass(slots=True)
class PageResult:
    """Counts of one page; every record of it is in just one of them or has an issue.

    `counters` are figures besides, to be added to the run's columns of these names.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    issues: list[RecordIssue] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)
