"""What becomes of an error: the engine's half of the one table of decisions.

A concrete model adds its own classes by overriding `sync.run._verdict`.
"""

from enum import Enum

import psycopg2
import psycopg2.pool

from odoo.exceptions import ConcurrencyError


class Verdict(Enum):
    """What the engine does about an error."""

    CONFLICT = "store the page once more"
    OUTAGE = "park the run and try again later"
    STOP = "fail the run: a person must act"
    SET_ASIDE = "set the record aside and go on"


VERDICTS = [
    (psycopg2.extensions.TransactionRollbackError, Verdict.CONFLICT),
    (ConcurrencyError, Verdict.CONFLICT),
    (psycopg2.errors.ProgramLimitExceeded, Verdict.SET_ASIDE),
    # A full disk and a lost connection, too, are operational errors.
    (psycopg2.OperationalError, Verdict.OUTAGE),
    (psycopg2.errors.ReadOnlySqlTransaction, Verdict.OUTAGE),
    (psycopg2.InterfaceError, Verdict.OUTAGE),
    (psycopg2.pool.PoolError, Verdict.OUTAGE),  # all connections are lent
    (OSError, Verdict.OUTAGE),
    (MemoryError, Verdict.OUTAGE),
    (Exception, Verdict.SET_ASIDE),
]


def verdict_of(error: BaseException, table=VERDICTS) -> Verdict:
    """Return the verdict of the first class in the table that the error belongs to."""
    return next(verdict for kind, verdict in table if isinstance(error, kind))
