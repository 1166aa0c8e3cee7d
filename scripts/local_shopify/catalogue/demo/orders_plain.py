"""The demo's ordinary orders: discounts, taxes, currencies, ways to pay."""

from decimal import Decimal

from ...checkout import Discount, Payment, TaxRate
from .desk import REDUCED, VAT, Desk, Sale, address, post, shipped

TEN = Discount(Decimal(10), percentage=True, kind="Code", title="WELCOME10")
STATE = TaxRate("State Tax", Decimal("0.0625"))
CITY = TaxRate("City Tax", Decimal("0.0025"))
COUNTY = TaxRate("County Tax", Decimal("0.0025"))


def plain_sales(desk: Desk) -> list[Sale]:
    return [
        *_everyday(desk),
        *_discounted(desk),
        *_abroad(desk),
        *_payments(desk),
    ]


def _everyday(desk: Desk) -> list[Sale]:
    line, sale = desk.line, desk.sale
    anna, uwe = "anna.berger@mail.example", "uwe.petersen@mail.example"
    return [
        sale(75, anna, [line("MUG-01", 2), line("CND-01")], shipped()),
        sale(41, anna, [line("PAN-26"), line("SOP-01", 3)], shipped()),
        sale(12, uwe, [line("BLK-01"), line("TWL-01", 4), line("NTB-01")]),
        sale(2, anna, [line("TSH-001"), line("TSH-002", 2)]),
        sale(
            0.2,
            "katrin.seidel@mail.example",
            [line("CHS-01")],
            order={"note": "Please wrap it as a gift.", "tags": ["gift"]},
        ),
        # Goods of the full and of the reduced rate, and one without any tax.
        sale(
            9,
            "sophie.krämer@mail.example",
            [line("BRD-01"), line("JAM-A", 3, taxes=(REDUCED,)), line("SRV-01")],
            shipped(),
        ),
    ]


def _discounted(desk: Desk) -> list[Sale]:
    line, sale = desk.line, desk.sale
    jonas, lena = "jonas.vogt@mail.example", "lena.groß@mail.example"
    third = Discount(Decimal("33.3333"), percentage=True, title="Autumn sale")
    each = Discount(Decimal(2), method="EACH", selection="ENTITLED", lines=(0,))
    free = Discount(Decimal(100), percentage=True, method="EACH", units=1, lines=(0,))
    free.title, free.selection = "Buy two, get one", "EXPLICIT"
    manual = Discount(Decimal(15), kind="Manual", title="Scratched", method="ONE")
    manual.selection, manual.lines = "EXPLICIT", (1,)
    no_post = Discount(Decimal(100), percentage=True, method="EACH", title="Free post")
    no_post.target = "SHIPPING_LINE"
    whole = Discount(Decimal(100), percentage=True, kind="Code", title="PRESS")
    fixed = Discount(Decimal(20), kind="Code", title="TWENTY")
    return [
        sale(
            38, jonas, [line("LMP-01"), line("CST-04", 3)], shipped(), discounts=[TEN]
        ),
        sale(33, lena, [line("SOP-01", 7), line("CND-01", 3)], discounts=[third]),
        sale(30, jonas, [line("TBR-01", 5), line("TWL-01")], discounts=[each, TEN]),
        sale(27, lena, [line("NTB-01", 3), line("PEN-01")], discounts=[free]),
        sale(24, jonas, [line("HMK-01"), line("CLK-01")], discounts=[manual, no_post]),
        sale(21, lena, [line("PSK-01"), line("MUG-01")], discounts=[whole, no_post]),
        sale(
            18,
            "mehmet.yildiz@mail.example",
            [line("WTC-01"), line("BRF-01"), line("YGB-01")],
            discounts=[fixed, third],
        ),
    ]


def _abroad(desk: Desk) -> list[Sale]:
    """Other currencies and taxes; prices without them, and two of one rate."""
    line, sale = desk.line, desk.sale
    home = desk.writer.settings.currency
    dollars = {"presentment": "USD" if home != "USD" else "EUR"}
    yen = {"presentment": "JPY" if home != "JPY" else "EUR"}
    morgan, giulia = "morgan@lee.example", "giulia@ricci.example"
    us = {"taxes": (STATE, CITY, COUNTY), "shipping_taxes": (), "taxes_included": False}
    liable = TaxRate("Marketplace tax", Decimal("0.08"), channel_liable=True)
    paris = TaxRate("FR TVA", Decimal("0.2"))
    return [
        sale(
            36,
            morgan,
            [line("SWT-001"), line("FTH-01", 10)],
            shipped(),
            shipping=[post("19.90", "International")],
            rate=Decimal("1.0843"),
            **(us | dollars),
        ),
        sale(
            16,
            morgan,
            [line("PEN-01"), line("NTB-01", 3)],
            discounts=[TEN],
            **(us | {"taxes": (liable,)}),
            order={"tags": ["marketplace"]},
        ),
        sale(
            28,
            "misaki@mail.example",
            [line("抹茶-01"), line("CND-01", 2)],
            rate=Decimal("163.27"),
            taxes=(),
            shipping_taxes=(),
            shipping=[post("24.00", "International")],
            **yen,
        ),
        sale(
            14,
            "camille@durand.example",
            [line("RJK-001"), line("SLK-01")],
            taxes=(paris,),
            shipping_taxes=(paris,),
        ),
        sale(8, giulia, [line("KTL-01", 2)], taxes=(TaxRate("IVA", Decimal("0.22")),)),
    ]


def _payments(desk: Desk) -> list[Sale]:
    line, sale = desk.line, desk.sale
    tobias, ida = "tobias.wolf@mail.example", "ida@post.example"
    bank = Payment("Bank Deposit", status="PENDING")
    card, credit = Payment("gift_card", Decimal(25)), Payment("shopify_store_credit")
    credit.amount = Decimal(10)
    return [
        sale(6, tobias, [line("BLK-01")], payments=[bank]),
        sale(5, ida, [line("LMP-01")], payments=[Payment(kind="AUTHORIZATION")]),
        sale(
            19,
            ida,
            [line("WBT-01")],
            shipped(),
            payments=[Payment(kind="AUTHORIZATION", captured=Decimal(1000))],
        ),
        sale(11, tobias, [line("PAN-26")], payments=[card, Payment("paypal")]),
        sale(10, ida, [line("CLK-01")], payments=[credit, Payment()]),
        sale(4, tobias, [line("CHS-01")], payments=[Payment("manual", Decimal(40))]),
        # A guest without an account.
        sale(
            3,
            "gast@mail.example",
            [line("MUG-01")],
            order=address("Gesa Gast", "Am Deich 4", "26506", "Norden", "DE"),
            taxes=(VAT,),
        ),
    ]
