"""The tools judge rightly: equal records, and tests that skip themselves."""

import os
import subprocess
import sys

from ...scripts.benchmark.judge import differences
from ...scripts.environment.cache import CHECKOUT

MUG = {"variant.barcode": "1", "template.name": "Mug"}
LAMP = {"variant.barcode": "2", "template.name": "Lamp"}


def test_equal_records_do_not_differ():
    assert differences({"M": MUG, "L": LAMP}, {"M": dict(MUG), "L": LAMP}) == "none"


def test_a_field_that_differs_is_named_with_both_values():
    other = {"M": MUG | {"variant.barcode": "7"}}
    assert differences({"M": MUG}, other) == "variant.barcode: 1 ≠ 7"


def test_a_field_that_one_side_lacks_differs():
    assert differences({"M": MUG}, {"M": {"template.name": "Mug"}}) != "none"
    assert differences({"M": {"template.name": "Mug"}}, {"M": MUG}) != "none"


def test_the_slowest_subject_may_have_fewer_records():
    assert differences({"M": MUG, "L": LAMP}, {"M": MUG}) == "none"


def test_a_record_that_ours_lacks_is_named():
    assert differences({"M": MUG}, {"M": MUG, "L": LAMP}) == "L: not imported"


def test_nothing_beside_nothing_shows_no_equality():
    assert differences({}, {}) != "none"


SKIPPED = """
import unittest

class TestForms(unittest.TestCase):
    def test_form_without_browser(self):
        raise unittest.SkipTest("Chrome executable not found")

    def test_form_without_client(self):
        raise unittest.SkipTest("websocket-client module is not installed")

    def test_form_without_connection(self):
        raise unittest.SkipTest("Cannot connect to chrome dev tools")

    def test_product_tour(self):
        raise unittest.SkipTest("no reason")

    def test_something_else(self):
        raise unittest.SkipTest("website_sale is not installed")
"""


def pytest_in(folder, *arguments):
    """Run pytest on a folder's tests, as `scripts/test` would, without Odoo."""
    plugins = ["-p", "scripts.environment.pytest_plugin", "-p", "no:odoo"]
    apart = {name: it for name, it in os.environ.items() if "XDIST" not in name}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plugins, *arguments],
        cwd=folder,
        env={**apart, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_browser_test_that_skips_itself_fails(tmp_path):
    (tmp_path / "test_forms.py").write_text(SKIPPED)
    done = pytest_in(tmp_path, "-rs", "test_forms.py")
    assert "4 failed, 1 skipped" in done.stdout.splitlines()[-1]
    assert "website_sale is not installed" in done.stdout
    assert done.returncode == 1


def test_modules_that_start_programs_are_spread_and_none_is_the_last(tmp_path):
    for name in "abcdefghi":
        starts = "import subprocess\n" if name in "hi" else ""
        text = f"{starts}def test_one(): pass\ndef test_two(): pass\n"
        (tmp_path / f"test_{name}.py").write_text(text)
    listed = pytest_in(tmp_path, "--collect-only", "-q").stdout.split("\n\n")[0]
    modules = [line.split(".py")[0] for line in listed.split()]
    wanted = [f"test_{name}" for name in "habicdefg" for _ in range(2)]
    assert modules == wanted
