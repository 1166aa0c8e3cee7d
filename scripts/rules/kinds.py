"""Kinds of records and modes of runs: named in one table, asked for by nobody else."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from .tree import Module, Tree, is_within

ROOMS = ("models", "wizard", "services")
# The one table, and the names that the guide gives the modes.
TABLE = ("models/runs/kinds", "models/runs/mode.py")
# The engine asks for the lanes and modes of any queue, and knows none of them.
ENGINE = ("models/engine",)
# The one table of issues and of reasons to wait.
CATALOGUE = ("services/commerce/issues",)
MODES, KIND = "SyncMode", "Kind"
ROWS = (ast.Assign, ast.AnnAssign)
# The columns of the table whose words say which kind it is.
COLUMNS = {"lane", "resource", "link"}
ASKED = {"mode", "lane", "kind"}
# What asks for a part of a text.
PARTS = {"startswith", "endswith", "removeprefix", "removesuffix", "find", "partition"}


def tables(tree: Tree) -> list[str]:
    """Return the tables, besides the one, that tell several kinds or modes apart."""
    return _tables(vocabulary(tree), _others(tree))


def _tables(columns: list[set[str]], modules: list[Module]) -> list[str]:
    return [
        f"{module}:{node.lineno} names {', '.join(sorted(words))}"
        for module in modules
        for node in module.nodes
        if (entries := set(_entries(node)))
        for column in columns
        if len(words := column & entries) > 1 and 2 * len(words) > len(entries)
    ]


def asked(tree: Tree) -> list[str]:
    """Return where code outside the table asks which mode, kind or lane it is."""
    words = set().union(*vocabulary(tree))
    return [
        f"{module}:{node.lineno} asks {ast.unparse(node).splitlines()[0]}"
        for module in _others(tree)
        for node in module.nodes
        if _asks(node, words)
    ]


def named(tree: Tree) -> list[str]:
    """Return where code outside the table names a mode."""
    modes = _modes(tree)
    found = {
        (module.path, node.lineno, name)
        for module in _others(tree)
        for node in module.nodes
        if (name := _word(node)) in modes
    }
    return [f"{path}:{line} names {name}" for path, line, name in sorted(found)]


def vocabulary(tree: Tree) -> list[set[str]]:
    """Return the modes, the rows, and the words of each column that tells kinds."""
    columns = defaultdict(set)
    for module in tree.within(*TABLE):
        for node in module.nodes:
            if isinstance(node, ROWS) and _is_row(node.value):
                target = (
                    node.targets[0] if isinstance(node, ast.Assign) else node.target
                )
                columns["row"].add(target.id)
            elif _is_row(node):
                for it in node.keywords:
                    if it.arg in COLUMNS:
                        columns[it.arg].add(ast.literal_eval(it.value))
    return [_modes(tree), *columns.values()]


def _is_row(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == KIND


def _modes(tree: Tree) -> set[str]:
    """Return the values and names of all modes."""
    return {
        word
        for module in tree.within(*TABLE)
        for node in module.nodes
        if isinstance(node, ast.ClassDef) and node.name == MODES
        for child in node.body
        if isinstance(child, ast.Assign)
        for word in (child.value.value, f"{MODES}.{child.targets[0].id}")
    }


def _others(tree: Tree) -> list[Module]:
    return _outside(tree, (*TABLE, *ENGINE))


def _outside(tree: Tree, rooms: tuple[str, ...]) -> list[Module]:
    return [it for it in tree.within(*ROOMS) if not is_within(it.path, rooms)]


def _entries(node: ast.AST) -> Iterator[str]:
    """Yield the words of a table's entries, of pairs the first."""
    match node:
        case ast.Call(func=ast.Name("dict"), keywords=named):
            yield from (it.arg for it in named if it.arg)
        case ast.Dict(keys=entries) | (
            ast.List(elts=entries) | ast.Tuple(elts=entries) | ast.Set(elts=entries)
        ):
            for entry in entries:
                if isinstance(entry, ast.Tuple) and entry.elts:
                    entry = entry.elts[0]
                if entry and (word := _word(entry)):
                    yield word


def _asks(node: ast.AST, words: set[str]) -> bool:
    """Tell whether a node compares a mode, a kind or a lane with one by its name."""
    match node:
        case ast.Compare(left=left, comparators=others):
            sides = [left, *others]
        case ast.Match(subject=subject, cases=cases):
            sides = [subject, *(it.pattern for it in cases)]
        case ast.Call(func=ast.Attribute(value=value, attr=attr), args=given):
            sides = [value, *given] if attr in PARTS else []
        case _:
            sides = []
    names = {_last(side) for side in sides} & ASKED
    told = {word for side in sides for it in ast.walk(side) if (word := _word(it))}
    if names - {"kind"}:
        # The beginning of a mode's name tells of several.
        return any(part in word for part in told if part for word in words)
    return bool(names and told & words)


def _last(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _word(node: ast.AST) -> str | None:
    """Return the text of a constant, `SyncMode.NAME` of a mode, the name of a row."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Attribute | ast.Name):
        *above, name = ast.unparse(node).removesuffix(".value").split(".")
        if name.isupper():
            return f"{MODES}.{name}" if above[-1:] == [MODES] else name
    return None


def issue_tables(tree: Tree) -> list[str]:
    """Return the tables, besides the catalogue, that tell codes of issues apart."""
    codes = {
        node.args[0].value
        for module in tree.within(*CATALOGUE)
        for node in module.nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "issue_code"
    }
    return _tables([codes], _outside(tree, CATALOGUE))
