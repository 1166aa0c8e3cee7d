"""From the text of a search to a test of records, and what Shopify tells about it."""

from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from .matching import Field, Test, Unacceptable, test_of
from .parser import And, Not, Or, Term, Tree, parse_search

RANGES = {"<": "range_lte", "<=": "range_lte", ">": "range_gte", ">=": "range_gte"}


@dataclass(slots=True)
class Search:
    """A search that can be applied; `matches` is None if it matches everything."""

    text: str
    matches: Test | None = None
    parsed: dict[str, Any] = field(default_factory=dict)
    warnings: list[dict[str, str]] = field(default_factory=list)

    def report(self, path: list[Any]) -> dict[str, Any]:
        """Its entry in an answer's `extensions.search`."""
        return {
            "path": path,
            "query": self.text,
            "parsed": self.parsed,
            "warnings": self.warnings,
        }


def compile_search(
    text: str | None, fields: dict[str, Field], zone: ZoneInfo
) -> Search:
    """Make a search of its text.

    It fails open, as Shopify does: a condition on a field that is not known, or with a
    value that the field does not take, is left out with a warning.
    """
    search = Search(text or "")
    if not search.text.strip():
        return search
    tree = parse_search(search.text)
    search.parsed = _parsed(tree)
    search.matches = _Compiler(fields, zone, search.warnings).test(tree)
    return search


class _Compiler:
    def __init__(
        self, fields: dict[str, Field], zone: ZoneInfo, warnings: list[dict[str, str]]
    ) -> None:
        self.fields = fields
        self.zone = zone
        self.warnings = warnings

    def test(self, tree: Tree) -> Test | None:
        """The test of a tree; None where nothing is left to test."""
        if isinstance(tree, Term):
            return self.term(tree)
        if isinstance(tree, Not):
            inner = self.test(tree.part)
            return inner and (lambda record: not inner(record))
        tests = [test for test in map(self.test, tree.parts) if test]
        if len(tests) < 2:
            return tests[0] if tests else None
        combine = all if isinstance(tree, And) else any
        return lambda record: combine(test(record) for test in tests)

    def term(self, term: Term) -> Test | None:
        spec = self.fields.get(term.field.lower())
        if spec is None:
            return self._warn(*_unknown(term))
        try:
            return test_of(term, spec, self.zone)
        except Unacceptable:
            message = f"Input `{term.value}` is not an accepted value."
            return self._warn("invalid_value", term.field, message)

    def _warn(self, code: str, name: str, message: str) -> None:
        self.warnings.append({"code": code, "field": name, "message": message})


def _unknown(term: Term) -> tuple[str, str, str]:
    if term.field == "default":
        message = "Input must use named search fields in this query."
        return "missing_named_field", "default", message
    return "invalid_field", term.field, "Invalid search field for this query."


def _parsed(tree: Tree) -> dict[str, Any]:
    if isinstance(tree, Term):
        how = "match_phrase" if tree.quoted else "match_all"
        return {"field": tree.field, RANGES.get(tree.compare, how): tree.value}
    if isinstance(tree, Not):
        return {"not": _parsed(tree.part)}
    name = "or" if isinstance(tree, Or) else "and"
    return {name: [_parsed(part) for part in tree.parts]}
