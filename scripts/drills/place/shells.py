"""Shells of Odoo that start in a moment: forks of a process that has imported Odoo.

To import Odoo takes a core two seconds, and tests and drills start shells by dozens.
That process is started with the first shell, and ends with the one that started it.
"""

import os
import socket
import subprocess
import sys
import threading

from ...environment.cache import CHECKOUT

_hosts: dict[str | None, socket.socket] = {}
_starting = threading.Lock()


def fork(database: str, code: int, output: int, errors: int) -> socket.socket:
    """Run code in a shell whose files are those descriptors.

    What is returned tells the process's number and, in a second message, its exit
    code; it ends without one if the process is killed.
    """
    ours, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
    with theirs, _starting:
        files = [code, output, errors, theirs.fileno()]
        socket.send_fds(_host(database), [database.encode()], files)
    return ours


def _host(database: str) -> socket.socket:
    """Return what speaks to a process that finds the addons a new one would find."""
    addons = os.environ.get("ODOO_ADDONS_PATH")
    if addons not in _hosts:
        _hosts[addons] = _started(database)
    return _hosts[addons]


def _started(database: str) -> socket.socket:
    ours, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
    path = f"{os.environ['PYTHONPATH']}:{CHECKOUT}"
    module = "scripts.drills.place.shell_host"
    with theirs:
        subprocess.run(
            [sys.executable, "-m", module, database, str(theirs.fileno())],
            env={**os.environ, "PYTHONPATH": path},
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            check=True,
        )
    return ours
