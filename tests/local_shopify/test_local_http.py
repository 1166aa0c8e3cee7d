"""The local Shopify over HTTP: tokens, points, faults."""

import time

import httpx
import pytest
from graphql import build_client_schema, get_introspection_query, print_schema

from ...scripts.local_shopify.base.schema import load_schema

SHOP = "query Shop { shop { name } }"
PRODUCTS = "query Products { products(first: 250) { nodes { id } } shop { name } }"


def test_an_answer_tells_version_request_and_cost(shop):
    shop.settings(restore_rate=0.1)
    response = shop.post(SHOP, version="2024-01")
    assert response.headers["X-Shopify-API-Version"] == "2026-10"
    assert response.headers["X-Request-Id"]
    assert response.json() == {
        "data": {"shop": {"name": "Local Shop"}},
        "extensions": {
            "cost": {
                "requestedQueryCost": 1,
                "actualQueryCost": 1,
                "throttleStatus": {
                    "maximumAvailable": 2000,
                    "currentlyAvailable": 1999,
                    "restoreRate": 0.1,
                },
            }
        },
    }


def test_a_wrong_token_is_refused(shop):
    shop.http.headers["X-Shopify-Access-Token"] = "shpat_wrong"
    response = shop.post(SHOP)
    assert response.status_code == 401
    assert response.json()["errors"].startswith("[API] Invalid API key")


def grant(shop, **changes):
    form = {
        "grant_type": "client_credentials",
        "client_id": "local-client-id",
        "client_secret": "local-client-secret",
    }
    return shop.http.post("/admin/oauth/access_token", data=form | changes)


def test_a_granted_token_is_accepted_until_it_ends(shop):
    answer = grant(shop).json()
    assert answer["expires_in"] == 86399
    assert "read_products" in answer["scope"].split(",")
    shop.http.headers["X-Shopify-Access-Token"] = answer["access_token"]
    assert shop.post(SHOP).status_code == 200
    assert shop.expire_tokens() == 1
    assert shop.post(SHOP).status_code == 401


def test_grants_that_are_refused(shop):
    response = grant(shop, client_secret="wrong")
    assert (response.status_code, response.json()["error"]) == (400, "invalid_client")
    shop.settings(app_installed=False)
    response = grant(shop)
    assert response.json()["error"] == "app_not_installed"


STATES = [("unknown", 404), ("frozen", 402), ("locked", 423), ("rejected", 430)]


@pytest.mark.parametrize(("state", "status"), STATES)
def test_a_shop_that_is_not_open_refuses_everything(shop, state, status):
    shop.settings(state=state)
    assert shop.post(SHOP).status_code == status
    shop.settings(state="open")
    assert shop.post(SHOP).status_code == 200


def test_points_are_taken_given_back_and_come_again(shop):
    shop.reset(maximum_available=30, restore_rate=5)
    first = shop.ask(PRODUCTS)["extensions"]["cost"]
    assert first["requestedQueryCost"] == 14
    assert 16 <= first["throttleStatus"]["currentlyAvailable"] < 20
    shop.ask(PRODUCTS)
    body = shop.ask(PRODUCTS)
    assert set(body) == {"errors", "extensions"}
    assert body["errors"][0]["message"] == "Throttled"
    assert body["errors"][0]["extensions"]["code"] == "THROTTLED"
    cost = body["extensions"]["cost"]
    assert (cost["requestedQueryCost"], cost["actualQueryCost"]) == (14, None)
    missing = 14 - cost["throttleStatus"]["currentlyAvailable"]
    time.sleep(missing / 5 + 0.2)
    assert "data" in shop.ask(PRODUCTS)


def test_a_fault_meets_its_operation_after_some_calls_so_many_times(shop):
    rule = {"kind": "status", "status": 503, "operation": "Products"}
    shop.faults(rule | {"skip": 1, "count": 2})
    assert shop.post(SHOP).status_code == 200
    statuses = [shop.post(PRODUCTS).status_code for _ in range(4)]
    assert statuses == [200, 503, 503, 200]
    told = [(call["status"], call["fault"]) for call in shop.log("Products")]
    assert told == [(200, None), (503, "status"), (503, "status"), (200, None)]


def test_a_fault_by_chance_is_the_same_for_a_seed(shop):
    def statuses():
        shop.faults({"kind": "status", "probability": 0.5, "seed": 7})
        return [shop.post(SHOP).status_code for _ in range(20)]

    first = statuses()
    assert {200, 500} == set(first)
    assert statuses() == first


def test_too_many_requests_say_when_to_come_again(shop):
    shop.faults({"kind": "http429", "count": 1, "retry_after": 2.5})
    response = shop.post(SHOP)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "2.5")


def test_a_provoked_throttling_lacks_a_point(shop):
    shop.faults({"kind": "throttle", "count": 1})
    cost = shop.ask(PRODUCTS)["extensions"]["cost"]
    assert cost["throttleStatus"]["currentlyAvailable"] < cost["requestedQueryCost"]
    time.sleep(0.05)
    assert "data" in shop.ask(PRODUCTS)


def test_an_answer_may_be_a_page_or_half_or_none(shop):
    shop.faults({"kind": "html", "count": 1})
    assert shop.post(SHOP).headers["Content-Type"].startswith("text/html")
    for kind in ("cut", "close_before", "close_after"):
        shop.faults({"kind": kind, "count": 1})
        with pytest.raises(httpx.RemoteProtocolError):
            shop.post(SHOP)
    shop.faults({"kind": "hang", "seconds": 5, "count": 1})
    with pytest.raises(httpx.ReadTimeout):
        shop.http.post(
            "/admin/api/2026-10/graphql.json", json={"query": SHOP}, timeout=0.2
        )
    assert shop.post(SHOP).status_code == 200


CREATE = 'mutation Create { productSet(input: {title: "Cup"}) { product { id } } }'


@pytest.mark.parametrize(
    ("kind", "products"), [("close_before", 0), ("close_after", 1)]
)
def test_whether_a_lost_mutation_was_done(shop, kind, products):
    shop.faults({"kind": kind, "count": 1})
    with pytest.raises(httpx.RemoteProtocolError):
        shop.post(CREATE)
    assert len(shop.products()) == products


def test_answers_that_are_spoiled(shop):
    for number in range(3):
        shop.add_product(f"Cup {number}")
    shop.faults({"kind": "null_nodes", "count": 1})
    nodes = shop.ask(PRODUCTS)["data"]["products"]["nodes"]
    assert [node is None for node in nodes] == [True, False, True]
    shop.faults({"kind": "errors_beside_data", "count": 1})
    body = shop.ask(PRODUCTS)
    assert body["data"]["shop"] is None
    assert body["errors"][0]["path"] == ["shop"]
    assert len(body["data"]["products"]["nodes"]) == 3


def test_a_fault_that_does_not_exist_is_refused(shop):
    with pytest.raises(ValueError, match="a fault has a kind"):
        shop.faults({"kind": "earthquake"})


def test_the_schema_can_be_introspected(shop):
    query = get_introspection_query(
        descriptions=False, input_value_deprecation=True, input_object_one_of=True
    )
    schema = build_client_schema(shop.data(query), assume_valid=True)
    assert print_schema(schema) == print_schema(load_schema())
