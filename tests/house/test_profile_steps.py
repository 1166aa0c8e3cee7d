"""The steps by which a profile tells where time goes begin where they are said to."""

import pytest

from ...models.runs import kinds  # noqa: F401 - all that imports is loaded by it
from ...scripts.benchmark.steps import STEPS, begins_of


@pytest.mark.parametrize(
    "begin", [it for begins in STEPS.values() for it in begins], ids=".".join
)
def test_each_begin_of_a_step_is_there(begin):
    assert list(begins_of([begin])), "it moved, or has another name"
