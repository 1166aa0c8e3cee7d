"""The service against a local Shopify, over HTTP and with the official schema."""

from collections.abc import Callable

import pytest

from ...scripts.local_shopify.control.remote import Control
from ...services.shopify import errors
from ...services.shopify.client.shop_access import ShopSettings
from ...services.shopify.client.sizes import SHOPIFY_PAGE_SIZE
from ...services.shopify.gql.enums import ProductSortKeys
from ...services.shopify.operation_costs import OPERATION_COSTS
from ...services.shopify.run.personal_data_access import KNOWN
from ...services.shopify.service import ShopifyService
from ..common import local_shopify
from ..raw_shop import FastPace
from .product_writes import WRITES

GRANT = {
    "token": None,
    "client_id": "local-client-id",
    "client_secret": "local-client-secret",
}
NOWHERE = "gid://shopify/Product/1"
# Each operation as it is used, at its page size.
OPERATIONS = {
    "GetProducts": lambda client, id_: client.get_products(
        SHOPIFY_PAGE_SIZE,
        query="updated_at:>='2020-01-01T00:00:00Z'",
        sort_key=ProductSortKeys.UPDATED_AT,
    ),
    "GetProductVariants": lambda client, id_: client.get_product_variants(
        id_, SHOPIFY_PAGE_SIZE
    ),
    "GetProductMedia": lambda client, id_: client.get_product_media(
        id_, SHOPIFY_PAGE_SIZE
    ),
    "GetProductCollections": lambda client, id_: client.get_product_collections(
        id_, SHOPIFY_PAGE_SIZE
    ),
    "GetProductsByIds": lambda client, id_: client.get_products_by_ids([id_]),
    "GetImages": lambda client, id_: client.get_images([id_]),
    "GetProductTimes": lambda client, id_: client.get_product_times(SIZE),
    "GetProductAt": lambda client, id_: client.get_product_at(),
    "GetNewestProduct": lambda client, id_: client.get_newest_product(),
    "GetProductCount": lambda client, id_: client.get_product_count(),
    "GetProductIds": lambda client, id_: client.get_product_ids([id_, NOWHERE]),
    "GetDestroyedProducts": lambda client, id_: client.get_destroyed_products(
        SHOPIFY_PAGE_SIZE, "subject_type:PRODUCT action:destroy"
    ),
    "GetShop": lambda client, id_: client.get_shop(),
    "GetThrottleStatus": lambda client, id_: client.get_throttle_status(),
    **WRITES,
}
SIZE = SHOPIFY_PAGE_SIZE
CUSTOMER_OPERATIONS = {
    "GetCustomers": lambda client, id_: client.get_customers(SIZE),
    "GetCustomersByIds": lambda client, id_: client.get_customers_by_ids([id_]),
    "GetCustomerTimes": lambda client, id_: client.get_customer_times(SIZE),
    "GetCustomerAt": lambda client, id_: client.get_customer_at(),
    "GetNewestCustomer": lambda client, id_: client.get_newest_customer(),
    "GetCustomerCount": lambda client, id_: client.get_customer_count(),
    "GetPersonalData": lambda client, id_: client.get_personal_data(SIZE, KNOWN),
}
COMPANY_OPERATIONS = {
    "GetCompaniesByIds": lambda client, id_: client.get_companies_by_ids([id_]),
    "GetCompanyLocations": lambda client, id_: client.get_company_locations(id_, SIZE),
    "GetCompanies": lambda client, id_: client.get_companies(SIZE),
    "GetCompanyAt": lambda client, id_: client.get_company_at(),
    "GetNewestCompany": lambda client, id_: client.get_newest_company(),
    "GetChangedLocations": lambda client, id_: client.get_changed_locations(SIZE),
}
ORDER_OPERATIONS = {
    "GetOrders": lambda client, id_: client.get_orders(SIZE),
    "GetOrdersByIds": lambda client, id_: client.get_orders_by_ids([id_]),
    "GetOrderTimes": lambda client, id_: client.get_order_times(SIZE),
    "GetOrderAt": lambda client, id_: client.get_order_at(SIZE),
    "GetNewestOrder": lambda client, id_: client.get_newest_order(),
    "GetOrderCount": lambda client, id_: client.get_order_count(),
    "GetOrderIds": lambda client, id_: client.get_order_ids(SIZE),
    "GetOrderLineItems": lambda client, id_: client.get_order_line_items(id_, SIZE),
    "GetOrderRefunds": lambda client, id_: client.get_order_refunds([id_]),
    "GetOrderDiscountApplications": lambda client, id_: (
        client.get_order_discount_applications(id_, SIZE)
    ),
    "GetOrderShippingLines": lambda client, id_: client.get_order_shipping_lines(
        id_, SIZE
    ),
}
REFUND_OPERATIONS = {
    "GetRefundLists": lambda client, id_: client.get_refund_lists(id_, SIZE),
}


