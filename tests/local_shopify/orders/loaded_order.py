"""Orders that the local Shopify loads, and all that it tells of them then."""

from ...local_shop import QUERIES

FIELDS = (QUERIES / "orders" / "order_fields.graphql").read_text()
CUSTOMER_FIELDS = (QUERIES / "customers" / "customer_fields.graphql").read_text()
ADDRESS = "fragment AddressFields on MailingAddress {"
WHOLE = """
query Whole(
  $id: ID!
  $withCustomer: Boolean = true
  $withCompanies: Boolean = false
  $withPaymentTerms: Boolean = true
) {
  order(id: $id) {
    ...OrderFields
    whole: refunds(first: 250) { ...RefundFields }
    fulfillments {
      id status createdAt
      fulfillmentLineItems(first: 50) { nodes { quantity lineItem { id } } }
    }
  }
}
"""


def whole(shop, id_):
    """An order as our queries read it, with its refunds and shipments."""
    address = ADDRESS + CUSTOMER_FIELDS.split(ADDRESS)[1].split("\n}")[0] + "\n}"
    order = shop.data(WHOLE + FIELDS + address, id=id_)["order"]
    return order | {"refunds": order.pop("whole")}


def amounts(value, other=None):
    return {
        "shop_money": {"amount": value, "currency_code": "EUR"},
        "presentment_money": {
            "amount": other or value,
            "currency_code": "USD" if other else "EUR",
        },
    }


def a_payload(price="10.00", status="paid", **given):
    """One cup and its shipping for 5.00, as orders/create tells it."""
    total = f"{float(price) + 5:.2f}"
    line = {"id": 61, "title": "Cup", "quantity": 1, "price": price}
    post = {"id": 71, "title": "Post", "price": "5.00", "price_set": amounts("5.00")}
    return {
        "id": 51,
        "name": "#51",
        "currency": "EUR",
        "presentment_currency": "EUR",
        "created_at": "2026-01-01T21:00:00-05:00",
        "updated_at": "2026-01-01T21:00:00-05:00",
        "financial_status": status,
        "total_price": total,
        "total_price_set": amounts(total),
        "total_outstanding": "0.00",
        "payment_gateway_names": ["shopify_payments"],
        "tags": "",
        "line_items": [line | {"price_set": amounts(price)}],
        "shipping_lines": [post],
        **given,
    }


def loaded(shop, **given):
    return shop.load_orders(a_payload(**given))[0]
