"""Measures the house and prints it; what breaks a rule is named."""

from argparse import ArgumentParser
from collections import defaultdict

from rich.console import Console
from rich.table import Table

from ..environment.cache import CHECKOUT
from .house import RULES
from .models import files_per_model
from .sizes import (
    FEW_LINES,
    FEWEST_LINES,
    MANY_LINES,
    files_per_folder,
    measured,
)
from .tree import Module, Tree

SHOWN = 10


def main() -> int:
    """Print all figures, then the rules and what breaks them."""
    ArgumentParser(description=__doc__).parse_args()
    tree = Tree(CHECKOUT)
    console = Console(soft_wrap=True)
    console.print(_rooms(tree))
    console.print(_most("Folder", "Files", files_per_folder(tree)))
    console.print(_most("Model", "Files", files_per_model(tree)))
    return check(tree, console)


def lint() -> int:
    """Check the rules of the project alone."""
    return check(Tree(CHECKOUT), Console(soft_wrap=True))


def check(tree: Tree, console: Console) -> int:
    """Print the rules and what breaks them; return 1 if one is broken, else 0."""
    table = Table("Not wanted", "Found")
    told: list[str] = []
    for rule in RULES:
        found = rule.breaches(tree)
        table.add_row(rule.unwanted, f"[red]{len(found)}[/]" if found else "0")
        told += [f"{rule.unwanted}: {each}" for each in found]
    for line in told:
        console.print(line, markup=False, highlight=False)
    console.print(table)
    return int(bool(told))


def _rooms(tree: Tree) -> Table:
    table = Table(
        "Room", "Files", "Lines", f"< {FEWEST_LINES}", "fit", f"> {MANY_LINES}"
    )
    rooms: dict[str, list[Module]] = defaultdict(list)
    for module in measured(tree.modules):
        for room in ("all", *_room(module.path)):
            rooms[room].append(module)
    for room, modules in sorted(rooms.items()):
        lines = [it.lines for it in modules]
        shares = (
            sum(it < FEWEST_LINES for it in lines),
            sum(FEW_LINES <= it <= MANY_LINES for it in lines),
            sum(it > MANY_LINES for it in lines),
        )
        percent = (f"{share / len(lines):.0%}" for share in shares)
        table.add_row(room, str(len(lines)), str(sum(lines)), *percent)
    return table


def _room(path: str) -> list[str]:
    """Return the rooms of a file: the outer one, and the one within it."""
    folders = path.split("/")[:-1]
    return ["/".join(folders[: depth + 1]) for depth in range(min(len(folders), 2))]


def _most(of: str, what: str, counts: dict[str, int]) -> Table:
    table = Table(of, what)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    for name, count in ranked[:SHOWN]:
        table.add_row(name, str(count))
    return table
