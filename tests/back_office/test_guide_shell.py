"""The guide's snippets, as written there, typed into a second process's shell."""

import pytest

from ...scripts.drills.place.stage import PREPARE, Stage
from ...scripts.environment.environment import current
from ..processes import scratch_database

QUEUE = """
# Create and queue a sync job
sync = env['shopify.sync'].create({
    'mode': 'import_changed_products',
    'state': 'queued'
})

# Run asynchronously
sync.run_async()

# Check sync queue status
syncs = env['shopify.sync'].search([('state', 'in', ['queued', 'running'])])
for sync in syncs:
    print(f"Sync {sync.id}: {sync.mode} - {sync.state}")
"""
FAILED = """
# Find failed syncs with details
failed_syncs = env['shopify.sync'].search([('state', '=', 'failed')])
for sync in failed_syncs:
    print(f"Error: {sync.error_message}")
    print(f"Exception: {sync.error_exception}")
    print(f"Traceback: {sync.error_traceback}")
"""
RESET = """
failed_syncs = env['shopify.sync'].search([('state', '=', 'failed')])
failed_syncs.write({'state': 'queued', 'retry_attempts': 0})
"""
THROTTLE = """
# Check throttle counts
sync = env['shopify.sync'].browse(sync_id)
print(f"Hard throttle count: {sync.hard_throttle_count}")
print(f"Retry attempts: {sync.retry_attempts}")
"""
PRODUCT = """
# Check product sync flags
product = env['product.product'].browse(product_id)
print(f"Next export: {product.shopify_next_export}")
print(f"Last exported: {product.shopify_last_exported_at}")
print(f"Shopify ID: {product.shopify_product_id}")
"""
FLAG = """
# Flag products for re-export if images failed
products = env['product.product'].search([('shopify_product_id', '!=', False)])
products.write({'shopify_next_export': True})
"""
FIND = """
from odoo.addons.commerce_sync.services.shopify.gid import (
    parse_shopify_id_from_gid,
)
odoo_product = env["product.product"].search([
    "|",
    ("shopify_product_id", "=", parse_shopify_id_from_gid(external_id)),
    ("default_code", "=", shopify_sku),
], limit=1)
"""
WRITE = """
# Prevent infinite sync loops
product.with_context(skip_shopify_sync=True).write(values)
"""
LOCK = """
def work(self):
    with self._advisory_lock(self.LOCK_ID) as lock_acquired:
        if not lock_acquired:
            return  # Another sync is running
        # Proceed with sync
        print("Proceed")
        return True
"""
SAFE = """
def work(self):
    try:
        # Sync operations
        self.env["ir.config_parameter"].set_param("drill.stored", "yes")
        self._safe_commit()
        self.env["ir.config_parameter"].set_param("drill.stored", "no")
        raise ValueError
    except Exception:
        self._safe_rollback()
        raise
"""
COMMIT = "\nenv.cr.commit()\n"
IMPORT = "\nenv['shopify.sync'].create({'mode': 'import_all_products'}).run()\n"
STATE = "SELECT state FROM shopify_sync WHERE id = %s"


@pytest.fixture(scope="module")
def stage():
    """A shop whose five products are in Odoo."""
    with scratch_database() as base, Stage(current(), base) as stage:
        stage.fill(5)
        stage.shell(
            PREPARE.replace("http://127.0.0.1:9", stage.shopify.base_url) + IMPORT
        )
        yield stage


@pytest.fixture
def run_id(stage):
    """A run that succeeded."""
    return stage.value("SELECT min(id) FROM shopify_sync WHERE state = 'success'")


def test_a_run_is_queued_and_shown_in_the_queue(stage):
    shown = stage.shell(QUEUE + COMMIT)
    (run_id,) = stage.query("SELECT id FROM shopify_sync WHERE state = 'queued'")[0]
    assert f"Sync {run_id}: import_changed_products - queued" in shown
    # The same again is the one that waits.
    stage.shell(QUEUE + COMMIT)
    assert stage.value("SELECT count(*) FROM shopify_sync WHERE state = 'queued'") == 1
    stage.query("DELETE FROM shopify_sync WHERE state = 'queued'")


