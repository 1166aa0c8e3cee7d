"""The demo's odd orders: what other connectors stumble over."""

from decimal import Decimal
from typing import Any

from ...checkout import Duty, Fee, Line, Payment
from .desk import Desk, Sale, address, post, shipped

GUEST = address("Gero Gast", "Kaiweg 9", "24103", "Kiel", "DE")
VISIT = {
    "id": "gid://shopify/CustomerVisit/1",
    "source": "newsletter",
    "referrerUrl": "https://mail.example/autumn",
    "utmParameters": {
        "campaign": "autumn",
        "medium": "email",
        "source": "newsletter",
        "content": None,
        "term": None,
    },
}
NET_30 = {
    "id": "gid://shopify/PaymentTerms/1",
    "paymentTermsName": "Net 30",
    "translatedName": "Net 30",
    "paymentTermsType": "NET",
    "dueInDays": 30,
    "due": False,
    "overdue": False,
}
RISKY = {
    "risk": {
        "recommendation": "CANCEL",
        "assessments": [{"riskLevel": "HIGH", "facts": [], "provider": None}],
    },
    "riskLevel": "HIGH",
}


def odd_sales(desk: Desk) -> list[Sale]:
    return [*_lines(desk), *_extras(desk), *_channels(desk), *_marks(desk)]


def _lines(desk: Desk) -> list[Sale]:
    """Lines of no product that there is, gift cards, bundles."""
    line, sale = desk.line, desk.sale
    price = Decimal("23.45")
    unknown = Line(price, title="Marketplace Special", sku="NOT-IN-SHOP")
    deleted = Line(Decimal(31), 2, title="Copper Pot (discontinued)", sku="POT-OLD")
    custom = Line(Decimal("12.50"), title="Engraving “Für Oma”")
    custom.requires_shipping, custom.attributes = False, {"Font": "Garamond"}
    group = {"group": "Breakfast set"}
    bundle = [line("MUG-01", **group), line("BRD-01", price=Decimal("29.99"), **group)]
    return [
        sale(26, "vera@konto.example", [unknown, line("CND-01")]),
        sale(47, "vera@konto.example", [deleted], shipped()),
        sale(7, "ralf@frei.example", [line("PEN-01"), custom], tax_exempt=True),
        sale(13, "no-name@mail.example", [desk.gift_card()], shipping=[]),
        sale(15, "nora.klein@mail.example", [*bundle, line("JAM-A")]),
        sale(25, "maja@etikett.example", [line("BRU-7"), line("HOK-12 - R3-B2", 6)]),
    ]


def _extras(desk: Desk) -> list[Sale]:
    """Tips, duties, fees."""
    line, sale = desk.line, desk.sale
    duties = (Duty(Decimal("7.35"), "420222", "CN"),)
    abroad: dict[str, Any] = {"taxes": (), "shipping_taxes": ()}
    return [
        sale(17, "udo@notiz.example", [line("SOP-01")], tip=Decimal("2.50")),
        sale(
            22,
            "priya@nair.example",
            [line("SLK-01", 2, duties=duties), line("PEN-01")],
            shipping=[post("29.00", "International")],
            **abroad,
        ),
        sale(
            23,
            "otto@ruhe.example",
            [line("KTL-01")],
            fees=[Fee("Recycling fee", Decimal("0.75"))],
        ),
    ]


def _channels(desk: Desk) -> list[Sale]:
    """The till, a draft, a firm, the courier of the town, a parcel to fetch."""
    line, sale = desk.line, desk.sale
    cash = Payment("cash", step=Decimal("0.05"))
    till: dict[str, Any] = {"shipping": [], "payments": [cash]}
    local = post("3.00", "Local delivery", category="local")
    pickup = post("0", "Pickup at the shop", category="pick-up")
    firm, pos = _firm(desk), {"sourceName": "pos"}
    bag = Line(Decimal("0.12"), title="Paper bag")
    return [
        sale(
            29,
            None,
            [line("SOP-01"), line("FTH-01", 3), bag],
            shipped(),
            order=pos,
            **till,
        ),
        sale(
            34,
            "einkauf@huber.example",
            [line("CST-04", 40), line("PEN-01", 12)],
            order={"sourceName": "shopify_draft_order", "poNumber": "PO-2217"} | firm,
            payments=[],
        ),
        sale(1.5, "karl@haus.example", [line("JAM-C", 4)], shipping=[local]),
        sale(1, "klara@haus.example", [line("WTC-01")], shipping=[pickup]),
        sale(
            20,
            "emil@roth.example",
            [line("HMK-01")],
            order={"customerJourneySummary": _journey()},
        ),
    ]


def _marks(desk: Desk) -> list[Sale]:
    """A high risk, a test order, notes, a name that is not in the address."""
    line, sale = desk.line, desk.sale
    bogus = [Payment("bogus")]
    notes = [
        {"key": "Delivery date", "value": "before Christmas"},
        {"key": "gift_wrap", "value": "true"},
    ]
    return [
        sale(0.9, "gero@mail.example", [line("PNO-01")], order=GUEST | RISKY),
        sale(31, None, [line("MUG-01")], order={"test": True} | GUEST, payments=bogus),
        sale(0.5, "cher@mail.example", [line("RUG-001")], order=_noted(notes)),
    ]


def _noted(notes: list[dict[str, str]]) -> dict[str, Any]:
    return {"note": "Ring twice.\nBack door.", "customAttributes": notes}


def _journey() -> dict[str, Any]:
    visit = VISIT | {"occurredAt": "2026-01-01T10:00:00Z", "landingPage": None}
    return {"ready": True, "firstVisit": visit, "lastVisit": visit}


def _firm(desk: Desk) -> dict[str, Any]:
    """The first of the shop's companies as the buyer, on account."""
    store = desk.writer.store
    location = next(iter(store.company_locations.values()), None)
    if location is None:
        return {}
    contacts = store.company_contacts.values()
    own = [each for each in contacts if each["companyId"] == location["companyId"]]
    parts = {
        "company": {"id": location["companyId"]},
        "location": {"id": location["id"]},
        "contact": {"id": own[0]["id"]} if own else None,
    }
    entity = {"__typename": "PurchasingCompany", **parts}
    return {"purchasingEntity": entity, "paymentTerms": NET_30}
