"""Databases of their own for what needs real processes, and those processes."""

import contextlib
import itertools
import os

from ..scripts.drills.processes import Server, query, shell, wait_until
from ..scripts.environment import databases
from ..scripts.environment.environment import current

__all__ = ["Server", "query", "scratch_database", "shell", "wait_until"]

_numbers = itertools.count(1)


@contextlib.contextmanager
def scratch_database():
    """Yield the name of a new database with the addon, dropped at the end."""
    name = f"commerce_sync_test_{os.getpid()}_{next(_numbers)}"
    # A run of the tests drops what bears its own process number, or a dead one's.
    databases.create(current(), name, os.environ["COMMERCE_SYNC_TEMPLATE_DB"])
    try:
        yield name
    finally:
        databases.drop(current(), name)
