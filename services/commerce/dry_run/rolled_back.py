"""Doing something in the database that leaves nothing there."""

from collections.abc import Callable
from typing import TypeVar

from odoo.api import Environment

Result = TypeVar("Result")


class _Done(Exception):
    """Ends a savepoint, with what was done."""


def taken_back(env: Environment, work: Callable[[], Result]) -> Result:
    """Do the work, undo all of it, and return what it returned.

    What it returned must hold no records that it made.
    """
    try:
        with env.cr.savepoint():
            raise _Done(work())
    except _Done as done:
        return done.args[0]
