"""Several queues beside each other, carried on by the same workers."""

import threading
from contextlib import closing
from datetime import timedelta
from unittest.mock import patch

import pytest

from odoo import api
from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.tools import config, mute_logger

import odoo.addons

from ...models.engine.host.advisory_lock import AdvisoryLock
from ...scripts.benchmark.statements import Statements
from ...scripts.drills.place.stage import PREPARE, Stage
from ...scripts.environment.environment import current
from ...services.commerce.customers.importer import CustomerImporter
from ...services.commerce.run.page_result import RecordIssue
from ..engine_case import ENGINE
from ..processes import install, scratch_database, shell, toy_addons, wait_until

DAY = 24 * 3600
SOON = 2  # seconds from the commit to the start, on an idle server
BOTH = """
sync = env["shopify.sync"].create({"mode": "import_all_products"})
toy = env["toy.run"].create({"mode": "make", "parameters": {"count": 3, "seconds": 1}})
sync.run_async()
toy.run_async()
env.cr.commit()
print(sync.id, toy.id)
"""
ONE = """
toy = env["toy.run"].create({"mode": "make"})
toy.run_async()
env.cr.commit()
print(toy.id)
"""
WAITING = """
SELECT count(*) FROM pg_locks
 WHERE locktype = 'advisory' AND NOT granted AND database = (
       SELECT oid FROM pg_database WHERE datname = current_database())
"""


@pytest.fixture(scope="module")
def base():
    """A database with a connected shop and a second queue."""
    with toy_addons() as folder, scratch_database() as name:
        install(name, "toy_queue")
        shell(name, PREPARE)
        paths = [*odoo.addons.__path__, folder]
        with patch.object(odoo.addons, "__path__", paths):  # for this process, too
            yield name


@pytest.fixture(scope="module")
def stage(base):
    """A small shop, and a server of two workers."""
    with Stage(current(), base) as stage:
        stage.fill(3)
        server = stage.server(2)
        wait_until(lambda: server.says("Registry loaded"))
        yield stage


def toy(stage, run_id):
    statement = "SELECT to_jsonb(run) FROM toy_run AS run WHERE id = %s"
    return stage.value(statement, run_id)


def test_a_further_queue_brings_no_further_worker(stage):
    workers = "SELECT count(*) FROM ir_cron WHERE cron_name LIKE 'Commerce Sync%'"
    assert stage.value(workers) == 5
    assert stage.value("SELECT count(*) FROM ir_model WHERE model = 'toy.run'") == 1


def test_queues_are_woken_alike_and_lanes_of_one_name_go_side_by_side(stage):
    stage.shopify.faults({"kind": "latency", "seconds": 1})
    sync_id, toy_id = map(int, stage.shell(BOTH).split())
    wait_until(lambda: toy(stage, toy_id)["state"] == "success")
    theirs, ours = stage.ended(sync_id), toy(stage, toy_id)
    stage.shopify.faults()
    assert (theirs["state"], ours["done_count"]) == ("success", 3)
    for run in (theirs, ours):
        late = "SELECT EXTRACT(EPOCH FROM %s::timestamp - %s::timestamp)::float"
        assert stage.value(late, run["start_time"], run["write_date"]) < SOON
    assert ours["lane"].split(maxsplit=1)[1] == theirs["lane"].split(maxsplit=1)[1]
    assert ours["start_time"] < theirs["end_time"]
    assert theirs["start_time"] < ours["end_time"]


def test_what_both_may_create_is_created_by_one_at_a_time(stage, env):
    shop = env["commerce.channel"].search([])
    shop.write({"share_customers": True, "company_id": env.company.id})
    names = set(CustomerImporter(env, shop).shared())
    with closing(AdvisoryLock(stage.database)) as lock:
        with lock.held(env["shopify.sync"].LOCK_ID, names):
            run_id = int(stage.shell(ONE))
            wait_until(lambda: stage.value(WAITING))
            assert toy(stage, run_id)["done_count"] is None
        wait_until(lambda: toy(stage, run_id)["state"] == "success", 30)


