"""Shells that are forked do as shells of their own: they print, fail and are killed."""

import pytest

from ...scripts.drills.place.processes import Shell
from ..processes import scratch_database, shell


@pytest.fixture(scope="module")
def database():
    with scratch_database() as name:
        yield name


def test_each_commits_and_prints_for_itself(database):
    code = "env['res.partner'].create({'name': 'Of %s'})\nenv.cr.commit()\nprint('%s')"
    shells = [Shell(database, code % (name, name)) for name in ("one", "two")]
    assert [each.wait() for each in shells] == ["one\n", "two\n"]
    found = shell(
        database, "print(env['res.partner'].search_count([('name', '=like', 'Of %')]))"
    )
    assert found == "2\n"


def test_what_fails_says_why(database):
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        shell(database, "1 / 0")


@pytest.mark.parametrize(
    "end, code", [("sys.exit(3)", 3), ("os.kill(os.getpid(), 9)", -9)]
)
def test_its_exit_code_is_told(database, end, code):
    assert Shell(database, f"import os, sys\n{end}").end() == code


def test_what_does_not_end_is_killed(database):
    with pytest.raises(AssertionError, match="did not end"):
        shell(database, "import time\ntime.sleep(60)", timeout=1)
