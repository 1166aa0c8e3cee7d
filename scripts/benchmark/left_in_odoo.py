"""What an import left in Odoo, field by field: products, customers, orders."""

from functools import partial
from typing import Any

from .stored_fields import stored_names, values

Dump = dict[str, dict[str, Any]]


def _mapped(name: str, value) -> list:
    return sorted(value.mapped(name))


# Ids of the template's or the variant's own children; their names are compared.
PRODUCT_READS = {
    "categ_id": partial(_mapped, "complete_name"),
    "product_tag_ids": partial(_mapped, "name"),
    "product_template_attribute_value_ids": partial(_mapped, "name"),
    "product_template_variant_value_ids": partial(_mapped, "name"),
    "attribute_line_ids": partial(_mapped, "display_name"),
}
PRODUCT_SKIPPED = {"product_tmpl_id", "product_variant_ids", "combination_indices"}
# The addon's bookkeeping, and what lies beside products.
PRODUCT_MODELS = (
    "commerce.",
    "shopify.",
    "mail.",
    "rating.",
    "product.product",
    "product.pricelist",
)


def products_left(env) -> Dump:
    """All stored fields of the imported variants and their templates, by SKU."""
    env.invalidate_all()
    variants = env["product.product"].search([("is_ready_for_sale", "=", True)])
    names = {
        model: stored_names(env, model, PRODUCT_SKIPPED, PRODUCT_MODELS)
        for model in (variants._name, "product.template")
    }
    rules: dict[int, list[float]] = {}
    for rule in env["product.pricelist.item"].search([]):
        rules.setdefault(rule.product_id.id, []).append(rule.fixed_price)
    return {
        variant.default_code: {
            **values(variant, "variant", names[variant._name], PRODUCT_READS),
            **values(
                variant.product_tmpl_id,
                "template",
                names["product.template"],
                PRODUCT_READS,
            ),
            "rules": sorted(rules.get(variant.id, [])),
        }
        for variant in variants
    }


def count_products(left: Dump) -> int:
    """How many products these variants are of: a SKU's last part is the variant."""
    return len({sku.rpartition("-")[0] for sku in left})


# What people of the shop are told from partners that were there before by.
OF_THE_SHOP = "%@shop.example"
CUSTOMER_SKIPPED = {"complete_name", "commercial_partner_id", "child_ids", "user_id"}
CUSTOMER_MODELS = ("commerce.", "shopify.", "mail.", "rating.", "sale.", "account.move")
CUSTOMER_READS = {
    "category_id": lambda value: sorted(value.mapped("name")),
    "parent_id": lambda value: value.email,
    "country_id": lambda value: value.code,
    "state_id": lambda value: value.code,
}


def customers_left(env) -> Dump:
    """All stored fields of the imported partners and their further addresses."""
    env.invalidate_all()
    own = env["res.partner"].search([("email", "=like", OF_THE_SHOP)])
    names = stored_names(env, "res.partner", CUSTOMER_SKIPPED, CUSTOMER_MODELS)
    return {
        _key(partner): values(partner, "partner", names, CUSTOMER_READS)
        for partner in own | own.child_ids
    }


def count_customers(left: Dump) -> int:
    """How many customers these partners are: further addresses are none."""
    return sum(" / " not in key for key in left)


def _key(partner) -> str:
    parent = partner.parent_id
    return f"{parent.email} / {partner.street}" if parent else partner.email


# Bookkeeping of the addon, and what lies beside an order.
ORDER_MODELS = (
    "commerce.",
    "shopify.",
    "mail.",
    "rating.",
    "stock.",
    "account.move",
    "account.payment",
)
ORDER_SKIPPED = {
    *("access_token", "order_line", "procurement_group_id", "stock_reference_ids"),
    # Of one database; the lines and partners themselves are compared.
    *("order_id", "linked_line_ids"),
}
ORDER_READS = {
    **dict.fromkeys(
        ("partner_id", "partner_invoice_id", "partner_shipping_id", "order_partner_id"),
        lambda value: [value.commercial_partner_id.email, value.street],
    ),
    "product_id": lambda value: value.default_code,
    "tax_ids": lambda value: value.mapped("amount"),
    "pricelist_id": lambda value: value.currency_id.name,
    "extra_tax_data": lambda value: value and _without_ids(value),
}
ORDER_LINE_SKIPPED = ORDER_SKIPPED | {"id", "state"}


def orders_left(env) -> Dump:
    """All stored fields of the imported orders and their lines, by number."""
    env.invalidate_all()
    orders = env["sale.order"].search([("client_order_ref", "!=", False)])
    first = min(orders.mapped("date_order"), default=None)
    names = stored_names(env, "sale.order", ORDER_SKIPPED, ORDER_MODELS)
    of_lines = stored_names(env, "sale.order.line", ORDER_LINE_SKIPPED, ORDER_MODELS)
    left = {}
    for order in orders:
        left[order.client_order_ref] = values(order, "order", names, ORDER_READS)
        for place, line in enumerate(order.order_line, 1):
            told = values(line, f"line {place}", of_lines, ORDER_READS)
            left[order.client_order_ref] |= told
        # Each shop's orders end an hour before it was opened.
        left[order.client_order_ref]["order.date_order"] = str(order.date_order - first)
        pickings = order.picking_ids
        left[order.client_order_ref]["moves"] = sorted(
            (move.product_id.default_code, move.product_uom_qty, move.state)
            for move in pickings.move_ids
        )
    return left


def _without_ids(data: dict[str, Any]) -> dict[str, Any]:
    """Return a line's exact amounts without the taxes' ids, which differ."""
    taxes = data["exact"]["taxes"]
    return data | {
        "manual_tax_amounts": list(data["manual_tax_amounts"].values()),
        "exact": data["exact"] | {"taxes": [amount for _tax, amount in taxes]},
    }