@pytest.fixture(scope="module")
def registry(base):
    """The models of a database with both queues, in this process."""
    with patch.dict(config.options, {"test_enable": False}):  # no tests of its modules
        registry = Registry(base)
    yield registry
    Registry.delete(base)


@pytest.fixture
def env(registry):
    """A world in which nothing is queued yet; what it commits stays."""
    with registry.cursor() as cr:
        env = api.Environment(cr, api.SUPERUSER_ID, {})
        for table in ("shopify_sync", "toy_run", "ir_cron_trigger"):
            cr.execute(f"DELETE FROM {table}")
        env["ir.config_parameter"].search([("key", "=like", "toy.%")]).unlink()
        cr.commit()
        yield env
        cr.rollback()


def queue(env, lane, **columns):
    """Queue a run of a toy lane, or of Shopify's where the lane is a mode of it."""
    if lane.startswith("import"):
        run = env["shopify.sync"].create({"mode": lane, "state": "queued"})
    else:
        values = {"mode": "make", "parameters": {"lane": lane}, "state": "queued"}
        run = env["toy.run"].create(values)
    env.flush_all()
    for name, minutes in columns.items():
        env.cr.execute(
            f"UPDATE {run._table} SET {name} = now() AT TIME ZONE 'utc'"
            " - make_interval(mins => %s) WHERE id = %s",
            [minutes, run.id],
        )
    env.cr.commit()
    return run


def test_the_longest_waiting_of_all_queues_goes_first(env):
    order = [
        queue(env, "worked long ago", write_date=90, last_activity=40),
        queue(env, "new", write_date=2),
        queue(env, "import_all_products", write_date=1),
        queue(env, "worked", write_date=90, last_activity=3),
        queue(env, "import_all_customers", write_date=90, last_activity=2),
        queue(env, "was parked", write_date=90, last_activity=90, retry_at=1),
    ]
    queue(env, "is parked", write_date=90, retry_at=-10)
    assert env["sync.run"]._due_runs() == order
    theirs = [run for run in order if run._name == "shopify.sync"]
    assert env["shopify.sync"]._due_runs() == theirs, "a queue alone sees its own"


def test_each_lane_has_its_turn_however_many_new_runs_come(env):
    waiting = [queue(env, "import_all_products", write_date=90, last_activity=10)]
    for number in range(6):
        waiting.append(queue(env, f"lane {number}", write_date=90, last_activity=9))
    served = []
    for turn in range(len(waiting)):
        queue(env, f"new lane {turn}", write_date=0)
        run = env["sync.run"]._due_runs()[0]
        served.append(run)
        env.cr.execute(
            f"UPDATE {run._table} SET last_activity = clock_timestamp()"
            " AT TIME ZONE 'utc' WHERE id = %s",
            [run.id],
        )
    assert served == waiting


def test_a_lost_worker_s_run_is_queued_again_in_any_queue(env):
    runs = [queue(env, "import_all_products"), queue(env, "a lane")]
    for run in runs:
        assert run._claim()
    env["sync.run"]._fail_stale_runs()
    assert [run.state for run in runs] == ["queued", "queued"]
    assert [run.retry_attempts for run in runs] == [1, 1]


def test_looking_for_work_costs_no_statement_more_for_a_further_queue(env):
    counts = []
    for model in ("shopify.sync", "sync.run"):
        env[model]._work()
        with Statements() as statements:
            env[model]._work()
        counts.append(statements.count)
    assert counts[0] == counts[1] > 0


