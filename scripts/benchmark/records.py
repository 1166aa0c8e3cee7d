"""What an import left in Odoo, field by field, in a form that two databases share."""

import hashlib
from typing import Any

OWN = ("id", "create_date", "create_uid", "write_date", "write_uid")
# Ids of the template's or the variant's own children; their names are compared.
BY_NAME = {
    "categ_id": "complete_name",
    "product_tag_ids": "name",
    "product_template_attribute_value_ids": "name",
    "product_template_variant_value_ids": "name",
    "attribute_line_ids": "display_name",
}
SKIPPED = (*OWN, "product_tmpl_id", "product_variant_ids", "combination_indices")
# The addon's bookkeeping, and what lies beside products.
MODELS = ("shopify.", "mail.", "rating.", "product.product", "product.pricelist")


def dump(env) -> dict[str, dict[str, Any]]:
    """All stored fields of the imported variants and their templates, by SKU."""
    env.invalidate_all()
    variants = env["product.product"].search([("is_ready_for_sale", "=", True)])
    names = {
        model: _names(env, model) for model in (variants._name, "product.template")
    }
    rules: dict[int, list[float]] = {}
    for rule in env["product.pricelist.item"].search([]):
        rules.setdefault(rule.product_id.id, []).append(rule.fixed_price)
    return {
        variant.default_code: {
            **_values(variant, "variant", names[variant._name]),
            **_values(variant.product_tmpl_id, "template", names["product.template"]),
            "rules": sorted(rules.get(variant.id, [])),
        }
        for variant in variants
    }


def _names(env, model: str) -> list[str]:
    return [
        name
        for name, field in env[model]._fields.items()
        if (field.store or field.company_dependent)
        and not field.inherited
        and name not in SKIPPED
        and field.type != "properties"
        and not (field.comodel_name or "").startswith(MODELS)
    ]


def _values(record, prefix: str, names: list[str]) -> dict[str, Any]:
    return {f"{prefix}.{name}": _shown(record, name) for name in names}


def _shown(record, name: str) -> Any:
    value = record[name]
    if name in BY_NAME:
        return sorted(value.mapped(BY_NAME[name]))
    if record._fields[name].type == "binary" or isinstance(value, bytes):
        return value and hashlib.sha1(value).hexdigest()
    return value.ids if record._fields[name].relational else str(value)
