"""Totals of the local Shopify's orders, in each currency to the cent."""

import pytest

from .order_calls import (
    allocation,
    bag,
    create,
    item,
    line_input,
    read,
    shop_amounts,
    tax,
)


def test_totals_follow_from_lines_discounts_shipping_and_taxes(shop):
    """3 × 10.00 − 2.00 on the line − 10 %, 4.90 shipping, 19 % on top, 2.00 tip."""
    order = shop.add_order(
        discountApplications=[
            {"title": "Loyal", "value": {"amount": "2.00", "currencyCode": "EUR"},
             "allocationMethod": "EACH", "targetSelection": "EXPLICIT"},
            {"code": "TEN", "value": {"percentage": 10.0}},
        ],
        lineItems=[
            item(
                "Cup", "10.00", 3,
                discountAllocations=[allocation("2.00", 0), allocation("2.80", 1)],
                taxLines=[tax("VAT", 0.19, "4.79")],
            ),
            item("Tip", "2.00", isTip=True),
        ],
        shippingLines=[
            {"title": "Post", "originalPriceSet": bag("4.90"),
             "taxLines": [tax("VAT", 0.19, "0.93")]},
        ],
    )  # fmt: skip
    told = read(shop, order)
    amounts = shop_amounts(told)
    assert amounts["subtotalPrice"] == "25.2"
    assert amounts["totalDiscounts"] == "4.8"
    assert amounts["totalShippingPrice"] == "4.9"
    assert amounts["totalTax"] == "5.72"
    assert amounts["totalTipReceived"] == "2.0"
    assert amounts["totalPrice"] == "37.82"
    assert amounts["totalOutstanding"] == "37.82"
    assert [line["priceSet"]["shopMoney"]["amount"] for line in told["taxLines"]] == [
        "5.72"
    ]


def test_a_line_s_total_holds_its_own_discounts_and_its_allocations_all(shop):
    order = shop.add_order(
        discountApplications=[
            {"title": "Own", "allocationMethod": "EACH", "targetSelection": "EXPLICIT",
             "value": {"percentage": 10.0}},
            {"code": "CUP", "allocationMethod": "EACH", "targetSelection": "ENTITLED",
             "value": {"percentage": 10.0}},
            {"title": "All", "value": {"percentage": 50.0}},
        ],
        lineItems=[
            item("Cup", "10.00", 2, discountAllocations=[
                allocation("2.00", 0), allocation("1.80", 1), allocation("8.10", 2)]),
        ],
    )  # fmt: skip
    [line] = read(shop, order)["lineItems"]["nodes"]
    assert shop_amounts(line) == {
        "originalTotal": "20.0",
        "discountedTotal": "18.0",
        "discountedUnitPriceAfterAllDiscounts": "4.05",
    }
    assert line["codes"]["shopMoney"]["amount"] == "16.2"
    assert [
        (each["discountApplication"]["index"], each["allocatedAmountSet"])
        for each in line["discountAllocations"]
    ] == [
        (0, bag("2.0", other="2.0")),
        (1, bag("1.8", other="1.8")),
        (2, bag("8.1", other="8.1")),
    ]


@pytest.mark.parametrize(
    ("currency", "price", "tax_amount", "total"),
    [
        ("JPY", "333", "33", "366.0"),
        ("EUR", "3.33", "0.63", "3.96"),
        ("KWD", "3.333", "0.333", "3.666"),
    ],
)
def test_amounts_have_the_digits_of_their_currency(
    shop, currency, price, tax_amount, total
):
    line = {
        "title": "Cup",
        "quantity": 1,
        "originalUnitPriceSet": bag(price, currency),
        "taxLines": [
            {"title": "T", "rate": 0.1, "priceSet": bag(tax_amount, currency)}
        ],
    }
    order = shop.add_order(currencyCode=currency, lineItems=[line])
    assert shop_amounts(read(shop, order))["totalPrice"] == total


def test_included_taxes_are_part_of_the_prices(shop):
    line = item("Cup", "11.90", taxLines=[tax("VAT", 0.19, "1.90")])
    amounts = shop_amounts(
        read(shop, shop.add_order(taxesIncluded=True, lineItems=[line]))
    )
    assert (amounts["totalPrice"], amounts["totalTax"]) == ("11.9", "1.9")


def test_duties_and_fees_come_on_top(shop):
    order = shop.add_order(
        lineItems=[item("Cup", "10.00", duties=[{"price": bag("2.00")}])],
        additionalFees=[{"name": "Eco", "price": bag("0.30")}],
    )
    amounts = shop_amounts(read(shop, order))
    assert amounts["originalTotalDuties"] == "2.0"
    assert amounts["originalTotalAdditionalFees"] == "0.3"
    assert amounts["totalPrice"] == "12.3"


def test_both_currencies_are_added_up_for_themselves(shop):
    line = {
        "title": "Cup",
        "quantity": 3,
        "originalUnitPriceSet": bag("3.25", "USD", "4.50", "CAD"),
    }
    order = shop.add_order(
        currencyCode="USD", presentmentCurrencyCode="CAD", lineItems=[line]
    )
    told = read(shop, order)["totalPriceSet"]
    assert told == bag("9.75", "USD", "13.5", "CAD")


def test_two_taxes_of_one_rate_stay_two(shop):
    taxes = [tax("State", 0.05, "0.50"), tax("County", 0.05, "0.50")]
    order = shop.add_order(lineItems=[item("Cup", "10.00", taxLines=taxes)])
    assert [each["title"] for each in read(shop, order)["taxLines"]] == [
        "State",
        "County",
    ]


def test_an_app_s_order_spreads_its_code_to_the_cent(shop):
    code = {"itemFixedDiscountCode": {"code": "OFF", "amountSet": bag("1.00")}}
    made = create(
        shop,
        currency="EUR",
        email="mia@example.com",
        lineItems=[line_input("3.33"), line_input("3.33"), line_input("3.34")],
        discountCode=code,
        transactions=[{"amountSet": bag("9.00")}],
    )
    order = made["order"]
    shares = [
        line["discountAllocations"][0]["allocatedAmountSet"]["shopMoney"]["amount"]
        for line in order["lineItems"]["nodes"]
    ]
    assert sorted(shares) == ["0.33", "0.33", "0.34"]
    assert shop_amounts(order)["totalPrice"] == "9.0"
    assert order["displayFinancialStatus"] == "PAID"
    assert order["customer"]["email"] == "mia@example.com"


def test_a_code_for_free_shipping_lowers_shipping_alone(shop):
    made = create(
        shop,
        currency="EUR",
        lineItems=[line_input("10.00")],
        shippingLines=[{"title": "Post", "priceSet": bag("5.00")}],
        discountCode={"freeShippingDiscountCode": {"code": "FREE"}},
    )["order"]
    amounts = shop_amounts(made)
    assert amounts["totalShippingPrice"] == "5.0"
    assert amounts["totalDiscounts"] == "5.0"
    assert amounts["totalPrice"] == "10.0"
    [shipping] = made["shippingLines"]["nodes"]
    assert shipping["discountedPriceSet"]["shopMoney"]["amount"] == "0.0"
