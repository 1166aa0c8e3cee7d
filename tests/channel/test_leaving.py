"""What is left of the shops in a copy for tests, and after the addon is removed."""

import subprocess

import pytest

from ...models.channel.credentials import PARAMETERS
from ...scripts.environment.environment import current
from ..processes import query, scratch_database, shell

CONNECT = """
north, south = env["commerce.channel"].create([
    {"name": "North", "shopify_shop_url_key": "north",
    "shopify_api_token": "5ecret-north"},
    {"name": "South", "shopify_shop_url_key": "south",
    "shopify_api_token": "5ecret-south"},
])
(north | south).write({
    "shopify_client_id": "app", "shopify_client_secret": "5ecret-app",
    "automatic": True,
})
env["shopify.grant"].create([
    {"channel_id": shop.id, "credentials": "5ecret", "token": "5ecret",
    "expires_at": 9e9}
    for shop in north | south
])
states = ["draft", "queued", "queued", "running", "success", "failed", "cancelled"]
kinds = ["products", "customers", "orders", "products", "products", "orders", "orders"]
runs = env["shopify.sync"].create([
    {"mode": f"import_all_{kind}", "channel_id": south.id, "state": state}
    for kind, state in zip(kinds, states, strict=True)
])
runs[2].write({"paused": True, "retry_at": "2030-01-01", "wait_reason": "rate limit"})
env["res.config.settings"].create({"shopify_api_token": "5ecret-rotated"}).execute()
env.cr.commit()
"""
CALLS = """
import os
os.environ["SHOPIFY_API_TOKEN_SOUTH"] = "from outside"
for shop in env["commerce.channel"].search([]):
    settings = shop._settings()
    print(settings.key, settings.token, settings.client_secret, settings.address)
    print(shop.action_test_connection()["params"]["type"])
print(env["shopify.sync"].search_count([("state", "in", ["queued", "running"])]))
env["shopify.sync"]._cron_health()
print(env["shopify.sync"].search_count([("state", "in", ["queued", "running"])]))
"""
ALL_TEXT = """
SELECT string_agg(whole, ' ') FROM (
    SELECT shop::text AS whole FROM commerce_channel AS shop
    UNION ALL SELECT granted::text FROM shopify_grant AS granted
    UNION ALL SELECT run::text FROM shopify_sync AS run
    UNION ALL SELECT parameter::text FROM ir_config_parameter AS parameter
    UNION ALL SELECT settings::text FROM res_config_settings AS settings
    UNION ALL SELECT message::text FROM mail_message AS message
    UNION ALL SELECT tracking::text FROM mail_tracking_value AS tracking
) AS everything
"""


@pytest.fixture
def database():
    with scratch_database() as name:
        shell(name, CONNECT)
        assert "5ecret-rotated" in query(name, ALL_TEXT)[0][0]
        assert "5ecret-north" not in query(name, ALL_TEXT)[0][0]
        yield name


def test_a_neutralised_copy_has_no_secret_and_calls_nobody(database):
    command = current().odoo("neutralize", "-d", database)
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "5ecret" not in query(database, ALL_TEXT)[0][0]
    states = query(database, "SELECT state, paused FROM shopify_sync ORDER BY id")
    assert [state for state, _paused in states] == [
        *("draft", "cancelled", "cancelled", "cancelled"),
        *("success", "failed", "cancelled"),
    ]
    assert not any(paused for _state, paused in states)
    assert query(database, "SELECT count(*) FROM shopify_grant") == [(0,)]
    assert query(database, "SELECT DISTINCT automatic FROM commerce_channel") == [
        (False,)
    ]
    nowhere = "https://neutralized.invalid"
    assert shell(database, CALLS).split("\n")[:6] == [
        f"north None None {nowhere}",
        "danger",
        f"south None None {nowhere}",
        "danger",
        "0",
        "0",
    ]


def test_a_copy_whose_shop_is_not_made_yet_makes_none(database):
    key = PARAMETERS["shopify_shop_url_key"]
    query(database, "UPDATE commerce_channel SET is_default = false")
    command = current().odoo("neutralize", "-d", database)
    assert subprocess.run(command, capture_output=True, timeout=120).returncode == 0
    left = "SELECT count(*) FROM ir_config_parameter WHERE key = %s"
    assert query(database, left, key) == [(0,)]


def test_removing_the_addon_removes_its_parameters(database):
    ask = "SELECT count(*) FROM ir_config_parameter WHERE key LIKE 'shopify.%'"
    assert query(database, ask) != [(0,)]
    shell(
        database,
        'env["ir.module.module"].search([("name", "=", "commerce_sync")])'
        ".button_immediate_uninstall()\n",
        timeout=300,
    )
    assert query(database, ask) == [(0,)]
    tables = "SELECT count(*) FROM pg_tables WHERE tablename LIKE 'shopify%'"
    assert query(database, tables) == [(0,)]
