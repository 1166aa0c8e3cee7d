"""Processes that stay when the command that started them ends."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from ..environment import cache

FOLDER = cache.FOLDER / "demo"
STARTED = FOLDER / "processes.json"
PATIENCE = 20  # seconds between asking a process to end and ending it


def start(
    command: Sequence[str], log: Path, *, keep_open: Sequence[int] = ()
) -> subprocess.Popen:
    """Start a process that outlives this one; it inherits the given descriptors."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=keep_open,
        )
    remember(process.pid)
    return process


def remember(pid: int) -> None:
    """Note a process so that any later command can end it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    noted = [*_noted(), [pid, _born(pid)]]
    unfinished = STARTED.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(noted))
    unfinished.rename(STARTED)


def stop() -> int:
    """End all noted processes, the latest first, and return how many still ran."""
    alive = [pid for pid, born in reversed(_noted()) if _born(pid) == born]
    for pid in alive:
        _end(pid)
    STARTED.unlink(missing_ok=True)
    return len(alive)


def running() -> bool:
    """Tell whether any of the noted processes runs."""
    return any(_born(pid) == born for pid, born in _noted())


def _noted() -> list[list[int]]:
    return json.loads(STARTED.read_text()) if STARTED.is_file() else []


def _born(pid: int) -> int | None:
    """Return when a process started, by which it differs from a later namesake."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else int(fields[19])


def _end(pid: int) -> None:
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(pid, how)
        except ProcessLookupError:
            return
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if _born(pid) is None:
                return
            time.sleep(0.05)
