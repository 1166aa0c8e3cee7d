"""The token of the client credentials grant, shared by all workers."""

import threading
import time
from urllib.parse import parse_qs

import pytest

from ...services.shopify import errors
from ...services.shopify.client.auth import RENEWED_BEFORE, MemoryTokenStore, Token
from ..raw_shop import SHOP, answer, asking, data
from .test_retry import header_of

GRANT = {"token": None, "client_id": "app-1", "client_secret": "s3cret-of-app"}


def granted(value: str, expires_in: float = 86399):
    content = {"access_token": value, "scope": "read_a,read_b"}
    return answer({**content, "expires_in": expires_in})


def test_the_first_request_fetches_a_token():
    store = MemoryTokenStore()
    with asking(granted("one"), data(SHOP), tokens=store, **GRANT) as (service, shop):
        service.client.get_shop()
        service.client.get_shop()
    asked, first, second = shop.requests
    assert asked.startswith(b"POST /admin/oauth/access_token ")
    assert parse_qs(asked.split(b"\r\n\r\n")[1].decode()) == {
        "grant_type": ["client_credentials"],
        "client_id": ["app-1"],
        "client_secret": ["s3cret-of-app"],
    }
    assert header_of(first) == header_of(second) == "one"
    assert store.load().scopes == ("read_a", "read_b")
    assert store.load().expires_at == pytest.approx(time.time() + 86399, abs=5)


ENDS = [(RENEWED_BEFORE - 1, "new"), (RENEWED_BEFORE + 60, "old")]


@pytest.mark.parametrize(("seconds_left", "used"), ENDS)
def test_a_token_is_renewed_before_its_end(seconds_left, used):
    store = MemoryTokenStore()
    store.save(Token("old", time.time() + seconds_left))
    scripts = [granted("new")] if used == "new" else []
    with asking(*scripts, data(SHOP), tokens=store, **GRANT) as (service, shop):
        service.client.get_shop()
    assert header_of(shop.requests[-1]) == used


def test_many_workers_renew_it_once():
    store = MemoryTokenStore()
    store.save(Token("old", time.time() + 1))

    def slowly(connection):
        time.sleep(0.2)
        granted("new")(connection)

    with asking(slowly, data(SHOP), tokens=store, **GRANT) as (service, shop):
        workers = [threading.Thread(target=service.client.get_shop) for _ in range(6)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(30)
            assert not worker.is_alive()
    tokens = sorted(header_of(request) for request in shop.requests)
    assert tokens == ["", *["new"] * 6]


def test_a_token_that_is_refused_even_when_new_is_told():
    scripts = [granted("one"), answer(b"{}", 401), granted("two"), answer(b"{}", 401)]
    with asking(*scripts, **GRANT) as (service, shop):
        with pytest.raises(errors.ShopifyTokenError):
            service.client.get_shop()
        assert len(shop.requests) == 4


REFUSALS = [
    (400, b'{"error":"app_not_installed"}', errors.ShopifyGrantError, "Install it"),
    (400, b"<h1>Oauth error app_not_installed</h1>", errors.ShopifyGrantError, "Insta"),
    (400, b'{"error":"invalid_client"}', errors.ShopifyGrantError, "client ID"),
    (401, b"", errors.ShopifyGrantError, "client ID"),
    (404, b"", errors.ShopifyUnknownShopError, "shop key"),
    (200, b"{}", errors.ShopifyUnreadableAnswerError, "access_token"),
    (503, b"", errors.ShopifyUnavailableError, "HTTP 503"),
]


@pytest.mark.parametrize(("status", "body", "kind", "words"), REFUSALS)
def test_why_there_is_no_token(status, body, kind, words):
    with asking(answer(body, status), max_attempts=1, **GRANT) as (service, _shop):
        with pytest.raises(kind, match=words):
            service.client.get_shop()


def test_trouble_while_fetching_a_token_is_tried_again():
    scripts = [answer(b"", 503), granted("one"), data(SHOP)]
    with asking(*scripts, **GRANT) as (service, shop):
        service.client.get_shop()
        assert len(shop.requests) == 3
