"""The law of imports: controllers → models → importers, exporters → mappers, service →
transport → leaves. Whoever breaks it is told here, by file and line."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHOPIFY = "services.shopify"
COMMERCE = "services.commerce"
# What a room may import of ours besides itself, by prefixes of module names.
# Rooms are found by their longest prefix.
LAW = {
    "controllers": ["models", "services"],
    "models": ["services"],
    "models.sync_run": [],
    "wizard": ["models", "services"],
    COMMERCE: ["services.storable"],
    f"{SHOPIFY}.importers": [SHOPIFY, COMMERCE],
    f"{SHOPIFY}.exporters": [SHOPIFY, COMMERCE],
    f"{SHOPIFY}.mappers": [
        f"{SHOPIFY}.{leaf}" for leaf in ("gql", "gid", "sku", "errors", "settings")
    ]
    + [COMMERCE, "services.storable"],
    "services.storable": [],
    f"{SHOPIFY}.gql": [],
    f"{SHOPIFY}.gid": [],
    f"{SHOPIFY}.throttle": [f"{SHOPIFY}.constants"],
    f"{SHOPIFY}.constants": [],
    f"{SHOPIFY}.operation_costs": [],
    f"{SHOPIFY}.usage": [],
    f"{SHOPIFY}.pace": [],
    f"{SHOPIFY}.redact": [],
    f"{SHOPIFY}.deadline": [],
    f"{SHOPIFY}.errors": [],
    f"{SHOPIFY}.sku": [f"{SHOPIFY}.errors"],
    f"{SHOPIFY}.messages": [f"{SHOPIFY}.errors"],
    f"{SHOPIFY}.decisions": [f"{SHOPIFY}.errors", f"{SHOPIFY}.throttle"],
    SHOPIFY: [SHOPIFY, COMMERCE, "services.storable"],
    "services": ["services"],
}
# The service below the importers must not know them.
BELOW = [f"{SHOPIFY}.importers", f"{SHOPIFY}.exporters", f"{SHOPIFY}.mappers"]
# Of Odoo, services know its exceptions and its translations; what touches the
# database is for importers and exporters.
ODOO_IN_SERVICES = {"odoo.exceptions", "odoo.tools.translate"}
MAY_TOUCH_ENV = (COMMERCE, f"{SHOPIFY}.importers", f"{SHOPIFY}.exporters")


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
    if within(module, "services") and within(name, "odoo"):
        known = any(within(name, allowed) for allowed in ODOO_IN_SERVICES)
        return not known and not module.startswith(MAY_TOUCH_ENV)
    if not is_ours(name):
        return False
    room = room_of(module)
    if room == SHOPIFY and any(within(name, above) for above in BELOW):
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
    ("models.sync_run.claim", "services.shopify.errors", True),
    ("models.sync_run.fence", "services.storable", True),
    ("models.sync_run.claim", "models.shopify_sync", True),
    ("models.sync_run.claim", "models.sync_run.fence", False),
    ("models.sync_run.claim", "controllers.webhook", True),
    ("services.shopify.importers.product_importer", "services.shopify.mappers", False),
    ("services.shopify.importers.product_importer", "odoo.models", False),
    ("services.shopify.importers.product_importer", "models.shopify_binding", True),
    ("services.shopify.mappers.product", "services.shopify.gql.fragments", False),
    ("services.shopify.mappers.product", "services.shopify.transport", True),
    ("services.shopify.mappers.product", "odoo.models", True),
    ("services.shopify.service", "services.shopify.importers.page", True),
    ("services.shopify.transport", "odoo.fields", True),
    ("services.shopify.errors", "odoo.exceptions.UserError", False),
    ("services.shopify.throttle", "services.shopify.errors", True),
    ("services.shopify.gid", "re", False),
    ("services.shopify.mappers.person", "services.commerce.records.person", False),
    ("services.commerce.records.person", "services.shopify.mappers.person", True),
]


@pytest.mark.parametrize(("module", "name", "broken"), CASES)
def test_the_law_itself(module, name, broken):
    assert breaks_the_law(module, name) is broken


def test_relative_imports_are_followed():
    names = {name for _line, name in imports_of(ROOT / "services/shopify/service.py")}
    assert {"services.shopify.throttle", "services.shopify.wire.Wire"} <= names
