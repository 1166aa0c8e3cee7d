"""Tests that hang are ended, and what they were at is told."""

import subprocess
import sys
from pathlib import Path

import pytest

from ...scripts.environment import test_run
from ...scripts.environment.cache import CHECKOUT
from ...scripts.environment.console import SetupError

SETTINGS = CHECKOUT / "pyproject.toml"
TESTS = """
import ctypes
import threading

def in_a_lock():
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()

def outside_of_python():
    c, mutex = ctypes.PyDLL(None), ctypes.create_string_buffer(64)
    c.pthread_mutex_lock(mutex)
    c.pthread_mutex_lock(mutex)

def test_before():
    pass

def test_that_hangs():
    {where}()

def test_after():
    pass
"""


def pytest_on(folder: Path, where: str, soon: float, later: float) -> list[str]:
    """Return a call of pytest for tests of which one hangs, and its two limits."""
    (folder / "test_it.py").write_text(TESTS.format(where=where))
    return [
        *(sys.executable, "-m", "pytest", "-p", "no:odoo", "-c", str(SETTINGS)),
        *("-o", f"timeout={soon}", "-o", f"faulthandler_timeout={later}"),
        *(f"--rootdir={folder}", str(folder / "test_it.py")),
    ]


def ended(*call) -> subprocess.CompletedProcess:
    return subprocess.run(pytest_on(*call), capture_output=True, text=True, timeout=60)


def test_a_test_that_hangs_fails_and_the_others_go_on(tmp_path):
    done = ended(tmp_path, "in_a_lock", 1, 50)
    assert "1 failed, 2 passed" in done.stdout
    assert "Timeout (>1.0s) from pytest-timeout" in done.stdout


def test_one_that_hangs_outside_of_python_ends_its_process(tmp_path):
    done = ended(tmp_path, "outside_of_python", 1, 2)
    assert done.returncode == 1
    assert "in outside_of_python" in done.stderr


def test_a_run_that_comes_to_no_end_is_ended(tmp_path, capfd):
    with pytest.raises(SetupError, match="did not end within"):
        test_run._called(pytest_on(tmp_path, "in_a_lock", 0, 0), 10)
    assert "in in_a_lock" in capfd.readouterr().err
