"""All that a command of the project runs with."""

import contextlib
import os
import shlex
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import cache, odoo_source, postgres

ADDON = "commerce_sync"
CONFIGURATION = """\
[options]
addons_path = {addons}
data_dir = {data}
http_interface = 127.0.0.1
list_db = False
max_cron_threads = 2
"""


@dataclass(frozen=True)
class Environment:
    """Where Odoo, its Python, its PostgreSQL and the addon are."""

    python: Path
    source: Path
    configuration: Path
    addons: Path
    data: Path
    postgres: dict[str, str]

    def variables(self) -> dict[str, str]:
        """Return what a program needs in its environment to work with all this."""
        return {
            **self.postgres,
            "COMMERCE_SYNC_PYTHON": str(self.python),
            "COMMERCE_SYNC_ODOO": shlex.join([str(self.python), "-m", "odoo"]),
            "ODOO_RC": str(self.configuration),
            "PYTHONPATH": str(self.source),
        }

    def odoo(self, *arguments: str) -> list[str]:
        """Return a command line of Odoo."""
        return [str(self.python), "-m", "odoo", *arguments]

    def call(self, command: list[str]) -> int:
        """Run a program in the foreground and return its exit code."""
        with subprocess.Popen(command) as process:
            return wait(process)


def wait(process: subprocess.Popen, longest: float | None = None) -> int:
    """Wait for a program in the foreground and return its exit code.

    :param longest: seconds; None waits for as long as it takes
    :raises subprocess.TimeoutExpired: it goes on
    """
    begun = time.monotonic()
    while True:
        left = None if longest is None else max(begun + longest - time.monotonic(), 0)
        try:
            return process.wait(left)
        except KeyboardInterrupt:
            continue  # the program got it too, and ends in its own way


@contextlib.contextmanager
def environment() -> Iterator[Environment]:
    """Yield an environment whose PostgreSQL runs; call `bootstrap.enter` first.

    Its variables are this process's own from then on, and so its programs'.
    """
    with postgres.postgres() as variables:
        postgres.ready(variables)
        ready = _environment(variables)
        os.environ.pop("PGDATABASE", None)
        os.environ.update(ready.variables())
        yield ready


def linked_addon() -> Path:
    """Return the checkout under the addon's name, whatever its folder's name is."""
    own = cache.FOLDER / "checkouts" / cache.digest(str(cache.CHECKOUT))
    link = own / "addons" / ADDON
    link.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        link.symlink_to(cache.CHECKOUT)
    return link


def current() -> Environment:
    """Return the environment of a process that was started within one."""
    return _environment({k: v for k, v in os.environ.items() if k.startswith("PG")})


def _environment(variables: dict[str, str]) -> Environment:
    addons, data = linked_addon().parent, cache.FOLDER / "data"
    source = Path(os.environ["COMMERCE_SYNC_ODOO_SOURCE"])
    folders = [*odoo_source.addons_folders(source), addons]
    configuration = addons.with_name("odoo.conf")
    _write(
        configuration,
        CONFIGURATION.format(addons=",".join(map(str, folders)), data=data),
    )
    python = Path(os.environ["COMMERCE_SYNC_PYTHON"])
    return Environment(python, source, configuration, addons, data, variables)


def _write(file: Path, text: str) -> None:
    if file.is_file() and file.read_text() == text:
        return
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    unfinished.write_text(text)
    unfinished.rename(file)
