"""No secret and no person in a log, an error or a traceback."""

import logging
import time
import traceback

import httpx
import pytest

from ...services import shopify
from ...services.shopify import errors
from ...services.shopify.client.auth import Token
from ...services.shopify.client.redact import redacted, redacted_text
from ..raw_shop import SHOP, answer, asking, cost

SECRETS = ["shpat_secret0123456789", "s3cret-of-app", "granted-t0ken"]
PERSON = {
    "name": "Ada Lovelace",
    "email": "ada@example.com",
    "phone": "+44 20 7946 0000",
    "address1": "12 St James's Square",
}


def test_nothing_personal_is_left_of_an_answer():
    order = {
        "id": "gid://shopify/Order/1",
        "name": "#1001",
        "customer": {"id": "gid://shopify/Customer/1", "displayName": "Ada Lovelace"},
        "shippingAddress": PERSON,
        "email": PERSON["email"],
        "note": "Ring at Lovelace's",
        "lineItems": {"nodes": [{"title": "Tee", "vendor": "Acme", "price": "9.99"}]},
        "retailLocation": None,
        "confirmed": True,
    }
    shown = redacted({"data": {"order": order}})["data"]["order"]
    assert shown["id"] == order["id"]
    assert shown["customer"]["id"] == order["customer"]["id"]
    assert shown["lineItems"] == order["lineItems"]
    assert (shown["retailLocation"], shown["confirmed"]) == (None, True)
    for personal in ("Ada", "Lovelace", "ada@", "7946", "St James"):
        assert personal not in str(shown)


TEXTS = [
    ("token shpat_0a1b2c is bad", "token *** is bad"),
    ("mail ada@example.com now", "mail *** now"),
    ("https://x.example/f?signature=abc&b=1", "https://x.example/f?signature=***&b=1"),
    ("SKU AB-12 at 9.99", "SKU AB-12 at 9.99"),
]


@pytest.mark.parametrize(("text", "shown"), TEXTS)
def test_texts_are_masked_where_needed(text, shown):
    assert redacted_text(text) == shown


TROUBLE = [
    answer(b"{}", 401),
    answer(b"{}", 403),
    answer(b"", 503),
    answer(b'{"data": {"customer": {"email": "ada@example.com", '),
    answer({"data": {"shop": None, "customer": PERSON}}),
    answer({"errors": [{"message": "No", "extensions": {"code": "THROTTLED"}}]}),
]


@pytest.mark.parametrize("trouble", TROUBLE)
@pytest.mark.parametrize("grant", [False, True], ids=["static", "grant"])
def test_no_secret_and_no_person_in_logs_errors_and_tracebacks(trouble, grant, caplog):
    settings = {"token": "shpat_secret0123456789"}
    scripts = [trouble]
    if grant:
        settings = {"token": None, "client_id": "i", "client_secret": "s3cret-of-app"}
        token = {"access_token": "granted-t0ken", "scope": "a", "expires_in": 9999}
        scripts.insert(0, answer(token))
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger=shopify.__name__)
    with asking(*scripts, **settings) as (service, _shop):
        with pytest.raises(errors.ShopifyApiError) as caught:
            service.client.get_shop()
        told = [caplog.text, repr(service.settings), repr(service.transport.settings)]
    told += traceback.format_exception(caught.value)
    told += [repr(caught.value), str(caught.value.__dict__)]
    for word in [*SECRETS, *PERSON.values()]:
        assert word not in "\n".join(told)


def test_answers_are_logged_at_debug_only(caplog):
    person = {"data": {**SHOP, "customer": PERSON}, "extensions": {"cost": cost(1999)}}
    with asking(answer(person)) as (service, _shop):
        with caplog.at_level(logging.INFO, logger=shopify.__name__):
            service.client.get_shop()
        ours = [record for record in caplog.records if "shopify" in record.name]
        assert ours == []
        with caplog.at_level(logging.DEBUG, logger=shopify.__name__):
            service.client.get_shop()
    assert "1999" in caplog.text
    assert "Europe/Berlin" in caplog.text
    assert "Lovelace" not in caplog.text


def test_a_token_hides_its_value():
    assert "granted" not in repr(Token("granted-t0ken", time.time()))


def test_httpx_tells_of_others_requests_but_not_of_ours(caplog):
    with asking(answer({"data": SHOP})) as (north, shop):
        with caplog.at_level(logging.INFO, "httpx"):
            north.client.get_shop()
            assert caplog.messages == []
            httpx.post(shop.url, trust_env=False)
            assert [record.name for record in caplog.records] == ["httpx"]


def test_who_asks_httpx_for_everything_gets_ours_too(caplog):
    with asking(answer({"data": SHOP})) as (north, _shop):
        with caplog.at_level(logging.DEBUG, "httpx"):
            north.client.get_shop()
    assert "httpx" in {record.name for record in caplog.records}
