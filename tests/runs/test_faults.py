"""A shop that misbehaves once: the run gets over it in one go. See `scripts/drill`."""

import pytest

from ...scripts.drills.place.report import Report
from ...scripts.drills.place.stage import PREPARE, Stage
from ...scripts.drills.place.truth import check_stored
from ...scripts.environment.environment import current
from ..processes import scratch_database

PRODUCTS = 3
IMPORT = """
run = env["shopify.sync"].create({"mode": "import_all_products"})
try:
    run.run()
except Exception as error:
    print(error)

print("run", run.id)
"""
FAULTS = {
    "throttle": {},
    "http429": {"retry_after": 2},
    "status": {"status": 502},
    "cut": {},
    "html": {},
    "close_before": {},
    "close_after": {},
    "latency": {"seconds": 3},
}
REFUSED = ("throttle", "http429")


@pytest.fixture(scope="module")
def stage():
    """A small shop."""
    with scratch_database() as base, Stage(current(), base) as stage:
        stage.shell(PREPARE)
        stage.connect(1, stage.shopify)
        yield stage


@pytest.mark.parametrize("kind", FAULTS)
def test_one_fault_is_got_over(stage, kind):
    stage.fill(PRODUCTS)
    stage.shopify.faults(
        {"kind": kind, "operation": "GetProducts", "count": 1, **FAULTS[kind]}
    )
    run = stage.run(int(stage.shell(IMPORT).split()[-1]))
    assert [call["fault"] for call in stage.shopify.log() if call["fault"]] == [kind]
    assert (run["state"], run["done_count"]) == ("success", PRODUCTS)
    assert run["attempt"] == 1
    assert not run["retry_attempts"]
    assert run["hard_throttle_count"] == (kind in REFUSED)
    report = Report(kind)
    check_stored(stage, report)
    assert report.passed, report.lines


def test_an_unreadable_answer_parks_the_run_and_stores_nothing(stage):
    stage.fill(PRODUCTS)
    stage.shopify.faults(
        {"kind": "null_nodes", "operation": "GetProducts"},
        {"kind": "null_nodes", "operation": "GetProductAt"},
    )
    told = stage.shell(IMPORT)
    run = stage.run(int(told.split()[-1]))
    assert run["state"] == "queued" and "goes on by itself at" in told
    assert run["retry_at"] and run["wait_reason"]
    assert (run["position"], run["done_count"] or 0) == (None, 0)
