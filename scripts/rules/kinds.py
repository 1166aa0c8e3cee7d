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
# The columns of the table whose words say which kind it is.
COLUMNS = {"lane", "resource", "link"}
ASKED = {"mode", "lane"}
DISPLAYS = (ast.Dict, ast.List, ast.Tuple, ast.Set)


def tables(tree: Tree) -> list[str]:
    """Return the tables, besides the one, that tell several kinds or modes apart."""
    return _tables(vocabulary(tree), _others(tree))


def _tables(columns: list[set[str]], modules: list[Module]) -> list[str]:
    return [
        f"{module}:{node.lineno} names {', '.join(sorted(words))}"
        for module in modules
        for node in module.nodes
        if isinstance(node, DISPLAYS)
        for column in columns
        if len(words := column & (entries := set(_entries(node)))) > 1
        and 2 * len(words) > len(entries)
    ]


def asked(tree: Tree) -> list[str]:
    """Return where code outside the table asks which mode or lane a run is of."""
    words = set().union(*vocabulary(tree))
    return [
        f"{module}:{node.lineno} asks {ast.unparse(node)}"
        for module in _others(tree)
        for node in module.nodes
        if isinstance(node, ast.Compare) and _asks(node, words)
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
    """Return the modes, and the words of each column that tells kinds apart."""
    columns = defaultdict(set)
    for module in tree.within(*TABLE):
        for node in module.nodes:
            if isinstance(node, ast.Call) and ast.unparse(node.func) == KIND:
                for it in node.keywords:
                    if it.arg in COLUMNS:
                        columns[it.arg].add(ast.literal_eval(it.value))
    return [_modes(tree), *columns.values()]


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


def _entries(node: ast.expr) -> Iterator[str]:
    """Yield the words of a table's entries, of pairs the first."""
    entries = (
        [it for it in node.keys if it] if isinstance(node, ast.Dict) else node.elts
    )
    for entry in entries:
        if isinstance(entry, ast.Tuple) and entry.elts:
            entry = entry.elts[0]
        if word := _word(entry):
            yield word


def _asks(node: ast.Compare, words: set[str]) -> bool:
    sides = [node.left, *node.comparators]
    names = {_last(side) for side in sides}
    told = {word for side in sides for it in ast.walk(side) if (word := _word(it))}
    return bool(names & ASKED and told & words)


def _last(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _word(node: ast.AST) -> str | None:
    """Return the text of a constant, or `SyncMode.NAME` of it or of its value."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Attribute):
        return ast.unparse(node).removesuffix(".value")
    return None


def issue_tables(tree: Tree) -> list[str]:
    """Return the tables, besides the catalogue, that tell codes of issues apart."""
    codes = {
        node.args[0].value
        for module in tree.within(*CATALOGUE)
        for node in module.nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "kind"
    }
    return _tables([codes], _outside(tree, CATALOGUE))
