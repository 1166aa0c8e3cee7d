"""Waiting for points before Shopify has to refuse."""

import time

import pytest

from ...services.shopify.client.throttle import Bucket
from ...services.shopify.operation_costs import OPERATION_COSTS
from ..raw_shop import SHOP, FastPace, answer, asking, cost

WAITS = [
    # available, size, rate, cost, seconds
    (2000, 2000, 100, 354, 0),
    (500, 2000, 100, 354, 0),
    (400, 2000, 100, 354, 1.0),
    (200, 2000, 100, 354, 3.0),
    (499, 2000, 100, 5, 1.0),  # never shorter than MIN_SLEEP_TIME
    (0, 2000, 2, 354, 60.0),  # never longer than MAX_SLEEP_TIME
    (500, 2000, 100, 900, 4.0),  # more than MIN_API_POINTS is asked for
    (300, 300, 50, 900, 0),  # the bucket holds no more than its size
    (-100, 300, 100, 900, 4.0),
]


@pytest.mark.parametrize(("available", "size", "rate", "points", "seconds"), WAITS)
def test_how_long_to_wait(available, size, rate, points, seconds):
    bucket = Bucket(available, size, rate, seen_at=1000.0)
    assert bucket.wait_for(points, now=1000.0) == seconds


def test_points_come_back_with_time_up_to_the_bucket_size():
    bucket = Bucket(0, 2000, 100, seen_at=1000.0)
    assert bucket.wait_for(354, now=1004.0) == 1.0
    assert bucket.wait_for(354, now=1005.0) == 0
    assert bucket.refilled(1100.0).available == 2000


def test_a_request_takes_its_points_at_once():
    bucket = Bucket(2000, 2000, 100, seen_at=1000.0).taken(1600, now=1000.0)
    assert bucket.available == 400
    assert bucket.wait_for(354, now=1000.0) == 1.0


@pytest.mark.parametrize(
    "status",
    [{}, {"currentlyAvailable": None}, {**cost(5)["throttleStatus"], "restoreRate": 0}],
)
def test_a_status_that_tells_too_little_is_no_bucket(status):
    assert Bucket.from_status(status, 0.0) is None


class BriefPace(FastPace):
    """Lets a tenth of a second pass where more was asked for."""

    def sleep(self, seconds, reason):
        super().sleep(seconds, reason)
        time.sleep(0.1)


def test_the_wait_comes_before_the_next_request_and_nothing_is_asked_twice():
    left = answer({"data": SHOP, "extensions": {"cost": cost(150)}})
    pace = FastPace()
    with asking(left, pace=pace) as (service, shop):
        service.client.get_shop()
        assert (pace.sleeps, len(shop.requests)) == ([], 1)
        bucket = service.transport.bucket
        assert bucket.available == 150
        seconds = service.transport._seconds_to_wait(OPERATION_COSTS["GetShop"])
        assert seconds == pytest.approx(3.5, 0.1)


def test_a_slow_bucket_is_waited_for_until_it_holds_enough():
    left = answer({"data": SHOP, "extensions": {"cost": cost(-9500, 5, 40000)}})
    with asking(left, pace=BriefPace()) as (service, shop):
        service.client.get_shop()
        service.client.get_shop()
        assert len(shop.requests) == 2
        assert service.usage.hard_throttles == 0
        assert service.usage.waits == len(service.transport.pace.sleeps) > 1
