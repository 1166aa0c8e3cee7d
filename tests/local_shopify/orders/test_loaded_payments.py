"""Money of webhooks' orders that the local Shopify loads: owed, paid, paid back."""

import pytest

from .loaded_order import a_payload, amounts, loaded


def test_a_free_order_has_no_payment(shop):
    free = {"total_price": "0.00", "total_price_set": amounts("0.00")}
    off = {"amount": "10.00", "discount_application_index": 0}
    applied = {
        "type": "manual",
        "value": "100.0",
        "value_type": "percentage",
        "allocation_method": "across",
        "target_selection": "all",
        "target_type": "line_item",
    }
    payload = a_payload(payment_gateway_names=[], shipping_lines=[], **free)
    payload["line_items"][0]["discount_allocations"] = [off]
    [order] = shop.load_orders(payload | {"discount_applications": [applied]})
    assert order["transactions"] == []
    assert order["displayFinancialStatus"] == "PAID"


def test_what_a_payload_says_is_authorised_can_be_captured(shop):
    order = loaded(shop, status="authorized")
    assert order["displayFinancialStatus"] == "AUTHORIZED"
    order = shop.order_event(order["id"], "capture")
    assert order["displayFinancialStatus"] == "PAID"
    assert order["totalReceivedSet"]["shopMoney"]["amount"] == "15.0"


def test_what_was_not_authorised_is_not_captured(shop):
    order = loaded(shop)
    with pytest.raises(ValueError, match="no authorization to capture"):
        shop.order_event(order["id"], "capture")
    assert shop.order(order["id"])["totalReceivedSet"] == order["totalReceivedSet"]


def refunded(status):
    """Money that goes back for nothing, as payloads of before 2021 tell it."""
    return {
        "id": 91,
        "created_at": "2026-01-03T10:00:00Z",
        "refund_line_items": [],
        "order_adjustments": [
            {
                "id": 95,
                "kind": "refund_discrepancy",
                "amount": "-15.00",
                "tax_amount": "0.00",
            }
        ],
        "transactions": [
            {
                "id": 96,
                "kind": "refund",
                "status": status,
                "gateway": "shopify_payments",
                "amount": "15.00",
                "currency": "EUR",
            }
        ],
    }


@pytest.mark.parametrize("told", [{}, {"current_total_price": "0.00"}])
@pytest.mark.parametrize(("status", "back"), [("success", "15.0"), ("pending", "0.0")])
def test_what_a_payload_paid_back_was_received_once(shop, told, status, back):
    order = loaded(shop, status="paid", refunds=[refunded(status)], **told)
    names = ("totalReceivedSet", "totalRefundedSet", "currentTotalPriceSet")
    amounts = [order[name]["shopMoney"]["amount"] for name in names]
    assert amounts == ["15.0", back, "0.0"]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"current_total_price": "15.00"},
        {"current_total_price": "0.00", "total_outstanding": "-15.00"},
    ],
)
@pytest.mark.parametrize("status", ["failure", "error"])
def test_what_failed_to_go_back_was_received(shop, told, status):
    order = loaded(shop, status="paid", refunds=[refunded(status)], **told)
    names = ("totalReceivedSet", "totalRefundedSet")
    amounts = [order[name]["shopMoney"]["amount"] for name in names]
    assert (order["displayFinancialStatus"], amounts) == ("PAID", ["15.0", "0.0"])


def test_what_failed_once_and_then_went_back_was_received_once(shop):
    again = refunded("failure")
    again["transactions"] += refunded("success")["transactions"]
    again["transactions"][0]["id"] = 97
    order = loaded(shop, status="refunded", refunds=[again])
    names = ("totalReceivedSet", "totalRefundedSet")
    amounts = [order[name]["shopMoney"]["amount"] for name in names]
    assert amounts == ["15.0", "15.0"]


def test_what_a_payload_says_is_owed_is_told_again(shop):
    """Two payments of 10.00 are a cent less by the rates of their days."""
    moves = [
        {
            "id": number,
            "kind": "sale",
            "status": "success",
            "gateway": "shopify_payments",
            "amount": "12.00",
            "currency": "USD",
            "amount_set": amounts("10.00", "12.00"),
        }
        for number in (96, 97)
    ]
    order = loaded(
        shop,
        price="15.01",
        presentment_currency="USD",
        total_price_set=amounts("20.01", "24.00"),
        transactions=moves,
    )
    owed = [side["amount"] for side in order["totalOutstandingSet"].values()]
    assert owed == ["0.0", "0.0"]


def test_what_a_refund_paid_in_the_buyer_s_currency_is_exact_in_the_shop_s(shop):
    """3.33 at the order's rate would be 3.03; the refund's own line says 3.02."""
    back = {
        "id": 91,
        "created_at": "2026-01-03T10:00:00Z",
        "refund_line_items": [],
        "order_adjustments": [
            {
                "id": 95,
                "kind": "shipping_refund",
                "amount": "-3.02",
                "amount_set": amounts("-3.02", "-3.33"),
                "tax_amount": "0.00",
                "tax_amount_set": amounts("0.00", "0.00"),
            }
        ],
        "transactions": [
            {
                "id": 96,
                "kind": "refund",
                "status": "success",
                "gateway": "shopify_payments",
                "amount": "3.33",
                "currency": "USD",
            }
        ],
    }
    order = loaded(
        shop,
        status="partially_refunded",
        presentment_currency="USD",
        total_price_set=amounts("15.00", "16.50"),
        current_total_price="11.98",
        current_total_price_set=amounts("11.98", "13.17"),
        refunds=[back],
    )
    bags = [order[n] for n in ("totalReceivedSet", "totalRefundedSet")]
    told = [[side["amount"] for side in bag.values()] for bag in bags]
    assert told == [["15.0", "16.5"], ["3.02", "3.33"]]
    [line] = order["shippingLines"]
    [returned] = order["refunds"][0]["refundShippingLines"]
    assert returned["shippingLine"]["id"] == line["id"]
