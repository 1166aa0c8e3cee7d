"""Odoo servers and shells as processes of their own, and the database beside them."""

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import psycopg2

from ...environment.environment import current
from . import shells

LONGEST_INSTALLATION = 300  # seconds
QUIET = ("--no-http", "--max-cron-threads=0", "--log-level=warn")


class Shell:
    """Code that runs in an Odoo shell; what it does not commit is rolled back."""

    def __init__(self, database: str, code: str) -> None:
        self.output, self.errors = (tempfile.TemporaryFile("w+") for _ in range(2))
        with tempfile.TemporaryFile("w") as file:
            file.write(code)
            file.flush()
            file.seek(0)
            files = [it.fileno() for it in (file, self.output, self.errors)]
            self._process = shells.fork(database, *files)

    def wait(self, timeout: float = 120) -> str:
        """Return what it printed; AssertionError if it failed or does not end."""
        code = self.end(timeout)
        with self.output, self.errors:
            self.output.seek(0)
            self.errors.seek(0)
            if code:
                raise AssertionError(f"the shell failed:\n{self.errors.read()}")
            return self.output.read()

    def end(self, timeout: float = 120) -> int:
        """Return its exit code; AssertionError if it does not end."""
        self._process.settimeout(timeout)
        with self._process:
            number = int(self._process.recv(32))
            try:
                return int(self._process.recv(32) or -signal.SIGKILL)
            except TimeoutError:
                os.kill(number, signal.SIGKILL)
                raise AssertionError(
                    f"the shell did not end within {timeout:.0f} s"
                ) from None


def shell(database: str, code: str, timeout: float = 120) -> str:
    """Run code in an Odoo shell to its end and return what it printed."""
    return Shell(database, code).wait(timeout)


def new_shell(database: str, code: str, timeout: float) -> str:
    """Run code in a process that has nothing of another one's memory."""
    done = subprocess.run(
        current().odoo("shell", "-d", database, *QUIET),
        input=code,
        capture_output=True,
        text=True,
        timeout=timeout,
    )
    if done.returncode:
        raise AssertionError(f"the shell failed:\n{done.stderr}")
    return done.stdout


def install(database: str, module: str, *, again: bool = False) -> None:
    """Install a module into a database, or upgrade it; AssertionError if that fails."""
    done = subprocess.run(
        current().odoo(
            *("server", "-d", database, "-u" if again else "-i", module),
            *("--stop-after-init", *QUIET),
        ),
        capture_output=True,
        text=True,
        timeout=LONGEST_INSTALLATION,
    )
    if done.returncode:
        raise AssertionError(f"installing {module} failed:\n{done.stderr}")


def query(database: str, statement: str, *parameters: Any) -> list[tuple]:
    """Run one SQL statement in a transaction of its own and return its rows."""
    with contextlib.closing(psycopg2.connect(dbname=database)) as connection:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement, parameters or None)
            return cursor.fetchall() if cursor.description else []


class Server:
    """An Odoo server process on a database, with so many cron threads.

    It answers no HTTP unless the options name a port.

    :param within: a program that starts it, such as `env` with variables of its own
    """

    def __init__(
        self,
        database: str,
        cron_threads: int = 2,
        *options: str,
        within: Sequence[str] = (),
    ) -> None:
        self.log = Path(tempfile.mkdtemp(prefix="odoo-")) / "log"
        http = () if any("http-port" in it for it in options) else ("--no-http",)
        odoo = current().odoo(
            *("server", "-d", database, f"--db-filter=^{database}$"),
            *(f"--max-cron-threads={cron_threads}", *http, *options),
        )
        self.command = [*within, *odoo]
        self.process: subprocess.Popen | None = None

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, *_error: Any) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        return self.process.pid

    def start(self) -> None:
        """Start it, at the first time or after its end; it dies with its starter."""
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", "--", *self.command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                # A frozen process is not ended by a signal to its group, but by kill.
                start_new_session=True,
            )

    def kill(self) -> None:
        """End it as a power cut would, a frozen one too."""
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

    def says(self, text: str) -> bool:
        """Tell whether its log has this text."""
        return self.count(text) > 0

    def count(self, text: str) -> int:
        """Return how often its log has this text."""
        return self.log.read_text(errors="replace").count(text)

    def memory(self) -> float:
        """Return its resident memory in MiB."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def wait_until(
    condition: Callable[[], Any], timeout: float = 60, pause: float = 0.1
) -> Any:
    """Return the first true value of a condition; AssertionError if none comes."""
    until = time.monotonic() + timeout
    while time.monotonic() < until:
        if value := condition():
            return value
        time.sleep(pause)
    raise AssertionError(f"nothing came of it within {timeout:.0f} s")
