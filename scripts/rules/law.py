"""The direction of imports: controllers, wizard → models → systems → commerce."""

from .imports import Import, cycles, graph_of, imports_of, joined, room_of
from .tree import Tree

Steps = tuple[tuple[str, ...], ...]

OURS = {"controllers", "models", "wizard", "services"}
# Rooms of `services/commerce`, from those that know all others to those that know none.
# Rooms of one step do not know each other.
STEPS = (
    ("orders",),
    ("order_life",),
    ("products", "customers"),
    ("dry_run",),
    ("taxes", "images", "pricelists"),
    ("run", "issues", "storing"),
    ("money",),
    ("records",),
)
# The same of the rooms of a system, above its floor.
SYSTEM_STEPS = (("orders",), ("customers", "images"), ("products",), ("run",))
# What knows nothing of ours, and all services may know.
SHARED = ("services.storable",)
# The floor of a system, which knows none of the rooms above it.
FLOOR = {"client", "service", "errors", "gid", "sku", "operation_costs"}
# Leaves of the floor, and what each of them may still know.
LEAVES = {
    "gid": (),
    "errors": (),
    "operation_costs": (),
    "client.sizes": (),
    "client.usage": (),
    "client.pace": (),
    "client.redact": (),
    "client.deadline": (),
    "client.throttle": ("client.sizes",),
    "client.messages": ("errors",),
    "client.decisions": ("errors", "client.throttle"),
}
# Rooms that compute: of Odoo they know its exceptions and translations alone.
PURE = (*SHARED, "services.commerce.money", "services.commerce.records")
PURE_ROOMS = {"reading", "writing"}
OF_ODOO = ("odoo.exceptions", "odoo.tools.translate")
# The local Shopify is a shop, not a part of the addon.
LOCAL = "scripts.local_shopify"
# Its rooms, as those of `services/commerce` above.
LOCAL_STEPS = (
    ("__main__",),
    ("web",),
    ("control",),
    ("operations",),
    ("catalogue", "resolvers", "validation"),
    ("checkout", "payloads", "search", "bulk"),
    ("records",),
    ("orders",),
    ("base",),
)


def against_the_direction(tree: Tree) -> list[str]:
    """Return the imports that the direction forbids."""
    rooms = tree.within("controllers", "models", "wizard", "services")
    return [str(it) for module in rooms for it in imports_of(module) if _breaks(it)]


def _breaks(it: Import) -> bool:
    module, name = it.module.name, it.name
    top = name.split(".")[0]
    if top in {"scripts", "tests"}:
        return True
    if top == "odoo":
        return _is_pure(module) and not _in(name, *OF_ODOO)
    return top in OURS and not _may(module, name)


def _may(module: str, name: str) -> bool:
    if _in(module, "models.engine"):
        return _in(name, "models.engine")
    if _in(module, "services"):
        return _may_in_services(module, name)
    if _in(module, "models"):
        return _in(name, "models", "services")
    return not _in(name, "controllers") or _in(module, "controllers")


def _may_in_services(module: str, name: str) -> bool:
    if _in(module, *SHARED):
        return False
    if _in(name, *SHARED):
        return True
    if _in(module, "services.commerce"):
        return _in(name, "services.commerce") and _goes_down(
            STEPS, _room(module), _room(name)
        )
    system, place = _place(module)
    if place in LEAVES:
        return _in(name, *(f"{system}.{it}" for it in (place, *LEAVES[place])))
    if _in(name, "services.commerce"):
        return True
    if not _in(name, system):
        return False
    return _room(name) in FLOOR | {"gql"} or _goes_down(
        SYSTEM_STEPS, _room(module), _room(name)
    )


def _goes_down(steps: Steps, room: str, other: str) -> bool:
    """Tell whether a room may know another; one without a step may not."""
    if room == other:
        return True
    step_of = {room: step for step, rooms in enumerate(steps) for room in rooms}
    return room in step_of and other in step_of and step_of[room] < step_of[other]


def _is_pure(module: str) -> bool:
    of_system = _in(module, "services") and not _in(module, "services.commerce")
    is_floor = of_system and _room(module) in FLOOR
    return is_floor or _in(module, *PURE) or bool(PURE_ROOMS & set(module.split(".")))


def _place(module: str) -> tuple[str, str]:
    """Split `services.shopify.client.wire` into the system and the rest."""
    parts = module.split(".")
    return ".".join(parts[:2]), ".".join(parts[2:])


def _room(name: str) -> str:
    return _place(name)[1].split(".")[0]


def _in(name: str, *rooms: str) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def out_of_the_local_shopify(tree: Tree) -> list[str]:
    """Return what the local Shopify imports besides itself and its libraries."""
    foreign = OURS | {"scripts", "tests", "odoo"}
    return [
        str(it)
        for it in _imports_of_local(tree)
        if it.name.split(".")[0] in foreign and not _in(it.name, LOCAL)
    ]


def against_the_local_direction(tree: Tree) -> list[str]:
    """Return the imports between rooms of the local Shopify that go upwards."""
    return [
        str(it)
        for it in _imports_of_local(tree)
        if _in(it.name, LOCAL)
        and not _goes_down(LOCAL_STEPS, _room(it.module.name), _room(it.name))
    ]


def _imports_of_local(tree: Tree) -> list[Import]:
    local = tree.within("scripts/local_shopify")
    return [it for module in local for it in imports_of(module)]


def module_cycles(tree: Tree) -> list[str]:
    """Return the imports by which modules know each other in a circle."""
    return cycles(graph_of(tree))


def room_cycles(tree: Tree) -> list[str]:
    """Return the imports by which rooms know each other in a circle."""
    graph = graph_of(tree)
    rooms = {module: room_of(module) for module in graph}
    inner = {it: room for it, room in rooms.items() if _is_inner(room)}
    return cycles(joined(graph, inner))


def _is_inner(room: str) -> bool:
    """Tell whether a room is one of those in `models`, or in a part of `services`."""
    outer, *folders = room.split(".")
    return outer in OURS and len(folders) == (2 if outer == "services" else 1)
