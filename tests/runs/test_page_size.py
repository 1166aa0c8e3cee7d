"""A page that costs too much is asked for again in a smaller size."""

import pytest

from ...services.shopify.client.shop_access import ShopSettings
from ...services.shopify.client.throttle import page_cost
from ...services.shopify.errors import (
    ShopifyTooCostlyError,
    ShopifyTooLargeError,
    ShopifyUnreadableAnswerError,
)
from ...services.shopify.products.source import ProductSource
from ...services.shopify.run.page_size import PageSize
from ...services.shopify.service import ShopifyService
from ..raw_shop import FastPace, answer, asking, data

TOO_COSTLY = {
    "message": "Query cost is 1012, which exceeds the single query max cost limit",
    "extensions": {"code": "MAX_COST_EXCEEDED", "cost": 1012, "maxCost": 1000},
}
EMPTY = {
    "products": {"nodes": [], "pageInfo": {"hasNextPage": False, "endCursor": None}}
}
LOOK = data({"shop": {"id": "gid://shopify/Shop/1"}})  # at the bucket, first of all
PRICES = [(893, 250, 893), (893, 125, 731), (893, 10, 326), (893, 1, 83), (13, 0, 13)]


@pytest.mark.parametrize(("full", "size", "price"), PRICES)
def test_a_smaller_page_has_a_smaller_price(full, size, price):
    assert page_cost(full, size) == price


def test_what_shopify_finds_too_costly_is_asked_for_by_half():
    refusal = answer({"errors": [TOO_COSTLY]})
    with asking(LOOK, refusal, refusal, data(EMPTY)) as (service, raw):
        assert ProductSource(service.client).fetch(None, "ID", None).nodes == []
    sizes = [size for size in (250, 125, 62) for it in raw.requests if _asks(it, size)]
    assert sizes == [250, 125, 62]


def test_once_it_was_too_costly_the_next_page_is_small_from_the_start():
    with asking(LOOK, answer({"errors": [TOO_COSTLY]}), data(EMPTY)) as (service, raw):
        source = ProductSource(service.client)
        source.fetch(None, "ID", None)
        source.fetch(None, "ID", "next")
    assert [_asks(it, 125) for it in raw.requests[-2:]] == [True, True]


def test_what_is_too_costly_at_any_size_is_an_error():
    with asking(LOOK, answer({"errors": [TOO_COSTLY]})) as (service, raw):
        with pytest.raises(ShopifyTooCostlyError, match="1012"):
            ProductSource(service.client).fetch(None, "ID", None)
    assert _asks(raw.requests[-1], 10)


@pytest.mark.parametrize("maximum", [800, 400])
def test_a_bucket_too_small_for_a_page_gets_smaller_pages(shop, maximum):
    shop.reset(300, variants=1, maximum_available=maximum, restore_rate=100_000)
    settings = ShopSettings(
        "local", "Local", shop.base_url, "shpat_local", test_store=True
    )
    with ShopifyService(settings, pace=FastPace()) as service:
        source, ids, cursor, more = ProductSource(service.client), [], None, True
        while more:
            page = source.fetch(None, "ID", cursor)
            ids += [product.id for product in page.nodes]
            cursor, more = page.cursor, page.has_next
    assert len(set(ids)) == len(ids) == 300
    assert not any("Throttled" in (call.get("errors") or []) for call in shop.log())


def test_a_size_never_falls_below_the_smallest():
    sizes = []

    def ask(size):
        sizes.append(size)
        raise ShopifyTooCostlyError("No")

    with pytest.raises(ShopifyTooCostlyError):
        PageSize().fetch(ask)
    assert sizes == [250, 125, 62, 31, 15, 10]


def _asks(request: bytes, size: int) -> bool:
    return f'"first":{size},'.encode() in request.replace(b" ", b"")


def test_a_page_that_is_too_large_to_be_read_shrinks_to_a_single_record():
    sizes = []

    def ask(size):
        sizes.append(size)
        raise ShopifyTooLargeError("No")

    with pytest.raises(ShopifyTooLargeError):
        PageSize().fetch(ask)
    assert sizes == [250, 125, 62, 31, 15, 7, 3, 1]


@pytest.mark.parametrize("kind", [ShopifyTooLargeError, ShopifyUnreadableAnswerError])
def test_a_single_record_that_cannot_be_read_is_stepped_past(kind):
    sizes = []

    def ask(size):
        sizes.append(size)
        if size > 1 or len(sizes) < 11:
            raise kind("No")
        return "read"

    page_size = PageSize()
    assert page_size.fetch(ask, step=lambda: "stepped") == "stepped"
    assert page_size.fetch(ask, 2, lambda: None) == "read"
    assert sizes == [250, 125, 62, 31, 15, 7, 3, 1, 2, 1, 1]


def test_what_is_too_costly_is_never_stepped_past():
    def ask(size):
        raise ShopifyTooCostlyError("No")

    with pytest.raises(ShopifyTooCostlyError):
        PageSize().fetch(ask, step=lambda: "stepped")
