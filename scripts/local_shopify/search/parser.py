"""From the text of a search to a tree.

Malformed text is never an error: what cannot be read is read as words.
"""

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"""\s*(?:
        (?P<paren>[()])
      | (?P<field>[^\s:()'"]+):(?P<compare>[<>]=?)?(?:
            '(?P<single>(?:\\.|[^'\\])*)' | "(?P<double>(?:\\.|[^"\\])*)"
          | (?P<bare>(?:\\.|[^\s:()'"\\])*) )
      | '(?P<single_word>(?:\\.|[^'\\])*)' | "(?P<double_word>(?:\\.|[^"\\])*)"
      | (?P<word>(?:\\.|[^\s()\\:])+)
      | (?P<stray>\S)
    )""",
    re.VERBOSE,
)
ESCAPE = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition; field "default" if it names none."""

    field: str
    value: str
    compare: str = ""  # "", "<", "<=", ">" or ">="
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    part: "Tree"


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Tree", ...]


Tree = Term | Not | And | Or


def parse_search(text: str) -> Tree:
    """Read a search; an empty one matches all, as `And(())`."""
    reader = _Reader(list(_tokens(text)))
    parts = []
    while reader.left():
        parts.append(reader.either())
        reader.take(")")
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def terms_of(tree: Tree) -> list[Term]:
    if isinstance(tree, Term):
        return [tree]
    if isinstance(tree, Not):
        return terms_of(tree.part)
    return [term for part in tree.parts for term in terms_of(part)]


def _tokens(text: str):
    for match in TOKEN.finditer(text):
        groups = match.groupdict()
        if groups["paren"]:
            yield groups["paren"]
        elif groups["field"]:
            yield _field_term(groups)
        elif groups["word"] in ("AND", "OR", "NOT"):
            yield groups["word"]
        elif word := _first(groups, "single_word", "double_word"):
            yield Term("default", _plain(word), quoted=True)
        elif groups["word"]:
            yield Term("default", _plain(groups["word"]))


def _field_term(groups: dict[str, str | None]) -> Tree:
    quoted = groups["bare"] is None
    value = _plain(_first(groups, "single", "double", "bare") or "")
    field, negated = groups["field"] or "", False
    if field.startswith("-"):
        field, negated = field[1:], True
    term = Term(field, value, groups["compare"] or "", quoted)
    return Not(term) if negated else term


def _first(groups: dict[str, str | None], *names: str) -> str | None:
    return next((groups[name] for name in names if groups[name] is not None), None)


def _plain(text: str) -> str:
    return ESCAPE.sub(r"\1", text)


class _Reader:
    """Reads OR, which binds loosest, then AND, which may be left out, then NOT."""

    def __init__(self, tokens: list) -> None:
        self.tokens = tokens
        self.at = 0

    def left(self) -> bool:
        return self.at < len(self.tokens)

    def take(self, token: str) -> bool:
        if self.left() and self.tokens[self.at] == token:
            self.at += 1
            return True
        return False

    def either(self) -> Tree:
        parts = [self.all()]
        while self.take("OR"):
            parts.append(self.all())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def all(self) -> Tree:
        parts = []
        while self.left() and self.tokens[self.at] not in (")", "OR"):
            if not self.take("AND"):
                parts.append(self.one())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def one(self) -> Tree:
        if self.take("NOT"):
            return Not(self.one()) if self.left() else And(())
        if self.take("("):
            inner = self.either()
            self.take(")")
            return inner
        token = self.tokens[self.at]
        self.at += 1
        return token if not isinstance(token, str) else And(())
