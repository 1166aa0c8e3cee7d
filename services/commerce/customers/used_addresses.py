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
    for table, column in USES:
        env[table.replace("_", ".")].flush_model([column])
    # One pass for each column: not all of them have an index.
    questions = [
        SQL(
            "SELECT %s FROM %s WHERE %s = ANY(%s)",
            SQL.identifier(column),
            SQL.identifier(table),
            SQL.identifier(column),
            ids,
        )
        for table, column in USES
    ]
    env.cr.execute(SQL(" UNION ").join(questions))
    return {id_ for (id_,) in env.cr.fetchall()}
