"""A shop whose every text, number and picture was made to break what reads it."""

from typing import Any

from ...local_shopify.base.images import image_path
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from ..place.truth import check_ended

MEGABYTE = 1_000_000
TEXTS = {
    "control": "".join(map(chr, range(32))) + "x\x7f\x85\u2028\u2029",
    "nul": "A\x00B \\u0000 \\\\u0000 %00 &#0; &#x0;",
    "half pairs": "A\ud800B \udfff\ud800 \\ud800 &#xD800; \U0001f600",
    "json": '"}],"data":null,"x":[{"\\": "\\"',
    "html": "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>]]>&lt;",
    "bidi": "\u202egnp.exe\u202c\u2066x\u2069\ufeff\u200b Z" + "\u0301" * 500,
    "formula": '=HYPERLINK("http://x.example";"x") %s %(x)s {0} {{7*7}} ${7*7}',
    "sql": "'; DROP TABLE res_partner; --\\",
    "unseen": "\u200b\u3000\u2060 \t\r\n",
}
LONG = {"long": "long ", "one word": "x"}
PRICES = ("1e308", "99999999999999999999.99", "-0.000000001", "0")
MOMENTS = ("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "12026-01-01T00:00:00Z")
PICTURES = ("bomb", "broken", "good")
# Records by their tables, and what tells that nobody heard of one.
TABLES = {
    "product": "commerce_product",
    "customer": "commerce_customer",
    "company": "commerce_company",
    "order": "commerce_order",
}
KNOWN = "SELECT external_id FROM {table} UNION SELECT external_id FROM commerce_issue"
IN = "SELECT external_id FROM {table}"
STORED = "SELECT count(*) FROM commerce_media WHERE state = 'stored'"
REFUSED = "SELECT count(*) FROM commerce_issue WHERE code LIKE 'image!_%' ESCAPE '!'"
# A person reads them in a list.
LONGEST = "SELECT max(length(name)) + max(length(reason)) FROM commerce_issue"
READABLE = 4_000


def hostile(stage: Stage, report: Report, scale: Scale) -> None:
    """Hostile texts, numbers and pictures: good records come in, bad ones are told."""
    stage.shopify.reset("empty", currency="USD")
    good = {kind: set() for kind in TABLES}
    bad = {kind: set() for kind in TABLES}
    many = scale(1, 10)
    for number in range(many):
        _add_good(stage, good, number)
        _add_bad(stage, bad, number, scale(100_000, MEGABYTE))
        _add_good(stage, good, f"{number}-after")
    with stage.server():
        for mode in ("products", "customers", "orders", "products", "orders"):
            check_ended(stage, report, stage.start(f"import_all_{mode}"))
    for kind, table in TABLES.items():
        there = {external_id for (external_id,) in stage.query(IN.format(table=table))}
        told = {
            external_id for (external_id,) in stage.query(KNOWN.format(table=table))
        }
        report.tell(f"{kind}: hostile ones that are in", len(bad[kind] & there))
        report.exactly(f"{kind}: good ones left out", len(good[kind] - there), 0)
        report.exactly(f"{kind}: hostile ones untold", len(bad[kind] - told), 0)
    report.exactly("good pictures", stage.value(STORED), 3 * many)
    report.exactly("hostile pictures told", stage.value(REFUSED), 2 * many)
    report.at_most("letters of the longest issue", stage.value(LONGEST), READABLE)


def _add_good(stage: Stage, external_ids: dict[str, set[str]], number: Any) -> None:
    files = [picture("good")]
    shop, name = stage.shopify, f"Good {number}"
    product = shop.add_product(name, sku=f"GOOD-{number}", price="10.00", files=files)
    person = {"firstName": name, "email": f"good-{number}@mail.example"}
    external_ids["product"].add(product["id"])
    external_ids["customer"].add(shop.add_customer(**person)["id"])
    external_ids["company"].add(shop.add_company(name)["id"])
    external_ids["order"].add(_order(stage, name, {"email": person["email"]}))


def _add_bad(
    stage: Stage, external_ids: dict[str, set[str]], number: int, letters: int
) -> None:
    long = {name: text * (letters // len(text)) for name, text in LONG.items()}
    for name, text in (TEXTS | long).items():
        _add_texts(stage, external_ids, f"{name}-{number}", text)
    for place, price in enumerate(PRICES):
        given = {"price": price, "compareAtPrice": price}
        product = stage.shopify.add_product(f"Price {price} {number}", **given)
        sku = f"PRICE-{place}-{number}"
        stage.shopify.change_product(product["id"], sku=sku)
        external_ids["product"].add(product["id"])
    for moment in MOMENTS:
        external_ids["order"].add(_order(stage, "Late", {"processedAt": moment}))
    for name in PICTURES:
        files = [picture(name)]
        title = f"Picture {name} {number}"
        product = stage.shopify.add_product(title, sku=title, price="1.00", files=files)
        external_ids["product"].add(product["id"])


def _add_texts(
    stage: Stage, external_ids: dict[str, set[str]], sku: str, text: str
) -> None:
    """Add a record of each kind with a text in all its places."""
    shop = stage.shopify
    everywhere = {
        "descriptionHtml": text,
        "vendor": text,
        "productType": text,
        "tags": [text],
        "seo": {"title": text, "description": text},
    }
    for fields in (
        {"sku": sku, "barcode": text, **everywhere},
        {"sku": text, "price": "1.00"},
    ):
        external_ids["product"].add(
            shop.add_product(text, **{"price": "1.00", **fields})["id"]
        )
    address = dict.fromkeys(("address1", "address2", "city", "company", "zip"), text)
    person = {"firstName": text, "lastName": text, "note": text, "tags": [text]}
    for reach in ({"email": f"{sku.replace(' ', '-')}@mail.example"}, {"email": text}):
        external_ids["customer"].add(
            shop.add_customer(**person, **reach, **address)["id"]
        )
    company = {"note": text, "externalId": text, "contacts": [{"firstName": text}]}
    external_ids["company"].add(shop.add_company(text, **company)["id"])
    shipping = {"countryCodeV2": "US", "firstName": text, "lastName": text, **address}
    told = {"note": text, "tags": [text], "email": text, "shippingAddress": shipping}
    external_ids["order"].add(_order(stage, text, told))


def _order(stage: Stage, text: str, fields: dict[str, Any]) -> str:
    line = {"title": text, "sku": text, "price": "10.00", "attributes": {text: text}}
    shipping = [{"title": text, "price": "1.00"}]
    order = stage.shopify.check_out(line, currency="USD", shipping=shipping)
    stage.shopify.change_order(order["id"], **fields)
    return order["id"]


def picture(name: str) -> dict[str, str]:
    return {"originalSource": image_path(name, 300, 300), "contentType": "IMAGE"}
