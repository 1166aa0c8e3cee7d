"""The Odoo of the demonstration, and how to speak to it."""

import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import httpx

from ..environment import postgres
from ..environment.console import SetupError, run, tail
from ..environment.environment import Environment
from .background import Background

LOGIN = PASSWORD = "admin"
FIRST_PORT = 8069
PATIENCE = 120
ERROR = re.compile(r"^\S+ \S+ \d+ (?:ERROR|CRITICAL) \S+ (.*)$", re.MULTILINE)


def log(background: Background) -> Path:
    """Return the file that the demonstration's Odoo logs to."""
    return background.folder / "odoo.log"


def start(environment: Environment, background: Background, database: str) -> str:
    """Start Odoo on a database with two cron threads and return its address."""
    port = free_port(FIRST_PORT)
    command = environment.odoo(
        *("server", "-d", database, f"--db-filter=^{database}$"),
        *(f"--http-port={port}", "--workers=0", "--max-cron-threads=2"),
    )
    descriptor = postgres.keep_running()
    process = background.start(command, log(background), keep_open=[descriptor])
    os.close(descriptor)
    address = f"http://127.0.0.1:{port}"
    _wait(process, address, log(background))
    return address


def free_port(first: int) -> int:
    """Return the first port from there on that nobody listens on."""
    for port in range(first, first + 200):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise SetupError(f"no free port from {first} on; name one with --port")


def shell(environment: Environment, database: str, code: str, log: Path) -> None:
    """Run code in `odoo shell`, as a user of the addon would; it must commit."""
    run(
        "setting up the shop and starting the import",
        environment.odoo(
            *("shell", "-d", database, "--no-http", "--max-cron-threads=0")
        ),
        log,
        text=code,
        advice="the lines above say why",
    )


def first_error(log: Path) -> str:
    """Return the first error that an Odoo logged, with where it came from."""
    found = ERROR.search(log.read_text(errors="replace"))
    return found[1] if found else ""


class Client:
    """What Odoo's web client may do, as the demonstration's user."""

    def __init__(self, address: str, database: str):
        self._http = httpx.Client(base_url=address, timeout=60)
        login = {"db": database, "login": LOGIN, "password": PASSWORD}
        self._post("/web/session/authenticate", login)

    def __call__(self, model: str, method: str, *arguments, **named) -> Any:
        called = {"model": model, "method": method, "args": arguments, "kwargs": named}
        return self._post(f"/web/dataset/call_kw/{model}/{method}", called)

    def _post(self, path: str, parameters: dict[str, Any]) -> Any:
        try:
            answer = self._http.post(path, json={"params": parameters}).json()
        except (httpx.HTTPError, ValueError) as error:
            raise SetupError(f"Odoo does not answer: {error}") from error
        if "error" in answer:
            raise SetupError(
                f"Odoo refuses {path}: {answer['error']['data']['message']}"
            )
        return answer.get("result")  # what returns nothing has none


def _wait(process: subprocess.Popen, address: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/web/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SetupError(f"Odoo did not start:\n{tail(log)}")
