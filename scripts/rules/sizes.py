"""How large folders and files are."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import PurePath

from .imports import graph_of, room_of
from .tree import Module, Tree

MOST_FILES = 25  # in a folder
FEWEST_LINES, FEW_LINES, MANY_LINES, MOST_LINES = 40, 60, 250, 300

# A file that is a table is as long as the table: data, or the texts for users.
TABLES = (ast.Assign, ast.AnnAssign)
TEXTS = {"_", "_lt"}


def files_per_folder(tree: Tree) -> Counter[str]:
    """Return how many hand-written files each folder has, without those below it."""
    return Counter(path.parent.relative_to(tree.root).as_posix() for path in tree.files)


def is_table(module: Module) -> bool:
    """Tell whether most of a file is a table, such as texts by their code."""
    rows = [
        *(it for it in module.syntax.body if isinstance(it, TABLES)),
        *_texts(module),
    ]
    lines = {line for row in rows for line in range(row.lineno, row.end_lineno + 1)}
    return 2 * len(lines) > module.lines


def _texts(module: Module) -> list[ast.stmt]:
    """Return the statements that translate a text."""
    plain = (
        it
        for it in module.nodes
        if isinstance(it, ast.stmt) and not hasattr(it, "body")
    )
    return [it for it in plain if any(_translates(each) for each in ast.walk(it))]


def _translates(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in TEXTS


def measured(modules: Iterable[Module]) -> list[Module]:
    """Leave out files whose length tells nothing: tables, and lists of imports."""
    return [it for it in modules if not it.is_package and not is_table(it)]


def full_folders(tree: Tree) -> list[str]:
    """Return the folders of too many files."""
    folders = sorted(files_per_folder(tree).items())
    return [f"{it} has {count} files" for it, count in folders if count > MOST_FILES]


def long_files(tree: Tree) -> list[str]:
    """Return the files of too many lines, views among them."""
    lines = {it.path: it.lines for it in measured(tree.modules)}
    for path in (it for it in tree.files if it.suffix == ".xml"):
        view = path.relative_to(tree.root).as_posix()
        lines[view] = len(path.read_text().splitlines())
    long = ((it, count) for it, count in lines.items() if count > MOST_LINES)
    return [f"{it} has {count} lines" for it, count in long]


def crumbs(tree: Tree) -> list[str]:
    """Return the files of few lines that one file of their room reads alone."""
    readers = defaultdict(set)
    packages = {it.name for it in tree.modules if it.is_package}
    for reader, names in graph_of(tree).items():
        for name in names if reader not in packages else ():
            readers[name].add(reader)
    return [
        f"{it} has {it.lines} lines, and {reader} alone reads it"
        for it in tree.modules
        if it.lines < FEWEST_LINES and not it.is_package and len(readers[it.name]) == 1
        for reader in readers[it.name]
        if room_of(reader) == room_of(it.name)
    ]


def alike_in_sight(tree: Tree) -> list[str]:
    """Return files that bear the name of another in a folder above, or of a folder."""
    paths = {PurePath(it.path) for it in tree.modules if not it.is_package}
    folders = {parent for path in paths for parent in path.parents if parent.name}
    above = [
        f"{path} and {parent / path.name}"
        for path in sorted(paths)
        for parent in path.parents[1:]
        if parent.name and parent / path.name in paths
    ]
    beside = [it for it in sorted(folders) if it.with_name(f"{it.name}.py") in paths]
    return above + [f"{it}.py and {it}/" for it in beside]
