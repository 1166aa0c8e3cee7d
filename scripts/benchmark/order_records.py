"""What an import of orders left in Odoo, field by field."""

from typing import Any

from .stored_fields import stored_names, values

# Bookkeeping of the addon, and what lies beside an order.
MODELS = (
    "commerce.",
    "shopify.",
    "mail.",
    "rating.",
    "stock.",
    "account.move",
    "account.payment",
)
SKIPPED = {
    *("access_token", "order_line", "procurement_group_id", "stock_reference_ids"),
    # Of one database; the lines and partners themselves are compared.
    *("order_id", "linked_line_ids"),
}
READS = {
    **dict.fromkeys(
        ("partner_id", "partner_invoice_id", "partner_shipping_id", "order_partner_id"),
        lambda value: [value.commercial_partner_id.email, value.street],
    ),
    "product_id": lambda value: value.default_code,
    "tax_ids": lambda value: value.mapped("amount"),
    "pricelist_id": lambda value: value.currency_id.name,
    "extra_tax_data": lambda value: value and _without_ids(value),
}
LINE_SKIPPED = SKIPPED | {"id", "state"}


def dump(env) -> dict[str, dict[str, Any]]:
    """All stored fields of the imported orders and their lines, by number."""
    env.invalidate_all()
    orders = env["sale.order"].search([("client_order_ref", "!=", False)])
    first = min(orders.mapped("date_order"), default=None)
    names = stored_names(env, "sale.order", SKIPPED, MODELS)
    of_lines = stored_names(env, "sale.order.line", LINE_SKIPPED, MODELS)
    left = {}
    for order in orders:
        left[order.client_order_ref] = values(order, "order", names, READS)
        for place, line in enumerate(order.order_line, 1):
            told = values(line, f"line {place}", of_lines, READS)
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
