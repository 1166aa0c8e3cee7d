"""Processes that stay when the command that started them ends."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from ..environment import cache

PATIENCE = 20  # seconds between asking a process to end and ending it


class Background:
    """The processes of one demonstration, noted in a folder of its own."""

    def __init__(self, name: str):
        self.folder = cache.FOLDER / "demo" / name
        self._file = self.folder / "processes.json"

    def start(
        self, command: Sequence[str], log: Path, *, keep_open: Sequence[int] = ()
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
        self.remember(process.pid)
        return process

    def remember(self, pid: int) -> None:
        """Note a process so that any later command can end it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        noted = [*self._noted(), [pid, _born(pid)]]
        unfinished = self._file.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(noted))
        unfinished.rename(self._file)

    def stop(self) -> int:
        """End all noted processes, the latest first; return how many still ran."""
        alive = [pid for pid, born in reversed(self._noted()) if _born(pid) == born]
        for pid in alive:
            _end(pid)
        self._file.unlink(missing_ok=True)
        return len(alive)

    def _noted(self) -> list[list[int]]:
        return json.loads(self._file.read_text()) if self._file.is_file() else []


def checking(pid: int) -> str:
    """Return the name of the demonstration that a `--check` makes for itself."""
    return f"check-{pid}"


def stop_orphans() -> None:
    """End what a killed `--check` left behind."""
    for folder in (cache.FOLDER / "demo").glob("check-*"):
        if _born(int(folder.name.removeprefix("check-"))) is None:
            Background(folder.name).stop()
            shutil.rmtree(folder)


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
