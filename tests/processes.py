"""Databases, Odoo servers and shells of their own, for what needs real processes."""

import contextlib
import itertools
import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg2

from ..scripts.environment import databases
from ..scripts.environment.environment import current

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


def shell(database: str, code: str, timeout: float = 60) -> str:
    """Run code in `odoo shell` and return what it printed; fail where it failed.

    As in any Odoo shell, what is not committed is rolled back at the end.
    """
    done = subprocess.run(
        current().odoo(
            *("shell", "-d", database, "--no-http", "--log-level=warn"),
            "--max-cron-threads=0",
        ),
        input=code,
        text=True,
        capture_output=True,
        timeout=timeout,
    )
    if done.returncode or "Traceback (most recent call last)" in done.stderr:
        raise AssertionError(f"the shell failed:\n{done.stderr}")
    return done.stdout


def query(database: str, statement: str, *parameters) -> list[tuple]:
    """Run one SQL statement in a transaction of its own and return its rows."""
    with contextlib.closing(psycopg2.connect(dbname=database)) as connection:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            return cursor.fetchall() if cursor.description else []


class Server:
    """An Odoo server process on a database, with so many cron threads.

    It answers no HTTP unless the options name a port.
    """

    def __init__(self, database: str, cron_threads: int = 2, *options: str):
        self.log = Path(tempfile.mkdtemp(prefix="odoo-")) / "log"
        http = () if any("http-port" in part for part in options) else ("--no-http",)
        self.command = current().odoo(
            *("server", "-d", database, f"--db-filter=^{database}$"),
            *(f"--max-cron-threads={cron_threads}", *http, *options),
        )
        self.process: subprocess.Popen | None = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()

    def start(self) -> None:
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", "--", *self.command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def kill(self) -> None:
        """End it as a power cut would, a stopped one too."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """Freeze it, with all its connections open."""
        self.process.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        """Let a frozen one go on."""
        self.process.send_signal(signal.SIGCONT)

    def end(self, timeout: float = 60) -> int:
        """Ask it to end, as a service manager does, and return its exit code."""
        self.process.terminate()
        return self.process.wait(timeout)


def wait_until(condition, timeout: float = 60, pause: float = 0.1):
    """Return the first true value of a condition; fail when none comes in time."""
    until = time.monotonic() + timeout
    while time.monotonic() < until:
        if value := condition():
            return value
        time.sleep(pause)
    raise AssertionError(f"nothing came of it within {timeout} s")
