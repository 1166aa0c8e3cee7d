"""The rules of the house hold (see `scripts/house`), and its lists are whole."""

import re
from pathlib import Path

import pytest

from odoo.modules import Manifest
from odoo.tests import BaseCase

from ...scripts.environment.cache import CHECKOUT
from ...scripts.rules.house import RULES
from ...scripts.rules.tree import Tree


@pytest.fixture(scope="module")
def house() -> Tree:
    return Tree(CHECKOUT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.unwanted)
def test_a_rule_holds(house, rule):
    found = rule.breaches(house)
    assert not found, "\n".join(found)


def test_the_rules_see_the_house(house):
    paths = {it.path for it in house.modules}
    assert {
        "models/engine/claim.py",
        "scripts/house",
        "tests/house/test_rules.py",
    } <= paths
    assert not any(path.startswith("services/shopify/gql") for path in paths)


def named(file: Path) -> set[str]:
    """Return the packages that a requirements file names."""
    lines = file.read_text().splitlines()
    return {re.split(r"[<>=!~\[; ]", line)[0] for line in lines if line[:1].isalpha()}


class TestRequirements(BaseCase):
    def test_manifest_names_the_run_time_needs_of_the_requirements(self):
        manifest = Manifest.for_addon("commerce_sync")
        needs = set(manifest["external_dependencies"]["python"])
        self.assertEqual(needs, named(CHECKOUT / "requirements.txt"))

    def test_every_run_time_need_has_a_lowest_and_a_highest_version(self):
        for line in (CHECKOUT / "requirements.txt").read_text().splitlines():
            if line[:1].isalpha():
                self.assertRegex(line, r"^[\w-]+>=[\d.]+,<[\d.]+$")

    def test_every_test_module_is_imported_so_that_odoo_finds_it_too(self):
        listed = (CHECKOUT / "tests" / "__init__.py").read_text()
        tests = CHECKOUT / "tests"
        for file in sorted(tests.rglob("test_*.py")):
            with self.subTest(file.stem):
                room = ".".join(file.parent.relative_to(tests).parts)
                self.assertIn(f"from .{room} import {file.stem}\n", listed)
