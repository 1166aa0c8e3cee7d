"""The one folder outside the checkout that is written to."""

import contextlib
import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from .console import SetupError, say

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = Path(
    os.environ.get("COMMERCE_SYNC_CACHE") or Path.home() / ".cache" / "commerce_sync"
).absolute()
LOGS = FOLDER / "log"
STAMP = ".complete"


def digest(*parts: str | bytes) -> str:
    """Return a short name for exactly these inputs."""
    total = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        total.update(len(raw).to_bytes(8, "big") + raw)
    return total.hexdigest()[:12]


@contextlib.contextmanager
def lock(name: str) -> Iterator[None]:
    """Let one process at a time do this; the others wait for it."""
    with _open_lock(name) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"  waiting for another command to finish its {name} …")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def shared_lock(name: str):
    """Return an open file that counts this process among the users of something."""
    file = _open_lock(name)
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def is_unused(file) -> bool:
    """Turn a shared lock into an exclusive one, if nobody else shares it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def complete(folder: Path, stamp: str) -> bool:
    """Tell whether a folder was filled to the end from these inputs."""
    file = folder / STAMP
    return file.is_file() and file.read_text() == stamp


def fill(folder: Path, stamp: str, work: Callable[[Path], None]) -> Path:
    """Fill a folder in one go: it is there with everything or not at all.

    An interrupted attempt leaves a folder of another name, removed by the next one.
    """
    if complete(folder, stamp):
        return folder
    unfinished = folder.with_name(folder.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    work(unfinished)
    (unfinished / STAMP).write_text(stamp)
    _replace(folder, unfinished)
    return folder


def _replace(folder: Path, new: Path) -> None:
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _open_lock(name: str):
    folder = FOLDER / "lock"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / name).open("w")
    except OSError as error:
        raise SetupError(
            f"cannot write to {FOLDER} ({error.strerror}); set COMMERCE_SYNC_CACHE "
            "to a folder of yours"
        ) from error
