"""What may be told of an error of PostgreSQL: its first line.

The next lines, and the statement that Odoo logs with it, show what was to be stored:
persons, and texts of any length.

Source: https://www.postgresql.org/docs/current/error-message-reporting.html
Source: https://github.com/odoo/odoo/blob/19.0/odoo/sql_db.py
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_hidden: ContextVar[bool] = ContextVar("hidden", default=False)


def first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].removeprefix("ERROR:").strip()


@contextmanager
def statements_hidden() -> Iterator[None]:
    """Have Odoo log the errors of statements within, but not the statements."""
    token = _hidden.set(True)
    try:
        yield
    finally:
        _hidden.reset(token)


def _hide(record: logging.LogRecord) -> bool:
    error = record.args[-1] if isinstance(record.args, tuple) and record.args else None
    if _hidden.get() and isinstance(error, Exception):
        record.msg, record.args = "bad query, not shown: %s", (first_line(error),)
    return True


logging.getLogger("odoo.sql_db").addFilter(_hide)
