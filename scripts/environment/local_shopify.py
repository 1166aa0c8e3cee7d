"""The local Shopify as a process of its own."""

import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from . import cache
from .console import SetupError, tail

PROGRAM = cache.CHECKOUT / "scripts" / "run-local-shopify"
ADDRESS = re.compile(r"^local Shopify on (http://127\.0\.0\.1:\d+)$", re.MULTILINE)
PATIENCE = 60  # seconds; it builds a schema of 28,000 lines first


def start(
    arguments: Sequence[str], log: Path, *, background: bool = False
) -> tuple[subprocess.Popen, str]:
    """Start it and return (process, address); SetupError with its own words if not."""
    log.parent.mkdir(parents=True, exist_ok=True)
    # In the foreground it ends with its starter, however that ends.
    tied = [] if background else ["setpriv", "--pdeathsig", "TERM", "--"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*tied, sys.executable, str(PROGRAM), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=background,
        )
    try:
        return process, _address(process, log)
    except BaseException:
        process.kill()
        process.wait()
        raise


def _address(process: subprocess.Popen, log: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := ADDRESS.search(log.read_text(errors="replace")):
            return found[1]
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise SetupError(f"the local Shopify did not start:\n{tail(log)}")
