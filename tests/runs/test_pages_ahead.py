"""The next page is fetched while this one is stored, and nothing is lost by it."""

import threading
import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from ...services.shopify.client.pace import PlainPace
from ...services.shopify.client.shop_access import ShopSettings
from ...services.shopify.products.source import ProductSource
from ...services.shopify.run.phases import OrderedRecords
from ...services.shopify.run.sequence import ById
from ...services.shopify.run.task import ImportTask
from ...services.shopify.service import ShopifyService
from ..processes import wait_until

PRODUCTS = 600  # three pages


class Ended(Exception):
    """The slice is over."""


class OwnThreadPace(PlainPace):
    """Fails where another thread uses it, as a database's connection would."""

    def __init__(self):
        self.thread = threading.get_ident()
        self.seconds_left = 1e9
        self.renewed = 0

    def before_request(self):
        assert threading.get_ident() == self.thread
        self.renewed += 1

    def has_time_for(self, seconds):
        assert threading.get_ident() == self.thread
        return seconds <= self.seconds_left

    def sleep(self, seconds, reason):
        assert threading.get_ident() == self.thread
        super().sleep(seconds, reason)


@pytest.fixture
def world(shop):
    """A shop of three pages, and a task that reads them."""
    shop.reset(PRODUCTS, variants=1, maximum_available=100_000, restore_rate=100_000)
    pace = OwnThreadPace()
    settings = ShopSettings(
        "local", "Local", shop.base_url, "shpat_local", test_store=True
    )
    service = ShopifyService(settings, pace=pace)
    source = ProductSource(service.client)
    records = OrderedRecords(source, None, ById(), service.ahead)
    task = ImportTask(service, SimpleNamespace(), records)
    yield SimpleNamespace(shop=shop, pace=pace, service=service, task=task)
    task.close()


@contextmanager
def no_thread_left():
    yield
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith("shopify-ahead")]


def pages_asked(shop):
    return len(shop.log("GetProducts"))


def wait_for_page(shop, number):
    wait_until(lambda: pages_asked(shop) >= number, 60, 0.02)
    assert pages_asked(shop) == number


def test_the_next_page_comes_while_this_one_is_stored(world):
    for number, _records in enumerate(world.task.pages({}, None), 1):
        wait_for_page(world.shop, min(number + 1, 3))


def test_every_record_comes_once_and_each_page_is_asked_for_once(world):
    with no_thread_left():
        ids = [it.id for page in world.task.pages({}, None) for it in page]
    assert len(ids) == len(set(ids)) == PRODUCTS
    assert pages_asked(world.shop) == 3
    assert world.task.usage.requests == len(world.shop.log())


def test_the_points_of_a_page_fetched_ahead_are_counted(world):
    list(world.task.pages({}, None))
    taken = sum(call["actual"] or 0 for call in world.shop.log())
    assert world.task.usage.points == taken


def test_a_slice_that_is_over_leaves_no_thread_and_begins_no_page_in_vain(world):
    with no_thread_left():
        pages = world.task.pages({}, None)
        next(pages)
        wait_for_page(world.shop, 2)
        world.pace.seconds_left = -1
        next(pages)
        pages.close()
        world.task.close()
    assert pages_asked(world.shop) == 2


def test_a_task_that_is_closed_in_the_middle_joins_the_thread(world):
    world.shop.faults({"kind": "latency", "seconds": 0.5, "operation": "GetProducts"})
    with no_thread_left():
        next(world.task.pages({}, None))
        world.task.close()


@pytest.mark.parametrize("kind", ["status", "cut", "close_before", "html", "throttle"])
def test_what_fails_ahead_is_asked_again_in_the_normal_way(world, kind):
    pages = world.task.pages({}, None)
    first = next(pages)
    wait_for_page(world.shop, 2)
    world.shop.faults({"kind": kind, "operation": "GetProducts", "count": 1})
    second = next(pages)
    third = next(pages)
    assert len({it.id for it in [*first, *second, *third]}) == PRODUCTS


def test_a_wait_for_points_is_left_to_the_caller(world):
    """The bucket is empty: the thread waits only while nobody else does."""
    pages = world.task.pages({}, None)
    next(pages)
    wait_for_page(world.shop, 2)
    world.shop.settings(maximum_available=2000, restore_rate=400)
    world.shop.faults({"kind": "throttle", "operation": "GetProducts", "count": 1})
    assert len(next(pages)) == 250
    begun = time.monotonic()
    assert len(next(pages)) == 100
    assert time.monotonic() - begun < 15


def test_a_token_that_must_be_renewed_is_renewed_by_the_caller(shop):
    shop.reset(PRODUCTS, variants=1, maximum_available=100_000, restore_rate=100_000)
    settings = ShopSettings(
        "local",
        "Local",
        shop.base_url,
        client_id="local-client-id",
        client_secret="local-client-secret",
        test_store=True,
    )
    with ShopifyService(settings, pace=OwnThreadPace()) as service:
        records = OrderedRecords(
            ProductSource(service.client), None, ById(), service.ahead
        )
        pages = records.pages({}, None)
        found = list(next(pages))
        wait_for_page(shop, 2)
        shop.expire_tokens()
        found += [it for page in pages for it in page]
    assert len({it.id for it in found}) == PRODUCTS
