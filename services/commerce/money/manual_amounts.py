"""Exact amounts for lines of orders and invoices in Odoo.

Odoo reckons a line from price, discount and taxes, unless `extra_tax_data` holds its
amounts and price, discount, quantity and currency are still those it was written for.
Source: account/models/account_tax.py, _import_base_line_extra_tax_data
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ..records.money import ZERO, Amounts, MoneyLine
from .document_lines import DocumentLine

HUNDRED = Decimal(100)
# Odoo passes over the data of a line that has no tax, unless some tax is named.
NO_TAX = "0"


def sale_line_values(
    line: MoneyLine, taxes: Sequence[int], currency_id: int, discount_digits: int
) -> dict[str, Any]:
    """Return the values of a sale order line that says what stands of a line now.

    :param taxes: ids of Odoo's taxes, in the order of the line's own
    """
    values = manual_amounts(
        unit_price=line.unit_price,
        quantity=Decimal(line.quantity),
        amounts=line.current,
        included=_included(line),
        taxes=taxes,
        currency_id=currency_id,
        discount_digits=discount_digits,
    )
    return {
        **values,
        "product_uom_qty": float(line.quantity),
        # Odoo keeps a price that differs from this one, even if it is 0.
        "technical_price_unit": values["price_unit"] + 1,
    }


def invoice_line_values(
    document: DocumentLine,
    taxes: Sequence[int],
    currency_id: int,
    discount_digits: int,
) -> dict[str, Any]:
    """Return the values of a line of an invoice or a credit note."""
    line = document.line
    values = manual_amounts(
        unit_price=line.unit_price,
        quantity=document.quantity,
        amounts=document.amounts,
        included=_included(line),
        taxes=taxes,
        currency_id=currency_id,
        discount_digits=discount_digits,
    )
    return {**values, "quantity": float(document.quantity)}


def manual_amounts(
    *,
    unit_price: Decimal,
    quantity: Decimal,
    amounts: Amounts,
    included: bool,
    taxes: Sequence[int],
    currency_id: int,
    discount_digits: int,
) -> dict[str, Any]:
    """Return price, discount, taxes and exact amounts of a line in Odoo.

    :param amounts: of the whole quantity; its taxes in the order of `taxes`
    :param included: `unit_price` is with taxes
    :param discount_digits: of Odoo's precision “Discount”
    """
    shown = amounts.total if included else amounts.net
    price, discount = shown_price(unit_price, quantity, shown, discount_digits)
    return {
        "price_unit": float(price),
        "discount": float(discount),
        "tax_ids": [(6, 0, list(dict.fromkeys(taxes)))],
        "extra_tax_data": extra_tax_data(
            price=float(price),
            discount=float(discount),
            quantity=quantity,
            amounts=amounts,
            taxes=taxes,
            currency_id=currency_id,
        ),
    }


def extra_tax_data(
    *,
    price: float,
    discount: float,
    quantity: Decimal,
    amounts: Amounts,
    taxes: Sequence[int],
    currency_id: int,
    first: Decimal = ZERO,
    whole: tuple[Decimal, Amounts] | None = None,
) -> dict[str, Any]:
    """Return what Odoo keeps beside a line.

    `exact` is ours: what a share is taken of when the quantity of a line of an invoice
    changes.

    :param first: how many of the whole's units have their share already
    """
    return {
        "currency_id": currency_id,
        "price_unit": price,
        "discount": discount,
        "quantity": float(quantity),
        "manual_total_excluded_currency": float(amounts.net),
        "manual_tax_amounts": _tax_amounts(amounts, taxes),
        "exact": whole_data(*(whole or (quantity, amounts)), taxes, first),
    }


def whole_data(
    quantity: Decimal, amounts: Amounts, taxes: Sequence[int], first: Decimal = ZERO
) -> dict[str, Any]:
    """Return a line's whole, of which its pieces take their shares."""
    return {
        "quantity": str(quantity),
        "first": str(first),
        "net": str(amounts.net),
        "taxes": [
            [tax, str(amount)] for tax, amount in zip(taxes, amounts.taxes, strict=True)
        ],
    }


def shown_price(
    unit_price: Decimal, quantity: Decimal, shown: Decimal, digits: int
) -> tuple[Decimal, Decimal]:
    """Return the price of a unit and the discount in percent, for show only.

    Where no discount of 0 to 100 % leads from the price to the amount, the amount
    itself is shown.
    """
    if not quantity:
        # What belongs to no unit is money alone.
        return (shown, ZERO) if shown else (unit_price, ZERO)
    gross = unit_price * quantity
    if not gross:
        return (shown / quantity if shown else unit_price), ZERO
    discount = (1 - shown / gross) * HUNDRED
    discount = discount.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    if ZERO <= discount <= HUNDRED:
        return unit_price, discount
    return shown / quantity, ZERO


def _tax_amounts(amounts: Amounts, taxes: Sequence[int]) -> dict[str, dict]:
    """Return each tax's amount; taxes that are one in Odoo are added up."""
    found: dict[str, dict] = {}
    for tax, amount in zip(taxes, amounts.taxes, strict=True):
        known = found.setdefault(
            str(tax),
            {"tax_amount_currency": 0.0, "base_amount_currency": float(amounts.net)},
        )
        total = Decimal(str(known["tax_amount_currency"])) + amount
        known["tax_amount_currency"] = float(total)
    return found or {NO_TAX: {}}


def _included(line: MoneyLine) -> bool:
    return any(tax.included for tax in line.taxes)
