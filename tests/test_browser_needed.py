import os
import subprocess
import sys

import pytest

from ..scripts.environment.cache import CHECKOUT

SKIPPED = """
import unittest

class TestForm(unittest.TestCase):
    def test_{name}(self):
        raise unittest.SkipTest({reason!r})
"""


@pytest.mark.parametrize(
    ("name", "reason", "line"),
    [
        ("form", "Chrome executable not found", "1 failed"),
        ("form", "websocket-client module is not installed", "1 failed"),
        ("form", "Cannot connect to chrome dev tools", "1 failed"),
        ("product_tour", "no reason", "1 failed"),
        ("form", "website_sale is not installed", "1 skipped"),
    ],
)
def test_a_browser_test_that_skips_itself_fails(tmp_path, name, reason, line):
    (tmp_path / "test_form.py").write_text(SKIPPED.format(name=name, reason=reason))
    plugins = ["-p", "scripts.environment.pytest_plugin", "-p", "no:odoo"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *plugins, "test_form.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
    )
    assert line in done.stdout.splitlines()[-1]
    assert done.returncode == (1 if "failed" in line else 0)
