"""The demo's orders that something happened to: edits, refunds, cancellations."""

from decimal import Decimal

from ...checkout import Discount, Duty, Payment
from .desk import (
    Desk,
    Sale,
    cancelled,
    captured,
    edited,
    paid,
    refunded,
    shipped,
)

TEN = Discount(Decimal(10), percentage=True, kind="Code", title="WELCOME10")
AUTHORISED = Payment(kind="AUTHORIZATION")


def later_sales(desk: Desk) -> list[Sale]:
    return [*_edited(desk), *_refunded(desk), *_cancelled(desk), *_shipped(desk)]


def _edited(desk: Desk) -> list[Sale]:
    line, sale = desk.line, desk.sale
    mug = desk.variants["MUG-01"]["id"]
    emil, frieda = "emil@roth.example", "frieda@roth.example"
    more = edited(add=[{"variantId": mug, "quantity": 2}])
    gone = edited(quantities=[{"index": 0, "quantity": 0, "restock": True}])
    fewer = edited(quantities=[{"index": 1, "quantity": 1, "restock": True}])
    kind = edited(discounts=[{"index": 0, "percent": 20, "description": "Goodwill"}])
    return [
        sale(32, emil, [line("CND-01")], more, paid(), shipped()),
        sale(20.5, frieda, [line("TWL-01", 2), line("SOP-01", 3)], gone),
        sale(8.5, emil, [line("PEN-01"), line("NTB-01", 5)], fewer, discounts=[TEN]),
        sale(5.5, frieda, [line("RJK-002")], kind),
    ]


def _refunded(desk: Desk) -> list[Sale]:
    line, sale = desk.line, desk.sale
    peter, pm = "peter.mueller@one.example", "pm@two.example"
    back = {"index": 0, "quantity": 1, "restockType": "RETURN"}
    two = {"index": 0, "quantity": 2, "restockType": "RETURN"}
    lost = {"index": 0, "quantity": 1, "restockType": "NO_RESTOCK"}
    duty = (Duty(Decimal("4.10"), "691200", "CN"),)
    return [
        sale(
            40,
            peter,
            [line("TSH-003", 2)],
            shipped(),
            refunded(lines=[two], shipping="full", note="Did not fit"),
        ),
        sale(
            35,
            pm,
            [line("SWT-005", 3), line("CND-01")],
            shipped(),
            refunded(lines=[back]),
        ),
        sale(
            26.5,
            peter,
            [line("MUG-01", 3)],
            shipped(),
            refunded(lines=[lost]),
            refunded(lines=[lost], amount="5.00"),
            discounts=[TEN],
        ),
        sale(23.5, pm, [line("LMP-01")], shipped(), refunded(amount="12.34")),
        sale(18.5, peter, [line("CLK-01")], refunded(shipping="full")),
        sale(16.5, pm, [line("BRF-01", duties=duty)], refunded(lines=[lost], amount=0)),
    ]


def _cancelled(desk: Desk) -> list[Sale]:
    line, sale = desk.line, desk.sale
    hans, noname = "HANS.MEIER@MAIL.EXAMPLE", "no-name@mail.example"
    pending = [Payment("Bank Deposit", status="PENDING")]
    return [
        sale(39, hans, [line("BLK-01")], cancelled(reason="CUSTOMER", refunds=True)),
        sale(9.5, noname, [line("PAN-26")], cancelled(), payments=pending),
        sale(3.5, hans, [line("CHS-01")], cancelled(), payments=[AUTHORISED]),
    ]


def _shipped(desk: Desk) -> list[Sale]:
    """Shipped in part, and paid when it was shipped."""
    line, sale = desk.line, desk.sale
    first = shipped({"index": 0, "quantity": 1})
    return [
        sale(4.5, "ida@post.example", [line("MUG-01", 3), line("CND-01")], first),
        sale(
            2.5,
            "vera@konto.example",
            [line("HMK-01")],
            captured(),
            shipped(),
            payments=[AUTHORISED],
        ),
    ]
