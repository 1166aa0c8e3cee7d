"""Workers that are killed while they read by times: nothing is missed or doubled."""

from contextlib import closing, contextmanager

import psycopg2
import pytest

from ...scripts.drills.place.report import Report
from ...scripts.drills.place.stage import PREPARE, Stage
from ...scripts.drills.place.truth import check_stored
from ...scripts.environment.environment import current
from ..processes import scratch_database, shell, wait_until

PAGE = 250
# With two of them a part of a page is full, and stored.
MANY_VARIANTS = 760
LATER = 3600  # seconds; what changed within one minute may have changed once more
POINTS = {"maximum_available": 100_000, "restore_rate": 100_000}
# What a worker does that wants to write what another has locked.
BLOCKED = """
SELECT count(*) FROM pg_stat_activity
 WHERE datname = current_database() AND wait_event = 'transactionid'
"""
LOCK = "SELECT FROM commerce_product WHERE external_id = %s FOR UPDATE"


@pytest.fixture(scope="module")
def shop():
    """A shop of two pages that were imported, and the server that did it."""
    with scratch_database() as base:
        shell(base, PREPARE)
        with Stage(current(), base) as stage:
            stage.fill(PAGE + 30, variants=1, **POINTS)
            for title in ("Bolt", "Screw"):
                stage.shopify.add_product(title, **_sizes(title))
            stage.shopify.add_product("Nut", sku="NUT", price="1.00")
            stage.shopify.advance(LATER)
            stage.odoo = stage.server()
            assert stage.ended(stage.start())["state"] == "success"
            yield stage


def _sizes(title):
    """Return the options and variants of a product that has many."""
    names = [f"{size} mm" for size in range(MANY_VARIANTS)]
    variants = [
        {
            "sku": f"{title} {name}",
            "price": "1.00",
            "optionValues": [{"optionName": "Size", "name": name}],
        }
        for name in names
    ]
    values = [{"name": name} for name in names]
    return {
        "productOptions": [{"name": "Size", "values": values}],
        "variants": variants,
    }


@pytest.fixture
def changed(shop):
    """Change what each test looks at: two of the first page, three of the second."""
    products = shop.shopify.products()
    places = [20, 200, -3, -2, -1]
    for place in places:
        title = f"{products[place]['title']} again"
        shop.shopify.change_product(products[place]["id"], title=title)
    shop.shopify.advance(LATER)
    shop.shopify.clear_log()
    return [products[place]["id"] for place in places]


@contextmanager
def locked(shop, external_id):
    """Keep everybody from writing a link."""
    with closing(psycopg2.connect(dbname=shop.database)) as connection:
        with connection.cursor() as cursor:
            cursor.execute(LOCK, [external_id])
        yield
        connection.rollback()


def number(external_id):
    return int(external_id.rsplit("/", 1)[1])


def kill(shop, run_id):
    """Kill the server with its worker; return what the run was then."""
    shop.odoo.kill()
    return shop.run(run_id)


def blocked_kill(shop, run_id):
    """Kill the server when its worker waits for what is locked."""
    wait_until(lambda: shop.value(BLOCKED), 90)
    return kill(shop, run_id)


def check(shop, run_id):
    """Let the run come to its end, and judge what is stored and what it says."""
    run = shop.ended(run_id)
    products = shop.shopify.products()
    last = number(products[-1]["id"])
    assert run["state"] == "success", run["error_message"]
    assert run["position"] == {"id": last}
    counted = [run["done_count"], run["updated_count"], run["unchanged_count"]]
    assert counted == [len(products), 5, len(products) - 5]
    assert run["issue_count"] == 0
    report = Report("lost by times")
    check_stored(shop, report)
    assert report.passed, [line for line in report.lines if not line.passed]


def test_one_that_has_read_ids_and_times(shop, changed):
    shop.shopify.faults(
        {"kind": "latency", "operation": "GetProductsByIds", "seconds": 20}
    )
    run_id = shop.start()
    wait_until(lambda: shop.shopify.log("GetProductTimes"), 90)
    run = kill(shop, run_id)
    assert not (run["position"] or run["done_count"])
    shop.shopify.faults()
    shop.odoo.start()
    check(shop, run_id)


def test_one_that_has_read_in_full_and_not_stored(shop, changed):
    second = changed[1]
    with locked(shop, second):
        run_id = shop.start()
        run = blocked_kill(shop, run_id)
        assert shop.shopify.log("GetProductsByIds")
        assert not (run["position"] or run["done_count"])
        # Whoever takes over stores one by one, up to what is locked.
        shop.odoo.start()
        wait_until(lambda: shop.run(run_id)["in_hand"] == second, 90)
        run = blocked_kill(shop, run_id)
        assert (run["done_count"], run["updated_count"]) == (200, 1)
        assert run["position"]["id"] < number(second)
    shop.odoo.start()
    check(shop, run_id)


def test_one_in_the_middle_of_a_page(shop, changed):
    screw, nut = changed[-2:]
    with locked(shop, nut):
        run_id = shop.start()
        run = blocked_kill(shop, run_id)
        # A part of the second page is stored, of which most is unchanged.
        assert run["position"] == {"id": number(screw)}
        assert run["done_count"] == PAGE + 30 + 2
        assert (run["updated_count"], run["unchanged_count"]) == (4, PAGE + 30 - 2)
    shop.odoo.start()
    check(shop, run_id)
