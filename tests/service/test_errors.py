"""Each way in which Shopify fails is told apart, in words that help."""

import gzip
import json
import socket
import time
from unittest.mock import patch

import httpx
import pytest

from ...services.shopify import errors
from ...services.shopify.client import decisions, wire
from ...services.shopify.client.shop_access import ShopSettings
from ...services.shopify.service import ShopifyService
from ..raw_shop import SHOP, FastPace, answer, asking, data, drip, hang_up, http

HTML = b"<!DOCTYPE html><html><body>Something went wrong</body></html>"


def error(code: str, message: str = "No", **extensions) -> dict:
    return {"message": message, "extensions": {"code": code, **extensions}}


def cut(connection: socket.socket) -> None:
    connection.sendall(http({"data": SHOP})[:-20])
    connection.shutdown(socket.SHUT_RDWR)


STATUSES = [
    (401, errors.ShopifyTokenError, "enter a new one"),
    (402, errors.ShopifyFrozenShopError, "unpaid bill"),
    (403, errors.ShopifyScopeError, "access scopes"),
    (404, errors.ShopifyUnknownShopError, "shop key"),
    (301, errors.ShopifyUnknownShopError, "shop key"),
    (400, errors.ShopifyRequestError, "report it"),
    (423, errors.ShopifyLockedShopError, "support"),
    (429, errors.ShopifyThrottledError, "fewer requests"),
    (430, errors.ShopifySecurityError, "address of this server"),
    (500, errors.ShopifyUnavailableError, "HTTP 500"),
    (502, errors.ShopifyUnavailableError, "HTTP 502"),
    (503, errors.ShopifyUnavailableError, "HTTP 503"),
    (504, errors.ShopifyUnavailableError, "HTTP 504"),
    (408, errors.ShopifyUnavailableError, "HTTP 408"),
]


@pytest.mark.parametrize(("status", "kind", "words"), STATUSES)
@pytest.mark.parametrize("body", [b'{"errors":"No"}', HTML], ids=["json", "html"])
def test_each_status_is_an_exception_of_its_own(status, kind, words, body):
    assert_fails_with(kind, words, answer(body, status))


BODIES = [
    ("cut by the network", cut, errors.ShopifyCutAnswerError, "damaged"),
    ("cut JSON", answer(b'{"data": {"sh'), errors.ShopifyCutAnswerError, "damaged"),
    ("empty", answer(b""), errors.ShopifyCutAnswerError, "damaged"),
    ("a page", answer(HTML), errors.ShopifyNotJsonError, "web page"),
    ("text", answer(b"Oops"), errors.ShopifyNotJsonError, "web page"),
    (
        "not gzip",
        answer(b"{}", 200, {"Content-Encoding": "gzip"}),
        errors.ShopifyCutAnswerError,
        "damaged",
    ),
    (
        "packed, and much too large",
        answer(gzip.compress(b" " * 40_000_000), 200, {"Content-Encoding": "gzip"}),
        errors.ShopifyTooLargeError,
        "more than 32 MB",
    ),
    (
        "announced as much too large",
        answer(b"{}", 200, {"Content-Length": 40_000_000}),
        errors.ShopifyTooLargeError,
        "more than 32 MB",
    ),
    (
        "packed twice",
        answer(gzip.compress(b"{}"), 200, {"Content-Encoding": "gzip, gzip"}),
        errors.ShopifyCutAnswerError,
        "damaged",
    ),
    ("a list", answer(b"[]"), errors.ShopifyUnreadableAnswerError, "promises"),
    ("no data", answer({}), errors.ShopifyUnreadableAnswerError, "data"),
    (
        "null data",
        answer({"data": None}),
        errors.ShopifyUnreadableAnswerError,
        "data",
    ),
    (
        "null nodes",
        data({**SHOP, "shop": None}),
        errors.ShopifyUnreadableAnswerError,
        "shop",
    ),
    ("silence", hang_up, errors.ShopifyAnswerLostError, "did not answer"),
    (
        "another version",
        answer({"data": SHOP}, 200, {"X-Shopify-API-Version": "2027-01"}),
        errors.ShopifyVersionError,
        "2027-01",
    ),
]


@pytest.mark.parametrize(
    ("script", "kind", "words"),
    [case[1:] for case in BODIES],
    ids=[case[0] for case in BODIES],
)
def test_each_broken_answer_is_an_exception_of_its_own(script, kind, words):
    assert_fails_with(kind, words, script)


GRAPHQL = [
    (error("THROTTLED"), errors.ShopifyThrottledError, "fewer requests"),
    (
        error("INTERNAL_SERVER_ERROR", requestId="r-1"),
        errors.ShopifyUnavailableError,
        "r-1",
    ),
    (error("SHOP_INACTIVE"), errors.ShopifyFrozenShopError, "frozen"),
    (
        error("ACCESS_DENIED", requiredAccess="`read_products` access scope."),
        errors.ShopifyScopeError,
        "read_products",
    ),
    (error("MAX_COST_EXCEEDED"), errors.ShopifyTooCostlyError, "GetShop"),
    (error("undefinedField", "No field x"), errors.ShopifyRequestError, "No field x"),
    ("Not a list of objects", errors.ShopifyRequestError, "Not a list"),
]


@pytest.mark.parametrize(("problem", "kind", "words"), GRAPHQL)
def test_each_graphql_error_is_an_exception_of_its_own(problem, kind, words):
    problems = problem if isinstance(problem, str) else [problem]
    assert_fails_with(kind, words, answer({"errors": problems}))


def test_errors_beside_data_are_errors():
    reply = {"data": SHOP, "errors": [error("NOT_FOUND", "No such thing")]}
    assert_fails_with(errors.ShopifyDataError, "No such thing", answer(reply))


