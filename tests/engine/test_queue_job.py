"""Runs carried on by OCA's job queue, with its own job runner, in real processes."""

import socket

import pytest

from ...scripts.local_shopify.control.remote import Control
from ..common import local_shopify
from ..processes import (
    Server,
    install,
    query,
    scratch_database,
    shell,
    toy_addons,
    wait_until,
)

CONNECT = """
for name in ("North", "South"):
    env["commerce.channel"].create({{
        "name": name, "shopify_shop_url_key": name.lower(),
        "shopify_api_token": "shpat_local",
        "test_store": True, "shopify_api_url": {url!r},
    }})
workers = env["shopify.sync"]._worker_crons()
(env["ir.cron"].search([]) - workers).active = False
env.cr.commit()
"""
QUEUE = """
north, south = env["commerce.channel"].search([], order="name")
for mode, shop in {runs}:
    values = {{"mode": mode, "channel_id": {{"north": north, "south": south}}[shop].id}}
    print(env["shopify.sync"].create(values).run_async().id)
env.cr.commit()
"""
TOY = """
env["toy.run"].create({"mode": "make"}).run_async()
env.cr.commit()
"""
ALL, CHANGED = "import_all_products", "import_changed_products"


@pytest.fixture(scope="module")
def database():
    """A database with queue_job, two shops and a second queue."""
    with toy_addons(), scratch_database() as name:
        install(name, "queue_job,toy_queue")
        shell(name, CONNECT.format(url=local_shopify()))
        yield name


@pytest.fixture
def shop(database):
    """A shop with one product; nothing is queued yet."""
    query(database, "DELETE FROM queue_job")
    query(database, "DELETE FROM shopify_sync")
    query(database, "DELETE FROM ir_cron_trigger")
    with Control(local_shopify()) as control:
        # Odoo's own currency: two shops that make another one active at once collide.
        control.reset(currency="USD", maximum_available=100_000, restore_rate=100_000)
        control.add_product("Tee", sku="AB-1", price="19.90")
        yield control
        control.reset()


@pytest.fixture
def runner(database, monkeypatch):
    """Start a server whose job runner works, and whose crons do not."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("ODOO_QUEUE_JOB_CHANNELS", "root:2")
    options = (f"--http-port={port}", "--load=base,web,queue_job", "--workers=0")
    return Server(database, 0, *options)


def queue(database, *runs) -> list[int]:
    return [int(word) for word in shell(database, QUEUE.format(runs=runs)).split()]


def jobs(database) -> list[tuple]:
    return query(database, "SELECT channel, state FROM queue_job ORDER BY id")


def run_of(database, run_id, columns="state"):
    (row,) = query(database, f"SELECT {columns} FROM shopify_sync WHERE id = {run_id}")
    return row[0] if len(row) == 1 else row


def ended(database, run_id):
    states = ("success", "failed", "cancelled")
    wait_until(lambda: run_of(database, run_id) in states, 90)
    return run_of(database, run_id)


def channel_of(database, run_id) -> str:
    return f"root.shopify.shop_{run_of(database, run_id, 'channel_id')}"


def test_one_job_carries_the_runs_of_a_lane_on_in_its_shops_channel(
    database, shop, runner
):
    asked = [(ALL, "north"), (CHANGED, "north"), (ALL, "south")]
    with runner:
        runs = queue(database, *asked)
        assert [ended(database, run) for run in runs] == ["success"] * 3
        assert [run_of(database, run, "done_count") for run in runs[::2]] == [1, 1]
        expected = {(channel_of(database, run), "done") for run in runs}
        wait_until(lambda: set(jobs(database)) == expected, 10)
        assert len(jobs(database)) == 2


def test_a_run_that_waits_leaves_a_job_for_its_time(database, shop, runner):
    shop.faults({"kind": "close_before"})
    (run,) = queue(database, (ALL, "south"))
    with runner:
        first, later = wait_until(lambda: jobs(database)[1:] and jobs(database), 60)
        assert run_of(database, run, "state, wait_reason IS NOT NULL") == (
            "queued",
            True,
        )
        waits = "SELECT bool_and(eta > retry_at) FROM queue_job, shopify_sync"
        assert query(database, waits + " WHERE eta IS NOT NULL") == [(True,)]
        shop.faults()
        assert ended(database, run) == "success"
        assert {channel for channel, _state in (first, later)} == {
            channel_of(database, run)
        }


def test_what_no_job_came_for_is_the_crons(database, shop):
    left, fresh = queue(database, (ALL, "north"), (ALL, "south"))
    query(
        database,
        "UPDATE shopify_sync SET write_date = write_date - interval '61 s'"
        " WHERE id = %s",
        left,
    )
    with Server(database, 1):
        assert ended(database, left) == "success"
    assert run_of(database, fresh) == "queued"


def test_a_run_of_another_queue_has_a_job_too(database, shop, runner):
    with runner:
        shell(database, TOY)
        made = "SELECT state, done_count FROM toy_run"
        wait_until(lambda: query(database, made) == [("success", 1)])
        wait_until(lambda: jobs(database) == [("root", "done")], 10)
