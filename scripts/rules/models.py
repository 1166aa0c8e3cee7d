"""Odoo's models: which files define them, and what is defined more than once."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

from .tree import Module, Tree

ROOMS = ("models", "wizard")
MOST_FILES = 10
# Odoo has these of each class of a model.
OWN = {"_name", "_inherit", "_inherits", "_description", "_table"}


def places(tree: Tree) -> dict[str, list[tuple[Module, ast.ClassDef]]]:
    """Return the classes of each model."""
    found = defaultdict(list)
    for module in tree.within(*ROOMS):
        for node in module.syntax.body:
            if isinstance(node, ast.ClassDef) and (name := _model(node)):
                found[name].append((module, node))
    return dict(found)


def defined_twice(tree: Tree) -> list[str]:
    """Return the methods and fields that several classes of one model define."""
    found = defaultdict(list)
    for model, classes in places(tree).items():
        for module, node in classes:
            for name, line in _names(node):
                found[model, name].append(f"{module}:{line}")
    return [
        f"{model}.{name}: {', '.join(where)}"
        for (model, name), where in sorted(found.items())
        if len(where) > 1
    ]


def files_per_model(tree: Tree) -> dict[str, int]:
    """Return how many files define each model."""
    return {
        model: len({module.path for module, _node in classes})
        for model, classes in places(tree).items()
    }


def spread(tree: Tree) -> list[str]:
    """Return the models that are spread over too many files."""
    counts = sorted(files_per_model(tree).items())
    return [f"{it} is in {count} files" for it, count in counts if count > MOST_FILES]


def _model(node: ast.ClassDef) -> str | None:
    """Return the model that a class defines, or adds to."""
    given = dict(_constants(node))
    if isinstance(inherited := given.get("_inherit"), str):
        given.setdefault("_name", inherited)
    is_model = any(ast.unparse(it).startswith("models.") for it in node.bases)
    return given.get("_name") or (_named_by_odoo(node.name) if is_model else None)


def _named_by_odoo(name: str) -> str:
    """Return the name that Odoo gives the model of a class that tells none."""
    return re.sub("(?<=[^_])([A-Z])", r".\1", name).lower()


def _constants(node: ast.ClassDef) -> Iterator[tuple[str, object]]:
    for name, value in _assigned(node):
        if name in OWN and isinstance(value, ast.Constant | ast.List | ast.Tuple):
            yield name, ast.literal_eval(value)


def _assigned(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    for child in node.body:
        if isinstance(child, ast.Assign):
            yield from (
                (it.id, child.value) for it in child.targets if isinstance(it, ast.Name)
            )
        elif isinstance(child, ast.AnnAssign) and child.value:
            yield child.target.id, child.value


def _names(node: ast.ClassDef) -> Iterator[tuple[str, int]]:
    """Yield the methods and fields of a class, and their lines."""
    for child in node.body:
        if isinstance(child, ast.FunctionDef):
            yield child.name, child.lineno
    for name, value in _assigned(node):
        if name not in OWN and name != "_order":
            yield name, value.lineno
