"""From whatever Python started a script to the environment that it needs."""

import os
import sys

from . import cache, odoo_source, postgres, python_packages


def enter() -> None:
    """Go on in the set-up's Python, with Odoo importable; make both if missing.

    Replaces the process once; returns at once in the process that came of it.
    """
    if os.environ.get("COMMERCE_SYNC_PYTHON") == sys.executable:
        return
    postgres.check_cache_folder()
    with cache.lock("set-up"):
        source = odoo_source.source()
        python = python_packages.environment()
    variables = {
        **os.environ,
        "COMMERCE_SYNC_PYTHON": str(python),
        "COMMERCE_SYNC_ODOO_SOURCE": str(source),
        "PYTHONPATH": str(source),
        "PYTHONUNBUFFERED": "1",
        # Else each Odoo compiles all of its source anew; the checkout stays clean.
        "PYTHONPYCACHEPREFIX": str(cache.FOLDER / "bytecode"),
    }
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    os.execve(python, [str(python), *sys.argv], variables)
