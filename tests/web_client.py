"""What the web client asks of Odoo when a person opens a view."""

from collections.abc import Iterator

from lxml import etree

LIMIT = 5


def open_views(records_of, kinds=("list", "form", "kanban", "search")) -> dict:
    """Load a model's views and all that they show; return {kind: arch}.

    `records_of` is an empty recordset in the environment of the person.
    """
    answer = records_of.get_views([(False, kind) for kind in kinds])
    arches = {kind: view["arch"] for kind, view in answer["views"].items()}
    for kind, arch in arches.items():
        if kind != "search":
            _read(records_of, answer["models"], etree.fromstring(arch))
    return arches


def _read(model, models, arch) -> None:
    fields = models[model._name]["fields"]
    specification = _specification(arch, fields, models)
    if arch.tag == "form":
        found = model.search([], limit=LIMIT)
        assert found, f"there is no {model._name} to read"
        found.web_read(specification)
        if model.has_access("create"):
            model.onchange({}, [], specification)
    else:
        model.web_search_read([], specification, limit=LIMIT)


def _specification(arch, fields, models) -> dict:
    specification = {}
    for node in _own_fields(arch):
        name = node.get("name")
        kind = fields.get(name, {}).get("type")
        if kind in ("one2many", "many2many"):
            specification[name] = _lines(node, fields[name], models)
        elif kind == "many2one":
            specification[name] = {"fields": {"display_name": {}}}
        elif kind:
            specification[name] = {}
    return specification


def _lines(node, field, models) -> dict:
    fields = models.get(field["relation"], {}).get("fields", {})
    shown = {}
    for view in node:
        shown.update(_specification(view, fields, models))
    return {"fields": shown or {"display_name": {}}, "limit": LIMIT}


def _own_fields(arch) -> Iterator:
    """Yield the fields of a view, without those of the views within it."""
    for child in arch:
        if child.tag == "field":
            yield child
        elif isinstance(child.tag, str):
            yield from _own_fields(child)