def test_a_failure_says_what_happened_and_is_reset(stage):
    stage.shopify.settings(state="frozen")
    stage.shell(
        "run = env['shopify.sync'].create({'mode': 'import_changed_products'})\n"
        "try:\n    run.run()\nexcept Exception as error:\n    print(error)\n\n"
    )
    run_id = stage.value("SELECT id FROM shopify_sync WHERE state = 'failed'")
    stage.shopify.settings(state="open")
    shown = stage.shell(FAILED)
    assert "Exception: ShopifyFrozenShopError" in shown
    assert "North Shop" in shown.split("Exception:")[0]
    stage.shell(RESET + COMMIT)
    run = stage.run(run_id)
    kept = ("state", "retry_attempts", "error_message", "error_traceback")
    assert [run[name] for name in kept] == ["queued", 0, None, None]
    stage.shell(f"env['shopify.sync'].browse({run_id}).run()")
    assert stage.value(STATE, run_id) == "success"


def test_throttling_is_counted(stage, run_id):
    stage.query("UPDATE shopify_sync SET hard_throttle_count = 3")
    assert stage.shell(f"sync_id = {run_id}\n" + THROTTLE).splitlines() == [
        "Hard throttle count: 3",
        "Retry attempts: 0",
    ]


def test_a_product_tells_of_shopify_and_all_can_be_flagged(stage):
    shown = stage.shopify.products()[0]
    number, variant = shown["id"].rsplit("/", 1)[-1], shown["variants"][0]
    find = f"external_id, shopify_sku = {shown['id']!r}, {variant['sku']!r}\n" + FIND
    told = stage.shell(
        f"{find}product_id = odoo_product.id\n{PRODUCT}{FLAG}{PRODUCT}{COMMIT}"
    ).splitlines()
    assert told == [
        *("Next export: False", "Last exported: False", f"Shopify ID: {number}"),
        *("Next export: True", "Last exported: False", f"Shopify ID: {number}"),
    ]
    flagged = "SELECT count(*) FROM commerce_product WHERE next_export"
    assert stage.value(flagged) == len(stage.shopify.products())


def test_a_write_may_ask_to_skip_shopify(stage):
    stage.query("UPDATE commerce_product SET next_export = NULL")
    stage.shell(
        "product = env['product.product'].search([('shopify_product_id', '!=', False)],"
        " limit=1)\nvalues = {'name': 'Renamed in a shell'}\n" + WRITE + COMMIT
    )
    ((flag,),) = stage.query(
        "SELECT next_export FROM commerce_product AS link JOIN product_template AS t"
        " ON t.id = product_tmpl_id WHERE t.name ->> 'en_US' = 'Renamed in a shell'"
    )
    assert not flag


def test_the_advisory_lock_lets_one_in_at_a_time(stage):
    told = stage.shell(
        LOCK + "\nsync = env['shopify.sync']\nprint(work(sync))\n"
        "with sync._advisory_lock(sync.LOCK_ID):\n    print(work(sync))\n\n"
    ).splitlines()
    assert told == ["Proceed", "True", "None"]


def test_what_was_committed_safely_survives_the_rollback(stage):
    stage.shell(
        SAFE + "\ntry:\n    work(env['shopify.sync'])\nexcept ValueError:\n    pass\n\n"
    )
    stored = "SELECT value FROM ir_config_parameter WHERE key = 'drill.stored'"
    assert stage.value(stored) == "yes"


def test_a_run_without_its_worker_is_reset_by_hand_or_by_the_stale_check(stage, run_id):
    lost = (
        "UPDATE shopify_sync SET state = 'running', run_token = 'x',"
        " last_activity = now() AT TIME ZONE 'utc' - interval '61 s' WHERE id = %s"
    )
    stage.query(lost, run_id)
    stage.shell("env['shopify.sync']._fail_stale_runs()")
    assert stage.value(STATE, run_id) == "queued"
    stage.query(lost, run_id)
    stage.shell(
        f"sync = env['shopify.sync'].browse({run_id})\n"
        "sync.write({'state': 'queued'})" + COMMIT
    )
    run = stage.run(run_id)
    assert (run["state"], run["run_token"]) == ("queued", None)
    stage.shell(f"env['shopify.sync'].browse({run_id}).run()")
    assert stage.value(STATE, run_id) == "success"


def test_health_is_a_run_in_flight_or_lately_successful(stage):
    told = stage.shell(
        "from odoo.addons.commerce_sync.models.runs.mode import SyncMode\n"
        "sync = env['shopify.sync']\n"
        "print(sync._is_healthy(SyncMode.IMPORT_ALL_PRODUCTS))\n"
        "sync.search([]).start_time = '2020-01-01'\n"
        "print(sync._is_healthy(SyncMode.IMPORT_ALL_PRODUCTS))\n"
    ).split()
    assert told == ["True", "False"]
