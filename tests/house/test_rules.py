"""The rules of the house hold: see `scripts/house`."""

import pytest

from ...scripts.environment.cache import CHECKOUT
from ...scripts.rules.house import RULES
from ...scripts.rules.tree import Tree


@pytest.fixture(scope="module")
def house() -> Tree:
    return Tree(CHECKOUT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.unwanted)
def test_a_rule_holds(house, rule):
    found = rule.breaches(house)
    assert len(found) <= rule.allowed, "\n".join(found)


def test_the_rules_see_the_house(house):
    paths = {it.path for it in house.modules}
    assert {
        "models/engine/claim.py",
        "scripts/house",
        "tests/house/test_rules.py",
    } <= paths
    assert not any(path.startswith("services/shopify/gql") for path in paths)
