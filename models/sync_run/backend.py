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


def mark(run) -> str:
    """Return the name that a connection bears while a worker stores pages of a run.

    Odoo's pool takes it off again when it lends the connection out anew.
    """
    return f"{run._name} {run.id}"


def end_backend(cr, run) -> None:
    """End the connection of a run's worker, if it is still there.

    What the run says is not enough: the connection itself must bear the run's name.
    """
    cr.execute(
        SQL(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE %s = %s AND application_name = %s AND datname = current_database()"
            " AND pid <> pg_backend_pid()",
            NAME,
            run.backend or "",
            mark(run),
        )
    )
