"""Keeps PostgreSQL from taking the tables of documents for empty ones."""

from collections.abc import Sized

from odoo.api import Environment
from odoo.tools import SQL

TABLES = ("account_move", "account_move_line", "account_partial_reconcile")
TABLES += ("account_payment",)


def refresh_statistics(env: Environment, orders: Sized) -> None:
    """Let PostgreSQL count tables that it believes to be empty, though they are not.

    It does when it looked at a new database while a page was stored or taken back.
    Odoo's look-up of what invoices are paid by then compares all their rows with one
    another: minutes for a page. Nothing waits for it, what is locked is left out.

    :param orders: that are to be documented or paid; for none nothing is counted
    """
    if not orders:
        return
    env.flush_all()
    believed_empty = SQL(
        "SELECT relname FROM pg_class WHERE relname IN %s AND relkind = 'r'"
        " AND reltuples = 0 AND relpages > 0",
        TABLES,
    )
    for (table,) in env.execute_query(believed_empty):
        env.cr.execute(SQL("ANALYZE (SKIP_LOCKED) %s", SQL.identifier(table)))
