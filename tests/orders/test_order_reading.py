"""A Shopify order as a record: the tables. Its money is in `tests/money`."""

from decimal import Decimal

import pytest

from ...services.commerce.records.money import InBoth
from ...services.commerce.records.order import NO_TERMS, Campaign, PaymentTerms
from ...services.shopify.orders.reading.order import read_order
from .order_objects import an_order, changed_order, told_order
from .order_parts import (
    a_company_buyer,
    a_customer,
    a_line,
    a_shipping_line,
    an_address,
)
from .order_payments import a_refund, a_transaction, refunded


def visit(**utm):
    told = {"source": None, "medium": None, "campaign": None, **utm}
    last = {"source": "x", "referrerUrl": "https://a.example", "utmParameters": told}
    return {"lastVisit": last}


def risk(recommendation="NONE", *levels):
    assessments = [{"riskLevel": level} for level in levels]
    return {"recommendation": recommendation, "assessments": assessments}


def terms(kind, days=None, *due):
    nodes = [{"dueAt": at, "completedAt": done} for at, done in due]
    return {
        "paymentTermsName": "Terms",
        "paymentTermsType": kind,
        "dueInDays": days,
        "paymentSchedules": {"nodes": nodes},
    }


FIRST, SECOND = "2026-12-01T10:00:00Z", "2027-01-01T10:00:00+01:00"


@pytest.mark.parametrize(
    ("told", "read"),
    [
        (
            {"displayFinancialStatus": "PARTIALLY_PAID"},
            {"financial_status": "partially_paid"},
        ),
        ({"displayFinancialStatus": None}, {"financial_status": ""}),
        (
            {"displayFulfillmentStatus": "FULFILLED"},
            {"fulfillment_status": "fulfilled"},
        ),
        ({"cancelReason": "CUSTOMER"}, {"cancel_reason": "customer"}),
        ({"cancelReason": None}, {"cancel_reason": ""}),
        ({"note": " Ring \n"}, {"note": "Ring"}),
        ({"note": None}, {"note": ""}),
        ({"poNumber": " 7 "}, {"po_number": "7"}),
        ({"tags": ["b ", "a", "b", " "]}, {"tags": ("a", "b")}),
        (
            {"customAttributes": [{"key": "Gift", "value": None}]},
            {"attributes": (("Gift", ""),)},
        ),
        ({"attribution": None, "sourceName": "web"}, {"channel": "web"}),
        (
            {"attribution": {"displayName": "Shop ", "handle": "web"}},
            {"channel": "Shop", "source_name": "web"},
        ),
        ({"customerJourneySummary": None}, {"campaign": Campaign()}),
        ({"customerJourneySummary": {"lastVisit": None}}, {"campaign": Campaign()}),
        (
            {"customerJourneySummary": visit(source=" mail ", campaign="May")},
            {"campaign": Campaign("mail", "", "May", "https://a.example")},
        ),
        ({"risk": risk()}, {"risk": "none"}),
        ({"risk": risk("ACCEPT", "LOW", "MEDIUM", "PENDING")}, {"risk": "medium"}),
        ({"risk": risk("CANCEL", "LOW")}, {"risk": "high"}),
        ({"paymentTerms": None}, {"terms": NO_TERMS}),
        ({"paymentTerms": terms("RECEIPT")}, {"terms": PaymentTerms("Terms", 0)}),
        ({"paymentTerms": terms("NET", 30)}, {"terms": PaymentTerms("Terms", 30)}),
        (
            {"paymentTerms": terms("FIXED", None, (SECOND, None), (FIRST, FIRST))},
            {"terms": PaymentTerms("Terms", None, ("2027-01-01T09:00:00",))},
        ),
        (
            {"paymentTerms": terms("FIXED", None, (SECOND, FIRST), (FIRST, FIRST))},
            {
                "terms": PaymentTerms(
                    "Terms", None, ("2026-12-01T10:00:00", "2027-01-01T09:00:00")
                )
            },
        ),
        ({"billingAddress": None, "shippingAddress": None}, {"country": ""}),
    ],
)
def test_head(told, read):
    order = read_order(an_order(**told))
    assert {name: getattr(order, name) for name in read} == read


def test_terms_that_were_not_asked_for_are_not_known():
    raw = an_order().model_dump(mode="json", by_alias=True)
    del raw["paymentTerms"]
    assert read_order(told_order(raw)).terms is None


def test_where_it_goes_is_read_before_where_it_is_billed():
    home, away = an_address(countryCodeV2="DE"), an_address(countryCodeV2="NL")
    for billing, shipping, country in (
        (home, away, "NL"),
        (home, None, "DE"),
        (None, away, "NL"),
    ):
        order = an_order(billingAddress=billing, shippingAddress=shipping)
        assert read_order(order).country == country


