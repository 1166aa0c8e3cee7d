"""The project's hand-written files, each read and parsed once."""

import ast
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

# Written by a generator, or given by others.
GENERATED = ("services/shopify/gql", "services/shopify/schema", "i18n")
WRITTEN = {".py", ".xml", ".js", ".scss", ".graphql", ".md", ".sh"}
PROGRAM = b"#!/usr/bin/env python3"


class Module:
    """A Python file: its place, its text, its syntax."""

    def __init__(self, root: Path, path: Path) -> None:
        self.path = path.relative_to(root).as_posix()
        self.text = path.read_text()

    def __str__(self) -> str:
        return self.path

    @cached_property
    def syntax(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.syntax))

    @cached_property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @property
    def is_package(self) -> bool:
        return self.path.endswith("__init__.py")

    @property
    def name(self) -> str:
        """The module's name within the addon, such as `services.shopify.gid`."""
        parts = self.path.removesuffix(".py").split("/")
        return ".".join(parts[:-1] if self.is_package else parts)

    @property
    def package(self) -> str:
        return self.name if self.is_package else self.name.rpartition(".")[0]


class Tree:
    """All hand-written files below a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = sorted(self._written(root))
        self.modules = [Module(root, path) for path in self.files if _is_python(path)]

    def within(self, *rooms: str) -> list[Module]:
        """Return the modules of rooms, such as `models/engine`."""
        return [it for it in self.modules if is_within(it.path, rooms)]

    def _written(self, folder: Path) -> Iterator[Path]:
        for path in folder.iterdir():
            place = path.relative_to(self.root).as_posix()
            if path.name.startswith((".", "__pycache__")) or is_within(
                place, GENERATED
            ):
                continue
            if path.is_dir():
                yield from self._written(path)
            elif path.suffix in WRITTEN or _is_python(path):
                yield path


def is_within(place: str, rooms: tuple[str, ...]) -> bool:
    """Tell whether a path is one of some folders, or below one."""
    return any(place == room or place.startswith(f"{room}/") for room in rooms)


def _is_python(path: Path) -> bool:
    if path.suffix:
        return path.suffix == ".py"
    with path.open("rb") as file:
        return file.readline().strip() == PROGRAM
