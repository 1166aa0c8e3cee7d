"""Databases of their own for what needs real processes, and those processes."""

import contextlib
import itertools
import os
from unittest.mock import patch

from odoo.tools import config

from ..scripts.drills.place.processes import Server, install, query, shell, wait_until
from ..scripts.environment import databases
from ..scripts.environment.cache import CHECKOUT
from ..scripts.environment.environment import current

__all__ = [
    "Server",
    "install",
    "query",
    "scratch_database",
    "shell",
    "toy_addons",
    "wait_until",
]

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


@contextlib.contextmanager
def toy_addons():
    """Let processes find the toy queue meanwhile; yield the folder of its addon."""
    (manifest,) = CHECKOUT.glob("tests/**/toy_queue/__manifest__.py")
    folder = str(manifest.parents[1])
    paths = ",".join([*config["addons_path"], folder])
    with patch.dict(os.environ, {"ODOO_ADDONS_PATH": paths}):  # Odoo's own variable
        yield folder
