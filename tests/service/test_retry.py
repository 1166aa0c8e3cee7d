"""What is asked again, how often, and after how long."""

import socket
import time
from email.utils import formatdate

import pytest

from ...services.shopify import errors
from ...services.shopify.client.auth import MemoryTokenStore, Token
from ...services.shopify.client.transport import is_mutation
from ..raw_shop import SHOP, FastPace, answer, asking, cost, data, hang_up, http

MUTATION = {
    "query": "mutation Touch { tagsAdd { userErrors { message } } }",
    "operationName": "Touch",
    "variables": {},
}
DONE = {"data": {"tagsAdd": {"userErrors": []}}}
BUSY = answer(b"", 503)


def cut(connection: socket.socket) -> None:
    connection.sendall(http(DONE)[:-5])
    connection.shutdown(socket.SHUT_RDWR)


THROTTLED = answer(
    {
        "errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}],
        "extensions": {"cost": cost(100, None, restore_rate=4000)},
    }
)

TRANSIENT = [BUSY, answer(b"", 429), answer(b"<html>"), cut, hang_up]


@pytest.mark.parametrize("trouble", TRANSIENT)
def test_a_query_goes_on_after_trouble_that_passes(trouble):
    with asking(trouble, trouble, data(SHOP)) as (service, shop):
        assert service.client.get_shop().shop.name == "North"
        assert len(shop.requests) == 3
        assert len(service.transport.pace.sleeps) == service.usage.waits == 2


def test_shopify_is_asked_ten_times_at_most():
    with asking(BUSY) as (service, shop):
        with pytest.raises(errors.ShopifyUnavailableError):
            service.client.get_shop()
        assert len(shop.requests) == service.MAX_RETRY_ATTEMPTS


def test_waits_grow_jitter_and_stay_within_the_clamps():
    runs = []
    for _again in range(2):
        with asking(BUSY) as (service, _shop):
            with pytest.raises(errors.ShopifyUnavailableError):
                service.client.get_shop()
            runs.append(service.transport.pace.sleeps)
    assert runs[0] != runs[1], "two workers must not ask in step"
    for sleeps in runs:
        assert min(sleeps) >= service.MIN_SLEEP_TIME
        assert max(sleeps) <= service.MAX_SLEEP_TIME
        assert sleeps[-1] > 20 > sleeps[0]


def test_an_answer_without_hope_is_not_asked_for_again():
    for status in (401, 402, 403, 404, 423, 430):
        with asking(answer(b"{}", status)) as (service, shop):
            with pytest.raises(errors.ShopifyApiError):
                service.client.get_shop()
            assert len(shop.requests) == 1


RETRY_AFTER = [
    ("7", 7, 8),
    ("2.5", 2.5, 3.5),
    (lambda: formatdate(time.time() + 30, usegmt=True), 20, 31),
    (lambda: formatdate(time.time() - 30, usegmt=True), 1, 3),
    ("soon", 1, 3),
    ("", 1, 3),
]


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(("value", "least", "most"), RETRY_AFTER)
def test_retry_after_is_respected(status, value, least, most):
    value = value() if callable(value) else value
    busy = answer(b"", status, {"Retry-After": value})
    with asking(busy, data(SHOP)) as (service, _shop):
        service.client.get_shop()
        (slept,) = service.transport.pace.sleeps
    assert least <= slept <= most


def test_a_date_to_wait_for_is_read_by_the_clock_that_wrote_it():
    a_day_off = time.time() + 86_400
    told = {"Date": a_day_off, "Retry-After": a_day_off + 30}
    headers = {name: formatdate(at, usegmt=True) for name, at in told.items()}
    with asking(answer(b"", 429, headers), data(SHOP)) as (service, _shop):
        service.client.get_shop()
        assert service.transport.pace.sleeps == [30]


# A mutation

MAY_HAVE_RUN = [BUSY, answer(b"<html>"), cut, hang_up]
SURELY_NOT_RUN = [answer(b"", 429), THROTTLED]


@pytest.mark.parametrize("trouble", MAY_HAVE_RUN)
def test_a_mutation_that_may_have_run_is_not_sent_again(trouble):
    with asking(trouble, answer(DONE)) as (service, shop):
        with pytest.raises(errors.ShopifyTransientError) as caught:
            service.transport.post("", json=MUTATION)
        assert len(shop.requests) == 1
    assert caught.value.may_have_run


