"""Who imports whom, at run time."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter

from .tree import Module, Tree

ADDON = "odoo.addons.commerce_sync"


@dataclass(frozen=True)
class Import:
    """One name that a module imports, by its absolute name."""

    module: Module
    line: int
    name: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.name}"


def imports_of(module: Module) -> Iterator[Import]:
    """Yield what a module imports, but for what its types alone need."""
    yield from _imports(module, module.syntax)


def _imports(module: Module, node: ast.AST) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(module, child.lineno, _within(alias.name))
        elif isinstance(child, ast.ImportFrom):
            base = _base(module, child)
            for alias in child.names:
                name = f"{base}.{alias.name}".strip(".")
                yield Import(module, child.lineno, name)
        elif not isinstance(child, ast.expr):
            yield from _imports(module, child)


def _base(module: Module, node: ast.ImportFrom) -> str:
    named = node.module or ""
    if not node.level:
        return _within(named)
    package = module.package.split(".") if module.package else []
    above = package[: len(package) - node.level + 1]
    return ".".join([*above, *([named] if named else [])])


def _within(name: str) -> str:
    """Return a name without the addon's own, which it may be written with."""
    return name[len(ADDON) + 1 :] if f"{name}.".startswith(f"{ADDON}.") else name


Graph = dict[str, set[str]]


@cache
def graph_of(tree: Tree) -> Graph:
    """Return the modules that each module of the project imports."""
    known = {module.name for module in tree.modules}
    return {
        module.name: {
            target
            for each in imports_of(module)
            if (target := _target(each.name, known)) and target != module.name
        }
        for module in tree.modules
    }


def _target(name: str, known: set[str]) -> str | None:
    """Return the module that a name is, or is in."""
    return next((it for it in (name, name.rpartition(".")[0]) if it in known), None)


def room_of(module: str) -> str:
    """Return the room that a module is in, such as `services.commerce.money`."""
    *folders, _name = module.split(".")
    return ".".join(folders[: 3 if folders[:1] == ["services"] else 2])


def joined(graph: Graph, room: Mapping[str, str]) -> Graph:
    """Return which room imports which; modules without a room are left out."""
    rooms: Graph = {name: set() for name in room.values()}
    for module, targets in graph.items():
        if module in room:
            others = {room[it] for it in targets if it in room}
            rooms[room[module]] |= others - {room[module]}
    return rooms


def cycles(graph: Graph) -> list[str]:
    """Return one cycle for each import that has to go, such as `a → b → a`."""
    # In an order of its own: the same cycles are found each time.
    left = {name: sorted(graph[name]) for name in sorted(graph)}
    found = []
    while cycle := _cycle(left):
        left[cycle[1]].remove(cycle[0])
        found.append(" → ".join(reversed(cycle)))
    return found


def _cycle(graph: Mapping[str, list[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []
