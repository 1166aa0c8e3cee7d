"""Names, lists and amounts as a person reads them."""

from collections.abc import Iterable, Sequence

from odoo.models import BaseModel

# Names beyond these say nothing more to a reader.
NAMES_SHOWN = 5


def contact_name(partner: BaseModel) -> str:
    """Name a contact of Odoo once, though an address has the name of its owner."""
    is_same = partner.name == partner.parent_id.name
    return (partner.parent_id if is_same else partner).display_name


def listed(names: Iterable[str]) -> str:
    """Join names; beyond a few only their number counts."""
    return first_of(list(dict.fromkeys(names)))


def first_of(names: Sequence[str]) -> str:
    """Join the first names, and tell how many follow; equal ones count each."""
    shown = ", ".join(f"“{name}”" for name in names[:NAMES_SHOWN])
    rest = len(names) - NAMES_SHOWN
    return f"{shown} + {rest}" if rest > 0 else shown


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