def test_the_gravest_of_several_errors_is_told():
    problems = [error("NOT_FOUND"), error("ACCESS_DENIED"), error("SHOP_INACTIVE")]
    reply = answer({"data": None, "errors": problems})
    assert_fails_with(errors.ShopifyFrozenShopError, "frozen", reply)


def test_a_search_that_shopify_only_half_understands_is_refused():
    warning = {"field": "updated", "message": "Invalid search field for this query."}
    extensions = {"search": [{"path": ["products"], "warnings": [warning]}]}
    reply = answer({"data": SHOP, "extensions": extensions})
    assert_fails_with(errors.ShopifyRequestError, "Invalid search field", reply)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("A\\u0000B", "AB"),
        (r"A\\u0000", r"A\u0000"),
        (r"A\\\u0000B", "A\\B"),
        ("A\x00B\x07", "AB\x07"),
        (r"A\ud800B", "A\ufffdB"),
        (r"A\udc00\ud800", "A\ufffd\ufffd"),
        (r"\ud83d\ude00 \ud83d", "\U0001f600 \ufffd"),
        ("A\ud800", "A\ufffd\ufffd\ufffd"),
    ],
)
def test_what_no_text_of_the_database_can_hold_is_left_out(written, name):
    body = json.dumps({"data": SHOP}).replace("North", written, 1)
    body = body.encode(errors="surrogatepass")
    with asking(answer(body)) as (service, _shop):
        assert service.client.get_shop().shop.name == name


def test_no_network():
    with asking(answer({"data": SHOP}), max_attempts=1) as (service, shop):
        shop.close()
        with pytest.raises(errors.ShopifyNetworkError, match="network") as caught:
            service.client.get_shop()
    assert type(caught.value) is errors.ShopifyNetworkError


def test_an_answer_that_drips_is_cut_off():
    with patch.object(wire, "LONGEST_EXCHANGE", 0.5):
        started = time.monotonic()
        assert_fails_with(errors.ShopifyAnswerLostError, "did not answer", drip)
    assert time.monotonic() - started < 30  # the answer lasts more than an hour


def assert_fails_with(kind, words, script):
    with asking(script, max_attempts=1) as (service, _shop):
        with pytest.raises(kind, match=words) as caught:
            service.client.get_shop()
    assert type(caught.value) is kind
    assert "North" in str(caught.value), "the message names the shop"


NO_ADDRESSES = (
    "http://[::1",
    "http://a]b",
    "http://[a]",
    "http://a:port",
    "http://a:0",
    "http://a:99999",
    "https://",
    "http://:80",
    "http://\u2488x",
    "http://\u2100",
    "http://xn--",
    "http://xn--/",
    "http://a..b",
    "http://" + "a" * 64,
)

SETTINGS = [
    ({"key": "", "token": "t"}, "shop key"),
    ({"key": "north.myshopify.com", "token": "t"}, "shop key"),
    ({"key": "north"}, "no credentials"),
    ({"key": "north", "client_id": "id"}, "no credentials"),
    ({"key": "north", "token": "shpat_\nX"}, "token"),
    ({"key": "north", "token": "shpat_ü"}, "token"),
    ({"key": "north", "token": "t", "api_url": "http://127.0.0.1:1"}, "test store"),
    (
        {"key": "north", "token": "t", "api_url": "ftp://x", "test_store": True},
        "http://",
    ),
    *(
        ({"key": "north", "token": "t", "api_url": url, "test_store": True}, "http://")
        for url in NO_ADDRESSES
    ),
]


@pytest.mark.parametrize(("values", "words"), SETTINGS)
def test_settings_that_cannot_work_are_refused_before_anything_is_sent(values, words):
    with pytest.raises(errors.ShopifyConfigurationError, match=words):
        ShopifyService(ShopSettings(name="North", **values))


def all_subclasses(kind):
    for child in kind.__subclasses__():
        yield child
        yield from all_subclasses(child)


def test_every_error_of_httpx_is_mapped():
    kinds = {httpx.RequestError, *all_subclasses(httpx.RequestError)}
    abstract = {kind for kind in kinds if kind.__subclasses__()}
    public = {kind for kind in kinds - abstract if kind.__module__ == "httpx"}
    # Redirects are never followed.
    assert public - {httpx.TooManyRedirects} == set(wire.NETWORK_ERRORS)


def test_every_error_of_ours_has_a_decision():
    kinds = set(all_subclasses(errors.OdooDataError))
    assert kinds <= set(decisions.DECISIONS)


def test_only_what_goes_away_by_itself_is_tried_again():
    tried = {kind for kind, said in decisions.DECISIONS.items() if said.attempts > 1}
    assert all(issubclass(kind, errors.ShopifyTransientError) for kind in tried)


def test_an_exception_carries_its_context():
    raised = errors.ShopifyDataError("No", odoo_record="product.product(7,)")
    assert (raised.odoo_record, raised.shopify_record) == ("product.product(7,)", None)
    assert json.dumps(str(raised)) == '"No"'


def test_the_pace_is_told_of_every_request():
    pace = FastPace()
    with asking(answer(b"", 503), answer({"data": SHOP}), pace=pace) as (service, _):
        service.client.get_shop()
    assert pace.requests == 2


def test_what_stands_where_an_answer_cannot_be_read_is_told_to_programs_alone():
    reply = data({**SHOP, "shop": {**SHOP["shop"], "name": ["Private"]}})
    with asking(reply, max_attempts=1) as (service, _shop):
        with pytest.raises(errors.ShopifyUnreadableAnswerError) as caught:
            service.client.get_shop()
    assert caught.value.found == {"shop.name": ["Private"]}
    assert "Private" not in str(caught.value)
