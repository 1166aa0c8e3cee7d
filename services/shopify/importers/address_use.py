"""Which partners stand on documents as an address, so that they must not change."""

from collections.abc import Iterable

from odoo.api import Environment
from odoo.tools import SQL

# Columns that name who is billed, and where goods go or come from.
USES = (
    ("sale_order", "partner_invoice_id"),
    ("sale_order", "partner_shipping_id"),
    ("account_move", "partner_id"),
    ("account_move", "partner_shipping_id"),
    ("stock_picking", "partner_id"),
)


def used_addresses(env: Environment, partners: Iterable[int]) -> set[int]:
    """Return those of some partners that any document names as an address."""
    ids = list(partners)
    if not ids:
        return set()
    for model in ("sale.order", "account.move", "stock.picking"):
        env[model].flush_model(["partner_id"])
    questions = [
        SQL(
            "EXISTS (SELECT FROM %s used WHERE used.%s = wanted.id)",
            SQL.identifier(table),
            SQL.identifier(column),
        )
        for table, column in USES
    ]
    env.cr.execute(
        SQL(
            "SELECT wanted.id FROM unnest(%s) AS wanted(id) WHERE %s",
            ids,
            SQL(" OR ").join(questions),
        )
    )
    return {id_ for (id_,) in env.cr.fetchall()}
