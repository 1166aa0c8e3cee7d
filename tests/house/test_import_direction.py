"""The law of imports: controllers → models → services of a system → commerce → leaves.
Whoever breaks it is told here, by file and line."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOPIFY = "services.shopify"
COMMERCE = "services.commerce"
# What a room may import of ours besides itself, by prefixes of module names.
# Rooms are found by their longest prefix.
READINGS = [
    f"{SHOPIFY}.{room}"
    for room in (
        "customers.reading",
        "orders.money",
        "orders.reading",
        "products.metafields",
        "products.reading",
    )
]
LEAVES = [
    f"{SHOPIFY}.{leaf}" for leaf in ("gql", "gid", "sku", "errors", "client.sizes")
]
LAW = {
    "controllers": ["models", "services"],
    "models": ["services"],
    "models.engine": [],
    "wizard": ["models", "services"],
    COMMERCE: ["services.storable", "services.sql_error"],
    SHOPIFY: [SHOPIFY, COMMERCE, "services.storable", "services.sql_error"],
    **dict.fromkeys(READINGS, [*READINGS, *LEAVES, COMMERCE, "services.storable"]),
    f"{SHOPIFY}.client": [
        *LEAVES,
        f"{SHOPIFY}.operation_costs",
        COMMERCE,
        "services.storable",
    ],
    f"{SHOPIFY}.service": [SHOPIFY],
    f"{SHOPIFY}.operation_costs": [],
    f"{SHOPIFY}.errors": [],
    f"{SHOPIFY}.sku": [f"{SHOPIFY}.errors"],
    f"{SHOPIFY}.gql": [],
    f"{SHOPIFY}.gid": [],
    "services": ["services"],
}
# The service below the domains must not know them.
BELOW = [f"{SHOPIFY}.{room}" for room in ("customers", "orders", "products", "images")]
# Of Odoo, leaves know its exceptions and its translations; what touches the
# database is for planners and stores.
ODOO_IN_LEAVES = {"odoo.exceptions", "odoo.tools.translate"}
LEAVE_ENV = (*READINGS, *LEAVES, f"{SHOPIFY}.client", f"{SHOPIFY}.service")


def module_of(path: Path) -> str:
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources() -> list[Path]:
    rooms = ("controllers", "models", "wizard", "services")
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


def imports_of(path: Path) -> list[tuple[int, str]]:
    """Absolute names of what a file imports at run time, by line."""
    found: list[tuple[int, str]] = []
    _collect(ast.parse(path.read_text()), path, found)
    return found


def _collect(node: ast.AST, path: Path, found: list[tuple[int, str]]) -> None:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        if isinstance(child, ast.Import):
            found += [(child.lineno, name.name) for name in child.names]
        elif isinstance(child, ast.ImportFrom):
            base = resolved(child, path)
            names = [f"{base}.{name.name}".strip(".") for name in child.names]
            found += [(child.lineno, name) for name in names]
        _collect(child, path, found)


def resolved(node: ast.ImportFrom, path: Path) -> str:
    if not node.level:
        return (node.module or "").removeprefix("odoo.addons.commerce_sync.")
    package = list(path.relative_to(ROOT).parent.parts)
    above = package[: len(package) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def within(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(f"{prefix}.")


def room_of(module: str) -> str:
    return max((room for room in LAW if within(module, room)), key=len)


def is_ours(name: str) -> bool:
    return name.split(".")[0] in {"controllers", "models", "wizard", "services"}


def breaks_the_law(module: str, name: str) -> bool:
    if within(name, "odoo"):
        known = any(within(name, allowed) for allowed in ODOO_IN_LEAVES)
        return not known and any(within(module, room) for room in LEAVE_ENV)
    if not is_ours(name):
        return False
    room = room_of(module)
    if room == f"{SHOPIFY}.service" and any(within(name, above) for above in BELOW):
        return True
    return not any(within(name, allowed) for allowed in [room, *LAW[room]])


def test_no_file_imports_against_the_direction():
    broken = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in sources()
        for line, name in imports_of(path)
        if breaks_the_law(module_of(path), name)
    ]
    assert broken == []


CASES = [
    ("models.engine.claim", "services.shopify.errors", True),
    ("models.engine.slices.fence", "services.storable", True),
    ("models.engine.claim", "models.runs", True),
    ("models.engine.claim", "models.engine.slices.fence", False),
    ("models.engine.claim", "controllers.webhook", True),
    (
        "services.shopify.products.importer",
        "services.shopify.products.reading.product",
        False,
    ),
    ("services.shopify.products.importer", "odoo.models", False),
    ("services.shopify.products.importer", "models.links.link", True),
    (
        "services.shopify.products.reading.product",
        "services.shopify.gql.fragments",
        False,
    ),
    (
        "services.shopify.products.reading.product",
        "services.shopify.client.transport",
        True,
    ),
    ("services.shopify.products.reading.product", "odoo.models", True),
    ("services.shopify.service", "services.shopify.products.importer", True),
    ("services.shopify.client.transport", "odoo.fields", True),
    ("services.shopify.errors", "odoo.exceptions.UserError", False),
    ("services.shopify.gid", "re", False),
    (
        "services.shopify.customers.reading.person",
        "services.commerce.records.person",
        False,
    ),
    (
        "services.commerce.records.person",
        "services.shopify.customers.reading.person",
        True,
    ),
]


@pytest.mark.parametrize(("module", "name", "broken"), CASES)
def test_the_law_itself(module, name, broken):
    assert breaks_the_law(module, name) is broken


def test_relative_imports_are_followed():
    names = {name for _line, name in imports_of(ROOT / "services/shopify/service.py")}
    assert {
        "services.shopify.client.throttle",
        "services.shopify.client.wire.Wire",
    } <= names
