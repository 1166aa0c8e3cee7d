"""Orders of the local Shopify: how they are found, refused and withheld."""

import pytest

from .order_calls import bag, create, item

FIND = """
query Find($query: String, $sort: OrderSortKeys = ID, $reverse: Boolean) {
  orders(first: 50, query: $query, sortKey: $sort, reverse: $reverse) {
    nodes { name }
  }
  ordersCount(query: $query) { count }
}
"""


def names(shop, query=None, **how):
    found = shop.data(FIND, query=query, **how)
    listed = [node["name"] for node in found["orders"]["nodes"]]
    assert found["ordersCount"]["count"] == len(listed)
    return listed


def test_an_order_without_lines_is_refused(shop):
    made = create(shop, lineItems=[])
    assert made["order"] is None
    assert made["userErrors"][0]["field"] == ["order", "lineItems"]


@pytest.fixture
def three(shop):
    """A paid, an unpaid and a cancelled order."""
    shop.add_order(
        lineItems=[item("Cup", "1", sku="CUP")],
        transactions=[{"amountSet": bag("1")}],
        tags=["gift"],
        email="mia@example.com",
    )
    shop.add_order(lineItems=[item("Pot", "2", sku="POT")], sourceName="pos")
    gone = shop.add_order(lineItems=[item("Jar", "3", sku="JAR")], test=True)
    shop.order_event(gone["id"], "cancel", reason="FRAUD")
    return shop


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (None, ["#1001", "#1002", "#1003"]),
        ("financial_status:paid", ["#1001"]),
        ("fulfillment_status:unfulfilled", ["#1001", "#1002", "#1003"]),
        ("status:cancelled", ["#1003"]),
        ("status:open", ["#1001", "#1002"]),
        ("test:true", ["#1003"]),
        ("tag:gift", ["#1001"]),
        ("email:MIA@example.com", ["#1001"]),
        ("source_name:pos", ["#1002"]),
        ("sku:JAR", ["#1003"]),
        ("name:1002", ["#1002"]),
        ("name:#1002", ["#1002"]),
        ("created_at:>2001-01-01 -sku:CUP", ["#1002", "#1003"]),
    ],
)
def test_orders_are_found_by(three, query, found):
    assert names(three, query) == found


def test_a_changed_order_is_the_newest(three):
    three.advance(60)
    three.change_order(three.orders()[0]["id"], note="Ring twice")
    assert names(three, sort="UPDATED_AT", reverse=True)[0] == "#1001"


def test_old_orders_need_a_scope_of_their_own(shop):
    shop.add_order(lineItems=[item("Cup", "1")], createdAt="2019-05-01T10:00:00Z")
    new = shop.add_order(lineItems=[item("Cup", "1")])
    assert names(shop) == ["#1001", "#1002"]
    shop.settings(scopes=["read_orders"])
    assert names(shop) == ["#1002"]
    query = "query Read($id: ID!) { order(id: $id) { name } }"
    old = shop.orders()[0]
    assert shop.data(query, id=old["id"])["order"] is None
    assert shop.data(query, id=new["id"])["order"] == {"name": "#1002"}


def test_names_and_addresses_are_withheld_where_the_app_is_not_approved(shop):
    shop.add_order(
        lineItems=[item("Cup", "1")],
        email="mia@example.com",
        shippingAddress={"firstName": "Mia", "city": "Ulm", "countryCode": "DE"},
    )
    shop.settings(protected_customer_data="silent")
    found = shop.data(
        "{ orders(first: 1) { nodes { name email"
        " shippingAddress { firstName city countryCodeV2 } } } }"
    )
    [order] = found["orders"]["nodes"]
    address = {"firstName": None, "city": None, "countryCodeV2": "DE"}
    assert order == {"name": "#1001", "email": None, "shippingAddress": address}
