"""A server that is told to end, and one whose limits are low: no run is lost by it."""

import pytest

from ...scripts.drills.place.stage import PREPARE, Stage
from ...scripts.environment.environment import current
from ..processes import scratch_database, shell, wait_until

SLOW = {"kind": "latency", "operation": "GetProducts", "seconds": 3}
# Each product takes so long to store that a page needs several slices.
HEAVY = """
CREATE FUNCTION rest() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_sleep(0.05);
    RETURN NEW;
END $$;
CREATE TRIGGER rest BEFORE INSERT ON commerce_product
    FOR EACH ROW EXECUTE FUNCTION rest();
"""
PREFORK = ("--workers=1", "--limit-time-real-cron=30")  # and no HTTP


@pytest.fixture(scope="module")
def base():
    """A database with a connected shop."""
    with scratch_database() as name:
        shell(name, PREPARE)
        yield name


def prefork(stage: Stage):
    return stage.server(2, *PREFORK)


@pytest.mark.parametrize("start", [lambda stage: stage.server(), prefork])
def test_an_orderly_stop_frees_the_run_and_is_no_loss(base, start):
    with Stage(current(), base) as stage:
        stage.fill(300)
        stage.shopify.faults(SLOW)
        server = start(stage)
        run_id = stage.start()
        wait_until(lambda: stage.run(run_id)["state"] == "running")
        server.end()
        run = stage.run(run_id)
        assert (run["state"], run["run_token"]) == ("queued", None)
        assert not run["retry_attempts"] and not run["careful_count"]
        server.start()
        assert stage.ended(run_id)["done_count"] == 300
        assert not stage.run(run_id)["careful_count"]


def test_odoo_ends_no_worker_whatever_its_limit(base):
    with Stage(current(), base) as stage:
        stage.query(HEAVY)
        stage.fill(600)
        server = prefork(stage)
        run = stage.ended(stage.start(), 200)
        assert (run["state"], run["done_count"]) == ("success", 600)
        assert run["attempt"] > 1
        assert not server.says("timeout after")
        assert not server.says("CPU time limit")
