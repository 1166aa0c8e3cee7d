"""The local Shopify's checkout: discounts shared out, taxes reckoned, carts paid."""

from decimal import Decimal

import pytest

from ....scripts.local_shopify.checkout import (
    Cart,
    Duty,
    Fee,
    Line,
    Payment,
    Shipping,
    TaxRate,
    bills,
    order_node,
)
from ....scripts.local_shopify.orders.derive import derived
from .checkout_objects import amount, held, lines, percent

VAT = TaxRate("VAT", Decimal("0.19"))
GST = TaxRate("GST", Decimal("0.05"))
QST = TaxRate("QST", Decimal("0.09975"))
STATE = TaxRate("State Tax", Decimal("0.04"))
COUNTY = TaxRate("County Tax", Decimal("0.04"))


@pytest.mark.parametrize(
    ("prices", "discounts", "taken"),
    [
        # A share each by weight; the cent that is left goes to the larger remainder.
        (("50", "100"), [amount(50)], ["16.67", "33.33"]),
        (("10", "10", "10"), [amount(10)], ["3.33", "3.33", "3.34"]),
        (("0.01", "0.01", "0.01"), [percent(50)], ["0", "0.01", "0.01"]),
        (("19.99", "0"), [amount(5)], ["5.00", "0"]),
        # Never more than there is.
        (("3", "4"), [amount(10)], ["3.00", "4.00"]),
        (("9.99", "20.01"), [percent(100)], ["9.99", "20.01"]),
        # Of each unit, of each line, of one line once.
        ((("10", 3), ("4", 1)), [amount(2, method="EACH")], ["6.00", "2.00"]),
        ((("3.33", 3),), [percent(10, method="EACH")], ["1.00"]),
        ((("10", 3), ("4", 1)), [amount(2, method="ONE", lines=(0,))], ["2.00", "0"]),
        (("10", "4"), [percent(50, method="EACH", lines=(1,))], ["0", "2.00"]),
        # Buy two, get one of them free.
        ((("7.50", 3),), [percent(100, method="EACH", units=1)], ["7.50"]),
        # Lines first, then the order from what is left: (20 - 5) * 10 %.
        (
            ("20",),
            [percent(10, title="ORDER"), amount(5, method="EACH", lines=(0,))],
            ["6.50"],
        ),
        # Two in percent on the order start from the same subtotal: 35.00 + 52.50.
        (("350",), [percent(10), percent(15)], ["87.50"]),
        (("100",), [percent(60), percent(60)], ["100.00"]),
        # An amount among some lines alone.
        (
            ("10", "30", "60"),
            [amount(8, selection="ENTITLED", lines=(0, 1))],
            ["2.00", "6.00", "0"],
        ),
    ],
)
def test_discounts_are_taken_off_the_lines(prices, discounts, taken):
    bill, _ = bills(Cart(lines(*prices), discounts=discounts))
    assert [line.total - line.net for line in bill.lines] == [Decimal(t) for t in taken]


@pytest.mark.parametrize(
    ("price", "rates", "included", "taxes"),
    [
        ("100", (VAT,), False, ["19.00"]),
        ("119", (VAT,), True, ["19.00"]),
        ("0.05", (VAT,), False, ["0.01"]),
        ("0.50", (GST,), False, ["0.03"]),  # half a cent is rounded up
        ("100", (GST, QST), False, ["5.00", "9.98"]),
        ("108", (STATE, COUNTY), True, ["4.00", "4.00"]),
        # 1.00 holds 0.07 of two equal taxes: they add up, one has the odd cent.
        ("1.00", (STATE, COUNTY), True, ["0.03", "0.04"]),
        ("114.98", (GST, QST), True, ["5.00", "9.98"]),
        ("0", (VAT,), True, ["0"]),
    ],
)
def test_taxes_are_reckoned_for_each_line_and_rate(price, rates, included, taxes):
    cart = Cart(lines(price), taxes=rates, taxes_included=included)
    bill, _ = bills(cart)
    assert bill.lines[0].taxes == [Decimal(tax) for tax in taxes]


def test_taxes_are_of_what_is_left_after_all_discounts():
    cart = Cart(lines("100", "50"), taxes=(VAT,), taxes_included=False)
    cart.discounts = [amount(30)]
    bill, _ = bills(cart)
    assert [line.net for line in bill.lines] == [80, 40]
    taxes = [tax for line in bill.lines for tax in line.taxes]
    assert taxes == [Decimal("15.20"), Decimal("7.60")]
    assert bill.total == Decimal("142.80")


