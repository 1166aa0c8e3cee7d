"""One run of pytest on a database of its own."""

import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import cache, databases, local_shopify
from .environment import ADDON, Environment

PREFIX = "commerce_sync_test_"


def run(environment: Environment, template: str, arguments: Sequence[str]) -> int:
    """Run pytest on a copy of the template and return its exit code."""
    database = f"{PREFIX}{os.getpid()}"
    databases.drop_orphans(environment, PREFIX)
    databases.create(environment, database, template)
    os.environ["COMMERCE_SYNC_TEMPLATE_DB"] = template
    # The plugin is found in the checkout, Odoo in its source.
    os.environ["PYTHONPATH"] = f"{environment.source}:{cache.CHECKOUT}"
    try:
        with _shop():
            return environment.call(_pytest(environment, database, arguments))
    finally:
        for name in databases.names(database):
            databases.drop(environment, name)


@contextlib.contextmanager
def _shop() -> Iterator[None]:
    """Run the tests' shop beside pytest: Odoo ends a test process's own children."""
    with tempfile.TemporaryDirectory() as folder:
        process, address = local_shopify.start(
            ["--port", "0", "--catalogue", "empty"], Path(folder) / "log"
        )
        os.environ["COMMERCE_SYNC_SHOP"] = address
        try:
            yield
        finally:
            process.terminate()
            process.wait()


def _pytest(
    environment: Environment, database: str, arguments: Sequence[str]
) -> list[str]:
    # Reached by the addon's name, else its modules are not odoo.addons.…
    addon = environment.addons / ADDON
    paths = [arg for arg in arguments if arg.startswith("tests/")]
    options = [arg for arg in arguments if arg not in paths]
    chosen = [str(addon / path) for path in paths] or [str(addon / "tests")]
    return [
        *(str(environment.python), "-m", "pytest"),
        *("-c", str(addon / "pyproject.toml"), f"--rootdir={addon}"),
        *("-p", "scripts.environment.pytest_plugin"),
        *("--odoo-http", f"--odoo-database={database}"),
        *("--odoo-extra", "max-cron-threads=0"),
        *options,
        *chosen,
    ]