@pytest.fixture
def shop():
    """An empty local shop."""
    with Control(local_shopify()) as control:
        control.reset()
        yield control
        control.reset()


def service(shop: Control, **values) -> ShopifyService:
    options = {"pace": FastPace(), **values.pop("options", {})}
    values.setdefault("token", "shpat_local")
    settings = ShopSettings("local-shop", "North", shop.base_url, **values)
    return ShopifyService(settings, **options)


def known(shop: Control, **values) -> ShopifyService:
    return service(shop, test_store=True, **values)


def subject_of(shop: Control, operation: str) -> tuple[Callable, str]:
    """What an operation is asked with, and the id of a record that it is about."""
    if operation in CUSTOMER_OPERATIONS:
        customer = shop.add_customer(firstName="Mia", email="mia@example.com")
        return CUSTOMER_OPERATIONS[operation], customer["id"]
    if operation in COMPANY_OPERATIONS:
        return COMPANY_OPERATIONS[operation], shop.add_company("Acme")["id"]
    if operation not in ORDER_OPERATIONS | REFUND_OPERATIONS:
        product = shop.add_product("Tee", sku="AB-1 - R3", price="19.90")
        return OPERATIONS[operation], product["id"]
    price = {"shopMoney": {"amount": "19.90", "currencyCode": "EUR"}}
    line = {"title": "Tee", "quantity": 2, "originalUnitPriceSet": price}
    order = shop.add_order(lineItems=[line], transactions=[{"amountSet": price}])
    if operation in ORDER_OPERATIONS:
        return ORDER_OPERATIONS[operation], order["id"]
    order = shop.order_event(order["id"], "refund", lines=[{"index": 0, "quantity": 1}])
    return REFUND_OPERATIONS[operation], order["refunds"][0]["id"]


@pytest.mark.parametrize("operation", sorted(OPERATION_COSTS))
def test_each_operation_works_at_the_price_it_is_known_for(shop, operation):
    ask, id_ = subject_of(shop, operation)
    with known(shop) as north:
        ask(north.client, id_)
        (call,) = shop.log(operation)
        assert (call["status"], call["fault"]) == (200, None)
        assert call["requested"] == OPERATION_COSTS[operation]
        assert north.usage.points == sum(call["actual"] for call in shop.log())


def test_what_is_asked_for_arrives(shop):
    tee = shop.add_product("Tee", sku="AB-1 - R3", price="19.90", vendor="Acme")
    gone = shop.add_product("Gone")
    shop.delete_product(gone["id"])
    with known(shop) as north:
        (read,) = north.client.get_products(10).products.nodes
        (variant,) = read.variants.nodes
        assert (read.id, read.title, read.vendor) == (tee["id"], "Tee", "Acme")
        assert (variant.sku, str(variant.price)) == ("AB-1 - R3", "19.90")
        nodes = north.client.get_product_ids([tee["id"], gone["id"]]).nodes
        assert [node and node.id for node in nodes] == [tee["id"], None]
        query = "subject_type:PRODUCT action:destroy"
        (event,) = north.client.get_destroyed_products(10, query).events.nodes
        assert event.subject_id == gone["id"]


REFUSALS = [
    ({"token": "shpat_other"}, errors.ShopifyTokenError, "enter a new one"),
    ({"scopes": ["read_orders"]}, errors.ShopifyScopeError, "read_products"),
    ({"state": "unknown"}, errors.ShopifyUnknownShopError, "shop key"),
    ({"state": "frozen"}, errors.ShopifyFrozenShopError, "unpaid bill"),
    ({"state": "locked"}, errors.ShopifyLockedShopError, "support"),
    ({"state": "rejected"}, errors.ShopifySecurityError, "address of this server"),
]


