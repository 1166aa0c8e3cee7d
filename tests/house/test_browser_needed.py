import os
import subprocess
import sys

from ...scripts.environment.cache import CHECKOUT

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


def test_a_browser_test_that_skips_itself_fails(tmp_path):
    (tmp_path / "test_forms.py").write_text(SKIPPED)
    plugins = ["-p", "scripts.environment.pytest_plugin", "-p", "no:odoo"]
    apart = {name: it for name, it in os.environ.items() if "XDIST" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rs", *plugins, "test_forms.py"],
        cwd=tmp_path,
        env={**apart, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "4 failed, 1 skipped" in done.stdout.splitlines()[-1]
    assert "website_sale is not installed" in done.stdout
    assert done.returncode == 1
