"""What an import of products left in Odoo, field by field."""

from functools import partial
from typing import Any

from .stored_fields import stored_names, values


def _mapped(name: str, value) -> list:
    return sorted(value.mapped(name))


# Ids of the template's or the variant's own children; their names are compared.
READS = {
    "categ_id": partial(_mapped, "complete_name"),
    "product_tag_ids": partial(_mapped, "name"),
    "product_template_attribute_value_ids": partial(_mapped, "name"),
    "product_template_variant_value_ids": partial(_mapped, "name"),
    "attribute_line_ids": partial(_mapped, "display_name"),
}
SKIPPED = {"product_tmpl_id", "product_variant_ids", "combination_indices"}
# The addon's bookkeeping, and what lies beside products.
MODELS = (
    "commerce.",
    "shopify.",
    "mail.",
    "rating.",
    "product.product",
    "product.pricelist",
)


def dump(env) -> dict[str, dict[str, Any]]:
    """All stored fields of the imported variants and their templates, by SKU."""
    env.invalidate_all()
    variants = env["product.product"].search([("is_ready_for_sale", "=", True)])
    names = {
        model: stored_names(env, model, SKIPPED, MODELS)
        for model in (variants._name, "product.template")
    }
    rules: dict[int, list[float]] = {}
    for rule in env["product.pricelist.item"].search([]):
        rules.setdefault(rule.product_id.id, []).append(rule.fixed_price)
    return {
        variant.default_code: {
            **values(variant, "variant", names[variant._name], READS),
            **values(
                variant.product_tmpl_id, "template", names["product.template"], READS
            ),
            "rules": sorted(rules.get(variant.id, [])),
        }
        for variant in variants
    }


def count(left: dict[str, dict[str, Any]]) -> int:
    """How many products these variants are of: a SKU's last part is the variant."""
    return len({sku.rpartition("-")[0] for sku in left})