@pytest.mark.parametrize(("settings", "kind", "words"), REFUSALS)
def test_each_refusal_is_told_in_its_own_words(shop, settings, kind, words):
    shop.settings(**settings)
    with known(shop) as north, pytest.raises(kind, match=words) as caught:
        north.client.get_products(10)
    assert type(caught.value) is kind
    asked = [call["operation"] for call in shop.log()]
    assert len(set(asked)) == north.usage.requests, "a refusal is not asked for again"


def test_another_version_is_noticed(shop, monkeypatch):
    monkeypatch.setattr(ShopifyService, "API_VERSION", "2019-01")
    with known(shop) as north, pytest.raises(errors.ShopifyVersionError, match="2019"):
        north.client.get_shop()


PASSING = [
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 503},
    {"kind": "throttle"},
    {"kind": "http429", "retry_after": 2},
    {"kind": "cut"},
    {"kind": "html"},
    {"kind": "close_before"},
    {"kind": "close_after"},
]


@pytest.mark.parametrize("fault", PASSING, ids=lambda fault: str(fault)[:40])
def test_trouble_that_passes_is_overcome(shop, fault):
    shop.add_product("Tee")
    shop.settings(restore_rate=20000)
    shop.faults({**fault, "operation": "GetProducts", "count": 2})
    with known(shop) as north:
        assert len(north.client.get_products(10).products.nodes) == 1
        throttled = fault["kind"] in ("throttle", "http429")
        assert north.usage.hard_throttles == (2 if throttled else 0)
    assert len(shop.log("GetProducts")) == 3


WRONG = [
    ({"kind": "null_nodes"}, errors.ShopifyUnreadableAnswerError),
    ({"kind": "errors_beside_data"}, errors.ShopifyUnavailableError),
]


@pytest.mark.parametrize(("fault", "kind"), WRONG)
def test_an_answer_with_holes_is_no_answer(shop, fault, kind):
    for title in ("Tee", "Mug"):
        shop.add_product(title)
    shop.faults({**fault, "operation": "GetProducts"})
    with known(shop) as north, pytest.raises(kind):
        north.client.get_products(10)


def test_no_throttled_answer_is_provoked(shop):
    """Twenty pages from a bucket that holds two of them."""
    shop.settings(maximum_available=1000, restore_rate=1600)
    with known(shop, options={"pace": None}) as north:
        for _page in range(20):
            north.client.get_products(SHOPIFY_PAGE_SIZE)
        assert north.usage.hard_throttles == 0
    calls = shop.log("GetProducts")
    assert [call["status"] for call in calls] == [200] * 20


@pytest.fixture
def drained(shop):
    """A shop whose bucket another user of the app has just emptied."""
    shop.settings(maximum_available=1000, restore_rate=400)
    shop.faults({"kind": "throttle", "operation": "GetShop"})
    with known(shop, options={"max_attempts": 1}) as other:
        with pytest.raises(errors.ShopifyThrottledError):
            other.client.get_shop()
    assert shop.settings()["bucket"]["currentlyAvailable"] < 100
    shop.clear_log()
    return shop


def test_a_new_service_looks_before_it_asks_for_many_points(drained):
    with known(drained, options={"pace": None}) as north:
        for _page in range(2):
            north.client.get_products(SHOPIFY_PAGE_SIZE)
        assert (north.usage.hard_throttles, north.usage.waits > 0) == (0, True)
    calls = [(call["operation"], call["fault"]) for call in drained.log()]
    looked, *asked = calls
    assert looked == ("GetThrottleStatus", None)
    assert asked == [("GetProducts", None)] * 2, "it looks once"
    assert all(call["actual"] is not None for call in drained.log())


def test_no_look_is_spent_on_few_points(shop):
    with known(shop) as north:
        north.client.get_shop()
        north.client.get_products(10)
    operations = [call["operation"] for call in shop.log()]
    assert operations == ["GetShop", "GetProducts"]


def test_a_grant_token_that_shopify_ended_is_replaced(shop):
    with known(shop, **GRANT) as north:
        north.client.get_shop()
        shop.expire_tokens()
        assert north.client.get_shop().shop.name == "Local Shop"
        assert shop.expire_tokens() == 1


GRANT_REFUSALS = [
    ({"app_installed": False}, "Install it"),
    ({"client_secret": "another"}, "client ID"),
]


@pytest.mark.parametrize(("settings", "words"), GRANT_REFUSALS)
def test_why_there_is_no_grant(shop, settings, words):
    shop.settings(**settings)
    with known(shop, **GRANT) as north:
        with pytest.raises(errors.ShopifyGrantError, match=words):
            north.client.get_shop()
