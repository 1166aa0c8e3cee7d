"""Runs that real servers pick up, lose and take over."""

import random
import time

import httpx
import pytest

from ...scripts.demonstration.odoo_server import free_port
from ...scripts.drills.place.report import Report
from ...scripts.drills.place.stage import CLOSED, PREPARE, Stage
from ...scripts.drills.place.truth import check_stored
from ...scripts.drills.workers.kill import PAGE
from ...scripts.drills.workers.race import ROUNDS
from ...scripts.environment.environment import current
from ..processes import scratch_database, shell, wait_until
from ..seeds import a_seed

SOON = 15  # seconds; a worker that nobody wakes looks about once a minute
START = """
import time
run = env["shopify.sync"].create({"mode": "import_all_products"}).run_async()
began = time.time()
env.cr.commit()
print(run.id, began)
"""
DRAFT = """
print(env["shopify.sync"].create({"mode": "import_all_products"}).id)
env.cr.commit()
"""
HEALTH = """
env["shopify.sync"].search([]).start_time = "2020-01-01"
env["commerce.channel"].search([]).write(
    {"automatic": True, "products_interval": 60, "anew_interval": 0}
)
env.ref("commerce_sync.ir_cron_health")._trigger()
env.cr.commit()
"""
QUEUE = """
for number in range(30):
    env["shopify.sync"].create({"mode": "import_changed_products", "state": "queued"})
    env.cr.commit()
"""
STARTED = "SELECT EXTRACT(EPOCH FROM start_time)::float FROM shopify_sync WHERE id = %s"


@pytest.fixture(scope="module")
def base():
    """A database with a connected shop."""
    with scratch_database() as name:
        shell(name, PREPARE)
        yield name


@pytest.fixture(scope="module")
def stage(base):
    """A small shop, and a server that answers HTTP."""
    with Stage(current(), base) as stage:
        stage.port = free_port(8100)
        stage.odoo = stage.server(2, f"--http-port={stage.port}")
        stage.address = f"http://127.0.0.1:{stage.port}"
        wait_until(lambda: _answers(stage.address))
        yield stage


@pytest.fixture
def report():
    """A report whose lines must all pass."""
    report = Report("test")
    yield report
    assert report.passed, [line for line in report.lines if not line.passed]


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/web/health").is_success
    except httpx.TransportError:
        return False


def _started(stage: Stage, run_id: int) -> float:
    return wait_until(lambda: stage.value(STARTED, run_id), 30, 0.02)


def test_a_shell_that_commits_has_its_run_started_soon(stage):
    stage.fill(3)
    run_id, committed = stage.shell(START).split()
    assert _started(stage, int(run_id)) - float(committed) < SOON
    assert stage.ended(int(run_id))["state"] == "success"


def test_the_button_has_its_run_started_soon(stage):
    run_id = int(stage.shell(DRAFT))
    with httpx.Client(base_url=stage.address, timeout=30) as browser:
        login = {"db": stage.database, "login": "admin", "password": "admin"}
        _rpc(browser, "/web/session/authenticate", login)
        pressed = stage.value("SELECT EXTRACT(EPOCH FROM now())::float")
        button = {"model": "shopify.sync", "method": "action_run"}
        call = {**button, "args": [[run_id]], "kwargs": {}}
        _rpc(browser, "/web/dataset/call_button/shopify.sync/action_run", call)
    assert _started(stage, run_id) - pressed < SOON
    assert stage.ended(run_id)["state"] == "success"


def _rpc(browser: httpx.Client, path: str, params: dict):
    body = {"jsonrpc": "2.0", "method": "call", "params": params}
    answer = browser.post(path, json=body).raise_for_status().json()
    assert "error" not in answer, answer["error"]
    return answer["result"]


def test_a_cron_has_its_run_started_soon(stage):
    stage.shell(HEALTH)
    run_id, queued = wait_until(
        lambda: next(
            iter(
                stage.query(
                    "SELECT id, EXTRACT(EPOCH FROM create_date)::float"
                    " FROM shopify_sync WHERE mode = 'import_changed_products'"
                )
            ),
            None,
        )
    )
    assert _started(stage, run_id) - queued < SOON
    assert stage.ended(run_id)["state"] == "success"


def test_a_worker_and_a_button_race_and_one_of_them_runs_it(stage):
    stage.fill(3)
    code = ROUNDS.format(rounds=3, closed=CLOSED)
    runs = [stage.run(int(text)) for text in stage.shell(code).split()[1:]]
    assert [(run["state"], run["attempt"]) for run in runs] == [("success", 1)] * 3
    assert stage.looks() == 3


def test_what_several_processes_queue_is_queued_once(base):
    with Stage(current(), base) as stage:
        for each in [stage.open_shell(QUEUE) for _ in range(3)]:
            each.end()  # all but one may be refused
        assert stage.value("SELECT count(*) FROM shopify_sync") == 1


def test_a_killed_worker_s_run_is_taken_over_and_stored_once(base, report):
    seed = a_seed()
    with Stage(current(), base) as stage:
        stage.fill(PAGE + 50)
        stage.shopify.faults({"kind": "latency", "seconds": 1})
        server = stage.server()
        run_id = stage.start()
        wait_until(stage.reads, 120)  # a starting server may miss the call
        time.sleep(random.Random(seed).uniform(0, 3))
        server.kill()
        attempt = stage.run(run_id)["attempt"]
        server.start()
        wait_until(lambda: stage.run(run_id)["attempt"] > attempt, 90)
        assert stage.ended(run_id)["state"] == "success"
        # Each slice reads the page it works on and one ahead.
        assert stage.reads() <= 2 * stage.run(run_id)["attempt"]
        check_stored(stage, report)