def test_a_gift_card_is_neither_discounted_nor_taxed():
    card = Line(Decimal(50), gift_card=True, taxable=False)
    cart = Cart([*lines("10"), card], taxes=(VAT,), discounts=[percent(50)])
    goods, sold = order_node(cart)["lineItems"]["nodes"]
    assert len(goods["discountAllocations"]) == len(goods["taxLines"]) == 1
    assert sold["discountAllocations"] == sold["taxLines"] == []


def test_an_exempt_buyer_pays_no_tax_at_all():
    duty = Duty(Decimal(5), taxes=(VAT,))
    cart = Cart(lines("10", duties=(duty,)), taxes=(VAT,), tax_exempt=True)
    cart.shipping, cart.shipping_taxes = [Shipping("Mail", Decimal(4))], (VAT,)
    cart.fees = [Fee("Fee", Decimal(1), (VAT,))]
    bill, _ = bills(cart)
    assert (bill.tax, bill.total) == (0, 20)


def test_yen_and_dinars_are_rounded_as_they_are_paid():
    cart = Cart(lines(("9.99", 3)), taxes=(VAT,), discounts=[percent(10)])
    cart.presentment, cart.rate = "JPY", Decimal("163.27")
    _, yen = bills(cart)
    # 1631 yen thrice, less a tenth, and the tax within what is left.
    assert (yen.lines[0].unit, yen.lines[0].net) == (1631, 4404)
    assert yen.lines[0].taxes == [703]
    cart.presentment, cart.rate = "KWD", Decimal("0.33281")
    _, dinars = bills(cart)
    assert dinars.lines[0].unit == Decimal("3.325")
    assert dinars.lines[0].net == Decimal("8.977")


def test_what_a_tax_service_states_is_kept_however_odd():
    stated = TaxRate("Tax", Decimal("0.2"), amount=Decimal("14.08"))
    cart = Cart(lines("88", taxes=(stated,)), taxes=(VAT,))
    bill, _ = bills(cart)
    assert bill.lines[0].taxes == [Decimal("14.08")]


def test_duties_fees_and_tips_come_on_top():
    cart = Cart(lines("10", duties=(Duty(Decimal(3)),)), taxes_included=False)
    cart.tip, cart.fees = Decimal(2), [Fee("Recycling", Decimal("0.75"))]
    bill, _ = bills(cart)
    assert (bill.subtotal, bill.total) == (10, Decimal("15.75"))
    cart.duties_included = True
    assert bills(cart)[0].total == Decimal("12.75")


@pytest.mark.parametrize(
    ("payments", "expected", "status"),
    [
        ([Payment()], [("SALE", "SUCCESS", "30.0")], "PAID"),
        ([Payment(status="PENDING")], [("SALE", "PENDING", "30.0")], "PENDING"),
        (
            [Payment(kind="AUTHORIZATION")],
            [("AUTHORIZATION", "SUCCESS", "30.0")],
            "AUTHORIZED",
        ),
        (
            [Payment(kind="AUTHORIZATION", captured=Decimal(30))],
            [("AUTHORIZATION", "SUCCESS", "30.0"), ("CAPTURE", "SUCCESS", "30.0")],
            "PAID",
        ),
        (
            [Payment("gift_card", Decimal(10)), Payment()],
            [("SALE", "SUCCESS", "10.0"), ("SALE", "SUCCESS", "20.0")],
            "PAID",
        ),
        (
            [Payment("manual", Decimal(12))],
            [("SALE", "SUCCESS", "12.0")],
            "PARTIALLY_PAID",
        ),
        (
            [Payment("cash", change=Decimal("19.50"))],
            [("SALE", "SUCCESS", "49.5"), ("CHANGE", "SUCCESS", "19.5")],
            "PAID",
        ),
        (
            [Payment(status="FAILURE"), Payment()],
            [("SALE", "FAILURE", "30.0"), ("SALE", "SUCCESS", "30.0")],
            "PAID",
        ),
    ],
)
def test_payments_become_transactions(payments, expected, status):
    order = held(Cart(lines("30"), payments=payments))
    found = [
        (each["kind"], each["status"], each["amountSet"]["shopMoney"]["amount"])
        for each in order["transactions"]
    ]
    assert found == expected
    shown = derived(order)
    assert shown["displayFinancialStatus"] == status
    assert Decimal(shown["totalOutstandingSet"]["shopMoney"]["amount"]) >= 0


def test_a_free_order_is_paid_without_a_payment():
    order = held(Cart(lines("30"), discounts=[percent(100)]))
    assert order["transactions"] == []
    assert derived(order)["displayFinancialStatus"] == "PAID"