def test_a_run_waits_a_day_for_a_limit_and_that_is_no_outage(env):
    settings = env["ir.config_parameter"]
    settings.set_param("toy.limit", DAY)
    run = queue(env, "a lane")
    timers = threading.active_count()
    with pytest.raises(UserError, match="the toys' daily limit"):
        run.run()
    env["sync.run"]._work()
    assert threading.active_count() == timers, "no alarm is set for tomorrow"
    assert env["ir.cron.trigger"].search([]).call_at >= run.retry_at
    assert (run.state, run.retry_attempts) == ("queued", 0)
    assert run.retry_at - run.last_activity == timedelta(days=1)
    settings.set_param("toy.limit", 0)
    settings.set_param("toy.down", "yes")
    let_pass(env, run, DAY)
    with mute_logger(ENGINE), pytest.raises(UserError, match="no toys today"):
        run.run()
    assert run.state == "queued", "the day is no time without progress"
    settings.set_param("toy.down", "")
    let_pass(env, run, 3600)
    run.run()
    assert (run.state, run.done_count) == ("success", 1)


def let_pass(env, run, seconds):
    """Let so much time pass for a run."""
    times = ("retry_at", "last_activity", "last_progress", "write_date", "start_time")
    columns = ", ".join(
        f"{name} = {name} - make_interval(secs => {seconds})" for name in times
    )
    env.flush_all()
    env.cr.execute(f"UPDATE {run._table} SET {columns} WHERE id = %s", [run.id])
    env.cr.commit()


def test_no_limit_parks_a_run_for_ever(env):
    env["ir.config_parameter"].set_param("toy.limit", 10**12)
    run = queue(env, "a lane")
    with pytest.raises(UserError, match="the toys' daily limit"):
        run.run()
    assert run.retry_at - run.last_activity == timedelta(days=2)


def test_what_is_due_in_one_queue_is_queued_though_another_fails(env):
    env["commerce.channel"].search([]).write(
        {"automatic": True, "products_interval": 60}
    )
    env["ir.config_parameter"].set_param("toy.down", "yes")
    with mute_logger("odoo.addons.commerce_sync.models.engine.queues"):
        env["sync.run"]._cron_health()
    assert env["shopify.sync"].search([]).mode == "import_changed_products"
    env.cr.rollback()


BEAR = RecordIssue("a1", "Bear", "missing_sku", "It has no SKU.")


def told(run):
    """What there is of a run: issues, planned rows, gaps."""
    gaps = run.env["commerce.order.gap"]
    gaps.create({**gaps._by_run(run), "external_id": "o1", "kind": "missing"})
    run._keep_issues(["a1"], [BEAR])
    run._plan_issues(["a1"], [BEAR])
    return counts(run)


def counts(run):
    run.invalidate_recordset()
    plans = len(run.env["commerce.plan"].search(run.env["commerce.plan"]._of_runs(run)))
    return len(run.issue_ids), plans, len(run.gap_ids)


def test_runs_of_all_systems_leave_theirs_in_the_same_tables(env):
    theirs, ours = queue(env, "import_all_products"), queue(env, "a lane")
    env.cr.execute("UPDATE toy_run SET id = %s WHERE id = %s", [theirs.id, ours.id])
    ours = ours.browse(theirs.id)
    assert told(theirs) == (1, 1, 1)
    assert told(ours) == (1, 1, 1), "it met the issue last"
    assert counts(theirs) == (0, 1, 1)
    assert (theirs.planned_count, ours.planned_count) == (1, 1)
    assert ours.action_show_plan()["domain"] != theirs.action_show_plan()["domain"]
    issue = ours.issue_ids
    ours.action_cancel()
    ours.unlink()
    assert counts(ours) == (0, 0, 0)
    assert counts(theirs) == (0, 1, 1)
    assert (issue.exists(), issue.run_id) == (issue, 0), "it is of no run now"


def test_what_runs_left_goes_with_their_shop(env):
    shop = env["commerce.channel"].create({"name": "Toys"})
    run = env["toy.run"].create({"mode": "make", "channel_id": shop.id})
    assert told(run) == (1, 1, 1)
    left = [*run.issue_ids, *run.gap_ids, run]
    shop.unlink()
    assert not any(it.exists() for it in left)
