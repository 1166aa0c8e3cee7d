"""Odoo's values in the form in which a shop's facts have them. Pure."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ...records.facts import Facts
from ...records.plain import amount
from ..mapping import ProductSettings
from ..measures import GRAMS
from ..sku_field import SEPARATOR

# More digits of a weight than anybody weighs.
WEIGHT_STEP = Decimal("0.0001")


def text_fact(value: Any) -> str:
    """Return a text; an empty field is the fact “”."""
    return str(value or "").strip()


def code_fact(value: Any) -> str:
    """Return a tariff code without its punctuation, which shops drop."""
    return re.sub(r"\W", "", value or "")


def sku_fact(sku: Any, shelf: Any, settings: ProductSettings) -> str:
    """Join a SKU and its bin as the shop keeps them."""
    sku, shelf = text_fact(sku), text_fact(shelf)
    joined = sku and shelf and settings.sku_with_bin
    return f"{sku}{SEPARATOR}{shelf}" if joined else sku


def weight_fact(
    value: float, baseline: str | None, settings: ProductSettings
) -> str | None:
    """Return a weight in the unit that the shop has it in, else in Odoo's own."""
    if not value:
        return None
    own = "POUNDS" if settings.weighs_in_pounds else "KILOGRAMS"
    unit = baseline.split(" ")[1] if baseline else own
    digit = Decimal(1).scaleb(-settings.weight_digits)
    exact = Decimal(str(value)).quantize(digit, ROUND_HALF_UP) * GRAMS[own]
    told = (exact / GRAMS[unit]).quantize(WEIGHT_STEP, ROUND_HALF_UP)
    return f"{amount(told)} {unit}"


def price_fact(price: float | None, digits: int) -> str | None:
    """Return a price in as many digits as its currency has."""
    if price is None:
        return None
    step = Decimal(1).scaleb(-digits)
    return amount(Decimal(str(price)).quantize(step, ROUND_HALF_UP))


def cost_fact(cost: float, settings: ProductSettings) -> str | None:
    """Return a cost with its currency; one of nothing is unsaid."""
    if not cost:
        return None
    return f"{amount(Decimal(str(round(cost, 6))))} {settings.company_currency}"


def compare_fact(facts: Facts, compared: str | None) -> str | None:
    """Return a compare-at price; one that is not above the price is none."""
    price = facts.get("price")
    if compared is None or price is None or Decimal(compared) > Decimal(price):
        return compared
    return None
