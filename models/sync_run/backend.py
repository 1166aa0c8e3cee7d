"""The database connection of a worker, known to others so that they can end it.

A worker that was killed in the middle of a statement, or frozen in the middle of a
transaction, leaves a connection that holds its rows locked: whoever takes the run over
would wait for them.
"""

import psycopg2

from odoo.tools import SQL

LOST = (psycopg2.OperationalError, psycopg2.InterfaceError)

# A process number alone may come again; with its start it stands for one connection.
NAME = SQL("pid || ' ' || EXTRACT(EPOCH FROM backend_start)")
OWN_BACKEND = SQL(
    "(SELECT %s FROM pg_stat_activity WHERE pid = pg_backend_pid())", NAME
)


def end_backend(cr, name: str | None) -> None:
    """End a worker's connection, if it is still there, and undo what it had pending."""
    cr.execute(
        SQL(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE %s = %s AND pid <> pg_backend_pid()",
            NAME,
            name or "",
        )
    )
