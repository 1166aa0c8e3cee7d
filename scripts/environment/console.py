"""Telling the person at the terminal what is going on, and running programs."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

HEARTBEAT = 5  # seconds between two signs of life
TAIL_LINES = 12


class SetupError(Exception):
    """Something that the person has to put right; the message says how."""


def say(text: str) -> None:
    """Print a line at once, on the error stream so that results stay clean."""
    print(text, file=sys.stderr, flush=True)


@contextlib.contextmanager
def one_line_errors() -> Iterator[None]:
    """End the program with a single line for what a person can put right."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        yield
    except SetupError as error:
        say(f"Error: {error}")
        sys.exit(1)
    except KeyboardInterrupt:
        say("Interrupted. Run the same command again to go on.")
        sys.exit(130)


def run(
    title: str,
    command: Sequence[str | Path],
    log: Path,
    *,
    advice: str,
    text: str = "",
    env: Mapping[str, str] | None = None,
) -> None:
    """Run a program on a text, its output in a log, a sign of life every few seconds.

    Raises SetupError with the advice when the program fails.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    say(f"  {title} …")
    with log.open("wb") as output, tempfile.TemporaryFile("w+") as given:
        given.write(text)
        given.seek(0)
        process = _start(command, given, output, env)
        try:
            _wait(process, title, started)
        finally:
            _end(process)
    if process.returncode:
        say(tail(log))
        raise SetupError(f"{title} failed: {advice} (everything is in {log})")
    seconds = time.monotonic() - started
    if seconds >= HEARTBEAT:
        say(f"  {title}: done in {seconds:.0f} s")


def succeeds(command: Sequence[str | Path]) -> bool:
    """Tell whether a program exists and ends well; its output is dropped."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return False
    return done.returncode == 0


def tail(log: Path) -> str:
    """Return the last lines of a log, indented."""
    lines = log.read_text(errors="replace").splitlines()[-TAIL_LINES:]
    return "\n".join(f"    {line}" for line in lines)


def _start(command, given, output, env) -> subprocess.Popen:
    try:
        return subprocess.Popen(
            [str(part) for part in command],
            stdin=given,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(env or {})},
        )
    except FileNotFoundError as error:
        raise SetupError(f"the program {command[0]} is missing, install it") from error


def _wait(process: subprocess.Popen, title: str, started: float) -> None:
    while True:
        try:
            process.wait(HEARTBEAT)
            return
        except subprocess.TimeoutExpired:
            say(f"  {title} … {time.monotonic() - started:.0f} s")


def _end(process: subprocess.Popen) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
