"""One run of pytest in several processes, each on a database of its own."""

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

from . import cache, databases, local_shopify
from .console import SetupError
from .environment import ADDON, Environment, wait

PREFIX = "commerce_sync_test_"
MOST = 4  # processes; each has an Odoo, a local Shopify and at times a browser
PER_CORE = 2  # of them; each waits a good deal for what it started
LONGEST = 45 * 60  # seconds; a single test that hangs is ended by its own limit
# Whatever waits for a lock that is never freed, as its own process holds it, is told.
LIMITS = "-c statement_timeout=240s"


def run(environment: Environment, template: str, arguments: Sequence[str]) -> int:
    """Run pytest on copies of the template and return its exit code."""
    database = f"{PREFIX}{os.getpid()}"
    workers = _workers(arguments)
    databases.drop_orphans(environment, PREFIX)
    os.environ["COMMERCE_SYNC_TEMPLATE_DB"] = template
    # The plugin is found in the checkout, Odoo in its source.
    os.environ["PYTHONPATH"] = f"{environment.source}:{cache.CHECKOUT}"
    os.environ["PGOPTIONS"] = f"{os.environ.get('PGOPTIONS', '')} {LIMITS}".strip()
    try:
        for worker in workers:
            databases.create(environment, f"{database}{worker}", template)
        with _shops(workers):
            command = _pytest(environment, database, len(workers), arguments)
            return _called(command)
    finally:
        for name in databases.names(database):
            databases.drop(environment, name)


def _called(command: list[str], longest: float = LONGEST) -> int:
    """Run pytest and return its exit code; SetupError if it does not come to an end."""
    with subprocess.Popen(command) as process:
        try:
            return wait(process, longest)
        except subprocess.TimeoutExpired:
            _abort(psutil.Process(process.pid))
            raise SetupError(
                f"the tests did not end within {longest / 60:.0f} minutes; above "
                "is what each of their processes was at"
            ) from None


def _abort(pytest: psutil.Process) -> None:
    """End pytest with its processes, which print the stacks of their threads."""
    family = pytest.children(recursive=True)
    for each in [*pytest.children(), pytest]:
        each.send_signal(signal.SIGABRT)
    _gone, alive = psutil.wait_procs([pytest, *family], timeout=10)
    for each in alive:
        each.kill()


def _workers(arguments: Sequence[str]) -> list[str]:
    """What tells the processes' databases and shops apart; one if few tests are asked.

    The names are those of pytest-xdist's workers.
    """
    count = min(PER_CORE * (os.cpu_count() or 1), MOST)
    whole = not any(it == "-k" or it.startswith("tests/") for it in arguments)
    return [f"_gw{number}" for number in range(count)] if whole and count > 1 else [""]


@contextlib.contextmanager
def _shops(workers: Sequence[str]) -> Iterator[None]:
    """Run the tests' shops beside pytest: Odoo ends a test process's own children."""
    with contextlib.ExitStack() as ending:
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory()))
        for worker in workers:
            process, address = local_shopify.start(
                ["--port", "0", "--catalogue", "empty"], folder / f"log{worker}"
            )
            ending.callback(process.wait)
            ending.callback(process.terminate)
            os.environ[f"COMMERCE_SYNC_SHOP{worker}"] = address
        yield


def _pytest(
    environment: Environment, database: str, workers: int, arguments: Sequence[str]
) -> list[str]:
    # Reached by the addon's name, else its modules are not odoo.addons.…
    addon = environment.addons / ADDON
    paths = [arg for arg in arguments if arg.startswith("tests/")]
    options = [arg for arg in arguments if arg not in paths]
    chosen = [str(addon / path) for path in paths] or [str(addon / "tests")]
    side_by_side = [
        *("-n", str(workers)),
        # Tests of a class stay together: they share what it sets up.
        *("--dist", "loadscope", "--no-loadscope-reorder"),
        # Databases and shops are made for these processes alone.
        *("--max-worker-restart", "0"),
    ]
    return [
        *(str(environment.python), "-m", "pytest"),
        *("-c", str(addon / "pyproject.toml"), f"--rootdir={addon}"),
        *("-p", "scripts.environment.pytest_plugin"),
        *("--odoo-http", f"--odoo-database={database}"),
        *("--odoo-extra", "max-cron-threads=0"),
        *("--odoo-extra", "limit-memory-hard=0"),
        *(side_by_side if workers > 1 else []),
        *options,
        *chosen,
    ]