@pytest.mark.parametrize("trouble", MAY_HAVE_RUN)
def test_it_is_sent_again_where_a_key_makes_that_harmless(trouble):
    with asking(trouble, answer(DONE)) as (service, shop):
        service.transport.post("", json=MUTATION, repeatable=True)
        assert len(shop.requests) == 2


@pytest.mark.parametrize("trouble", SURELY_NOT_RUN)
def test_a_mutation_that_surely_did_not_run_is_sent_again(trouble):
    pace = RealBriefPace()
    with asking(trouble, answer(DONE), pace=pace) as (service, shop):
        service.transport.post("", json=MUTATION)
        assert len(shop.requests) == 2
        assert service.usage.hard_throttles == 1


def test_a_mutation_that_found_no_connection_is_tried_again():
    with asking(answer(DONE)) as (service, shop):
        shop.close()
        with pytest.raises(errors.ShopifyNetworkError) as caught:
            service.transport.post("", json=MUTATION)
        assert len(service.transport.pace.sleeps) == 2
    assert not caught.value.may_have_run


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("mutation A { a }", True),
        ("\n    mutation A { a }", True),
        ("query mutation { a }", False),
        ("{ mutation }", False),
    ],
)
def test_what_is_a_mutation(query, expected):
    assert is_mutation(query) is expected


# The caller's pace


class Parked(Exception):
    """What an engine raises to stop waiting."""


class RealBriefPace(FastPace):
    """Lets a hundredth of the time pass; the bucket's clock is the real one."""

    def sleep(self, seconds: float, reason: str) -> None:
        super().sleep(seconds, reason)
        time.sleep(seconds / 100)


def test_what_the_pace_raises_reaches_the_caller_untouched():
    class Parking(FastPace):
        def sleep(self, seconds, reason):
            raise Parked(seconds)

    with asking(BUSY, pace=Parking()) as (service, shop):
        with pytest.raises(Parked):
            service.client.get_shop()
        assert len(shop.requests) == 1


def test_an_error_that_would_wait_longer_than_the_caller_is_raised_itself():
    class Hurried(FastPace):
        def has_time_for(self, seconds):
            return seconds < 5

    busy = answer(b"", 429, {"Retry-After": "30"})
    with asking(busy, pace=Hurried()) as (service, shop):
        with pytest.raises(errors.ShopifyThrottledError) as raised:
            service.client.get_shop()
        assert raised.value.retry_after == 30
        assert len(shop.requests) == 1


def test_a_lost_lease_stops_before_the_request():
    class Lost(FastPace):
        def before_request(self):
            raise Parked

    with asking(data(SHOP), pace=Lost()) as (service, shop):
        with pytest.raises(Parked):
            service.client.get_shop()
        assert shop.requests == []


# One connection, one parse


def test_a_connection_serves_many_requests():
    with asking(data(SHOP)) as (service, shop):
        for _again in range(5):
            service.client.get_shop()
        assert (shop.connections, len(shop.requests)) == (1, 5)


def test_usage_counts_shopifys_own_points():
    with asking(data(SHOP, actual=7), data(SHOP, actual=4)) as (service, _shop):
        service.client.get_shop()
        service.client.get_shop()
        assert (service.usage.requests, service.usage.points) == (2, 11)


def test_a_refused_grant_token_is_replaced_once():
    store = MemoryTokenStore()
    store.save(Token("old", time.time() + 9999))
    grant = answer({"access_token": "new", "scope": "a,b", "expires_in": 86399})
    scripts = [answer(b"{}", 401), grant, answer({"data": SHOP})]
    settings = {"token": None, "client_id": "id", "client_secret": "s3cret"}
    with asking(*scripts, tokens=store, **settings) as (service, shop):
        service.client.get_shop()
        assert [header_of(request) for request in shop.requests] == ["old", "", "new"]
    assert store.load().value == "new"


def header_of(request: bytes, name: str = "x-shopify-access-token") -> str:
    for line in request.decode().split("\r\n"):
        key, _, value = line.partition(":")
        if key.lower() == name:
            return value.strip()
    return ""
