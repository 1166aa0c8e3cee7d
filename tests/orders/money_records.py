"""Lines of money as any system's reading would give them to an import."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import count

from ...services.commerce.records.money import (
    Amounts,
    InBoth,
    LineKind,
    MoneyLine,
    TaxKey,
    Told,
    ToldTax,
)

_numbers = count(1)
CENT = Decimal("0.01")


def a_tax(title="VAT", rate="0.19", **given) -> TaxKey:
    """A tax on top of prices, unless it is told otherwise."""
    return TaxKey(title, Decimal(rate), **{"country": "", "included": False, **given})


def money_line(
    key, title, kind, price, quantity=1, *, left=None, taxes=(), discount="0"
) -> MoneyLine:
    """Return the money of a line, each of whose taxes is rounded on its own.

    :param left: how many stand now; they have their share of the discount
    """
    left = quantity if left is None else left
    price, off = Decimal(price), Decimal(discount)
    standing = price * left - (off * left / quantity).quantize(CENT)
    return MoneyLine(
        key=key,
        kind=kind,
        title=title,
        unit_price=price,
        taxes=tuple(taxes),
        ordered_quantity=quantity,
        ordered=_amounts(price * quantity - off, taxes),
        quantity=left,
        current=_amounts(standing, taxes),
        discount=off,
    )


def charged(kind, amount, taxes=(), **given) -> MoneyLine:
    """A tip, a duty, a fee, or what the shop rounds of cash."""
    key = f"{kind.value}{next(_numbers)}"
    return money_line(key, kind.value, kind, amount, taxes=taxes, **given)


def beside_items(amount, taxes=()) -> MoneyLine:
    """Money of a refund that belongs to no item; below zero it goes to the customer."""
    amount = Decimal(amount)
    return MoneyLine(
        key=f"refund{next(_numbers)}",
        kind=LineKind.REFUND,
        title="",
        unit_price=abs(amount),
        taxes=tuple(taxes),
        ordered_quantity=0,
        ordered=_amounts(Decimal(0), taxes),
        quantity=1 if amount > 0 else -1,
        current=_amounts(amount, taxes),
    )


def a_told(lines, sums, taxes=(), currency="USD", **given) -> Told:
    """What a system says in one currency.

    :param lines: `MoneyLine`
    :param sums: by the names of the proof's rows
    :param taxes: pairs of a tax and what the system says that it comes to
    """
    return Told(
        currency=currency,
        lines=tuple(lines),
        sums={name: Decimal(amount) for name, amount in sums.items()},
        taxes=tuple(ToldTax(it.title, it.rate, Decimal(due)) for it, due in taxes),
        **given,
    )


def both(amount) -> InBoth:
    """The same in both currencies, or a pair of them."""
    shop, customer = amount if isinstance(amount, tuple) else (amount, amount)
    return InBoth(Decimal(shop), Decimal(customer))


def _amounts(shown, taxes) -> Amounts:
    """Part what a shop shows into what is without taxes, and each of them."""
    rates = [it.rate for it in taxes if it.included]
    base = shown / (1 + sum(rates))
    found = [(base * it.rate).quantize(CENT, ROUND_HALF_UP) for it in taxes]
    inside = [due for it, due in zip(taxes, found, strict=True) if it.included]
    return Amounts(shown - sum(inside), tuple(found))
