"""Amounts as a person reads them."""

from odoo.models import BaseModel


def money_text(currency: BaseModel, amount: float) -> str:
    """Write an amount in the language of the currency's environment.

    Digits, separators and the symbol's place are Odoo's; a sign stands before all of
    it, so that “-$ 8.70” is not read as a name of “8.70”. Of another currency than the
    company's its code stands behind: dollars of many countries share a symbol.
    """
    sign = "-" if currency.compare_amounts(amount, 0) < 0 else ""
    text = sign + currency.format(abs(amount))
    is_own = currency == currency.env.company.currency_id
    return text if is_own or currency.name in text else f"{text} {currency.name}"