def test_who_buys():
    customer = a_customer()
    order = read_order(an_order(customer=customer))
    assert order.buyer.external_id == customer["id"] == order.facts["customer"]
    guest = read_order(an_order(customer=None, email="ada@example.com"))
    assert (guest.buyer.external_id, guest.buyer.email) == ("", "ada@example.com")
    assert (guest.buyer.key, guest.facts["customer"]) == (guest.external_id, "")


def test_for_whom_it_is_bought_is_known_where_the_app_may_ask():
    buyer = a_company_buyer()
    order = read_order(an_order(purchasingEntity=buyer))
    assert order.company.external_id == buyer["company"]["id"]
    assert order.facts["customer"] == buyer["location"]["id"]
    assert not order.is_private
    raw = an_order().model_dump(mode="json", by_alias=True)
    raw.pop("purchasingEntity", None)
    assert not read_order(told_order(raw)).is_private
    assert read_order(told_order(raw | {"purchasingEntity": None})).is_private


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ({}, {"text": "Tee", "variant_external_id": "", "delivered": 0}),
        ({"variantTitle": "Default Title"}, {"text": "Tee"}),
        ({"variantTitle": "Red"}, {"text": "Tee\nRed"}),
        (
            {
                "customAttributes": [
                    {"key": "Name", "value": "Ada"},
                    {"key": "_theme", "value": "x"},
                    {"key": "Empty", "value": ""},
                ]
            },
            {"text": "Tee\nName: Ada"},
        ),
        ({"quantity": 3, "fulfilled": 2}, {"shipped": 2, "delivered": 2}),
        (
            {"quantity": 3, "fulfilled": 0, "nonFulfillableQuantity": 3},
            {"shipped": 0, "delivered": None},
        ),
        (
            {"lineItemGroup": {"id": "g", "title": "Box", "quantity": 2}},
            {"bundle": ("g", "Box", 2)},
        ),
    ],
)
def test_items(told, read):
    (item,) = read_order(an_order([a_line("Tee", **told)])).items
    assert {name: getattr(item, name) for name in read} == read


def test_shipping_lines_are_told_apart_even_without_ids():
    lines = [a_shipping_line(), a_shipping_line()]
    lines[0]["isRemoved"] = True
    order = read_order(an_order(shipping=[line | {"id": None} for line in lines]))
    keys = [line.external_id for line in order.shipping]
    assert keys == [line.key for line in order.told.lines if line.key in keys]
    assert len(set(keys)) == 2
    assert order.sent_by.external_id == keys[1]


def test_a_refund_of_shipping_without_an_id_is_of_the_line_that_it_fits():
    post, express = a_shipping_line(price="5.00"), a_shipping_line(price="7.00")
    for removed, back, left in [
        (None, "7.00", ["5.00", "0.00"]),
        (None, "6.00", ["5.00", "1.00"]),
        (None, "5.00", ["0.00", "7.00"]),
        (post, "3.00", ["0.00", "4.00"]),
    ]:
        lines = [
            it | {"id": None, "isRemoved": it is removed} for it in (post, express)
        ]
        refund = a_refund(shipping=[({"id": None}, back, "0.00")], total=back)
        order = read_order(an_order(shipping=lines, refunds=[refund]))
        keys = [line.external_id for line in order.shipping]
        money = {line.key: line.current.net for line in order.told.lines}
        assert [money[key] for key in keys] == [Decimal(it) for it in left], back


def test_what_moved_and_what_came_back():
    line = a_line(quantity=3)
    rounded = a_transaction("SALE", "20.00", amountRoundingSet=None)
    refunds = [
        a_refund(refunded(line, 1, "20.00", "0.00", "RETURN")),
        a_refund(refunded(line, 1, "20.00", "0.00", "NO_RESTOCK")),
    ]
    order = read_order(an_order([line], refunds=refunds, transactions=[rounded]))
    assert (order.returned, order.kept) == ({line["id"]: 1}, {line["id"]: 1})
    assert [(it.quantity, it.restocked) for it in order.refunds] == [(1, 1), (1, 0)]
    assert order.transactions[0].moved == InBoth(Decimal("20.00"), Decimal("20.00"))
    assert order.moved(customer=False) == [Decimal("20.00")]


def test_the_sum_of_all_leaves_out_the_time_alone():
    order = an_order()
    same = changed_order(order, updatedAt="2026-12-24T10:00:00Z")
    assert read_order(same).checksum == read_order(order).checksum
    other = changed_order(order, note="New")
    assert read_order(other).checksum != read_order(order).checksum


def test_what_was_received_is_shown_as_shopify_sent_it():
    order = an_order()
    sent = order.model_dump(mode="json", by_alias=True)
    assert read_order(order).payload() == sent


def test_money_of_two_currencies_is_read_in_both():
    money = {"presentment": "CAD", "rate": "1.5"}
    order = read_order(an_order([a_line(money=money)], money=money))
    assert order.has_two_currencies
    told = [order.money_told(customer=it).sums["total"] for it in (False, True)]
    assert told == [Decimal("20.00"), Decimal("30.00")]
    assert read_order(an_order()).customer_told is None
