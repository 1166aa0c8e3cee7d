"""Weights and costs in Odoo; as facts they are a text: “250 GRAMS”, “9.5 EUR”."""

from decimal import ROUND_HALF_UP, Decimal

from .mapping import ProductSettings

GRAMS = {
    "GRAMS": Decimal(1),
    "KILOGRAMS": Decimal(1000),
    "OUNCES": Decimal("28.349523125"),
    "POUNDS": Decimal("453.59237"),
}


def weight_in_odoo(fact: str | None, settings: ProductSettings) -> float:
    """Weight in the database's unit, in as many digits as Odoo keeps."""
    if not fact:
        return 0.0
    number, unit = fact.split(" ")
    target = GRAMS["POUNDS" if settings.weighs_in_pounds else "KILOGRAMS"]
    exact = Decimal(number) * GRAMS[unit] / target
    digit = Decimal(1).scaleb(-settings.weight_digits)
    return float(exact.quantize(digit, ROUND_HALF_UP))


def cost_in_odoo(fact: str | None, settings: ProductSettings) -> float | None:
    """Cost in the company's currency; none if it is unsaid, or in another one."""
    number, _, currency = (fact or "").partition(" ")
    is_own = currency and currency == settings.company_currency
    return float(number) if is_own and settings.take_over_cost else None
