"""A database and a shop for each subject, of which none knows the others."""

import json
import tempfile
from pathlib import Path
from typing import Any

from ..drills.place.stage import Stage
from .cases import Case

MEASURE = """
from odoo.addons.commerce_sync.scripts.benchmark.measure import measure
measure(env, {task!r}, {subject!r}, {results!r}, {profile!r})
"""
TIMEOUT = 3_600  # seconds
BUCKET = {"maximum_available": 1_000_000, "restore_rate": 1_000_000, "currency": "USD"}
CATALOGUE = 300  # products that orders are of
COLORS = ("Black", "White", "Red", "Blue", "Green")
SIZES = ("S", "M")
PARTNERS = """
INSERT INTO res_partner (name, complete_name, email, email_normalized, phone,
                         phone_sanitized, active, type, autopost_bills, lang,
                         partner_share)
SELECT 'Partner ' || n, 'Partner ' || n, 'partner' || n || '@example.net',
       'partner' || n || '@example.net', '+1310555' || lpad(n::text, 6, '0'),
       '+1310555' || lpad(n::text, 6, '0'), true, 'contact', 'ask', 'en_US',
       true
  FROM generate_series(1, %s) AS n
"""


def fill(stage: Stage, case: Case, records: int) -> None:
    """Let the stage's shop have the case's records."""
    if case.partners:
        stage.query(PARTNERS, case.partners)
        stage.query("ANALYZE res_partner")
    if case.kind == "customers":
        stage.shopify.reset("empty", customers=records, **BUCKET)
        return
    if case.kind == "orders":
        customers = {"customers": records // 2, "orders": records}
        stage.shopify.reset(CATALOGUE, **customers, **BUCKET)
        return
    if case.has_images:
        stage.shopify.reset(records, variants=case.variants, images=1, **BUCKET)
        return
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        _write(Path(file.name), records, case.variants)
        stage.shopify.reset(file.name, **BUCKET)


def _write(file: Path, records: int, variants: int) -> None:
    """Write plain products, as a shop's /products.json lists them."""
    products = [_product(number, variants) for number in range(1, records + 1)]
    file.write_text(json.dumps({"products": products}))


def _product(number: int, variants: int) -> dict[str, Any]:
    choices = [(color, size) for color in COLORS for size in SIZES][:variants]
    options = [{"name": "Color"}, {"name": "Size"}] if variants > 1 else []
    return {
        "title": f"Product {number:05}",
        "handle": f"product-{number:05}",
        # What changed just now is read once more by the next import.
        "updated_at": "2026-01-31T12:00:00Z",
        "options": options,
        "variants": [
            _variant(number, place, choice if options else (None, None))
            for place, choice in enumerate(choices, 1)
        ],
    }


def _variant(number: int, place: int, choice: tuple) -> dict[str, Any]:
    return {
        "option1": choice[0],
        "option2": choice[1],
        "sku": f"P{number:05}-{place:02}",
        "barcode": f"2{number:06}{place:02}",
        "price": f"{10 + number % 90}.50",
        "grams": 100 + number % 900,
    }


def measured(
    stage: Stage, case: Case, subject: str, profile: str = ""
) -> dict[str, Any]:
    """Let a subject import in a process of its own; what it measured."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "results.json"
        task = {"kind": case.kind, "after": case.after, "confirm": case.confirm}
        code = MEASURE.format(
            task=task, subject=subject, results=str(file), profile=profile
        )
        printed = stage.new_shell(code, TIMEOUT)
        return {**json.loads(file.read_text()), "printed": printed}
