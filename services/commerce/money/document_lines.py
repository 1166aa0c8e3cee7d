"""What invoices and credit notes are still to say of an order. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..records.money import ZERO, Amounts, LineKind, MoneyLine

# Quantity and amounts that documents say of a line, credit notes subtracted.
Documented = tuple[Decimal, Amounts]


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A line of an invoice or of a credit note, positive on either.

    :param line: of the order; its taxes are those of `amounts`
    :param quantity: 0 where only money changes
    :param taxes: ids of Odoo's; None where they are those of the line
    """

    line: MoneyLine
    quantity: Decimal
    amounts: Amounts
    taxes: tuple[int, ...] | None = None

    @property
    def key(self) -> str:
        return self.line.key


def document_lines(
    target: Iterable[MoneyLine], documented: Mapping[str, Documented]
) -> tuple[list[DocumentLine], list[DocumentLine]]:
    """Return the lines to invoice and those to credit, by what stands of each line now.

    A line is on one of the two: where its net and taxes go different ways, its total
    decides. Lines that agree are on neither; what documents say of a line that the
    order does not have any more is credited.
    """
    invoice: list[DocumentLine] = []
    credit: list[DocumentLine] = []
    lines = {line.key: line for line in target}
    for key, (_quantity, amounts) in documented.items():
        if key not in lines:
            lines[key] = _gone(key, amounts)
    for key, line in lines.items():
        _add(line, documented.get(key, (ZERO, Amounts())), invoice, credit)
    return with_rebates(invoice, credit)


def have_money(lines: Iterable[DocumentLine]) -> bool:
    """Tell whether lines are worth a document: free goods alone are not."""
    return any(line.amounts.net or any(line.amounts.taxes) for line in lines)


def with_kept_money(
    invoice: Sequence[DocumentLine], credit: Sequence[DocumentLine]
) -> tuple[list[DocumentLine], list[DocumentLine]]:
    """Take money that was kept of a refund off its credit note, not onto an invoice.

    A credit note that has nothing left to give back is none.
    """
    charged, back = list(invoice), list(credit)
    for line in invoice:
        kept, left = line.amounts.total, _total(back)
        if line.line.kind is LineKind.REFUND and ZERO < kept <= left:
            charged.remove(line)
            back.append(_reversed(line))
    return charged, back if len(charged) == len(invoice) or _total(back) else []


def with_rebates(
    invoice: Sequence[DocumentLine], credit: Sequence[DocumentLine]
) -> tuple[list[DocumentLine], list[DocumentLine]]:
    """Take what was sold for less than nothing off the invoice of the rest.

    So does what of it is charged again, off the credit note.
    """
    charged, back = list(invoice), list(credit)
    for line in credit:
        if line.line.ordered.total < 0 and line.amounts.total <= _total(charged):
            back.remove(line)
            charged.append(_reversed(line))
    for line in invoice:
        if line.line.ordered.total < 0 and line.amounts.total <= _total(back):
            charged.remove(line)
            back.append(_reversed(line))
    return charged, back


def with_taxes_anew(
    invoice: Sequence[DocumentLine],
    credit: Sequence[DocumentLine],
    back: DocumentLine,
    anew: DocumentLine,
) -> tuple[list[DocumentLine], list[DocumentLine]]:
    """Add a line whose taxes are others by now: what was said back, what stands anew.

    Both stand on one document; its books then say each tax with what it is reckoned of.
    """
    more = anew.amounts.total - back.amounts.total
    if not have_money([anew]):
        return list(invoice), [*credit, back]
    if more < 0 or (not more and credit and not invoice):
        return list(invoice), [*credit, back, _reversed(anew)]
    return [*invoice, _reversed(back), anew], list(credit)


def _reversed(line: DocumentLine) -> DocumentLine:
    rest = minus(Amounts(), line.amounts)
    return replace(line, quantity=-line.quantity, amounts=rest)


def _total(lines: Iterable[DocumentLine]) -> Decimal:
    return sum((line.amounts.total for line in lines), ZERO)


def _add(
    line: MoneyLine,
    documented: Documented,
    invoice: list[DocumentLine],
    credit: list[DocumentLine],
) -> None:
    said, amounts = documented
    quantity = Decimal(line.quantity) - said
    rest = minus(line.current, amounts)
    sign = _direction(rest, quantity)
    if not sign:
        return
    # Goods that go the other way than their money are no quantity of this document.
    units = max(quantity * sign, ZERO)
    into = invoice if sign > 0 else credit
    into.append(DocumentLine(line, units, rest if sign > 0 else minus(Amounts(), rest)))


def _direction(rest: Amounts, quantity: Decimal) -> int:
    """Return 1 for an invoice, -1 for a credit note, 0 for neither."""
    for amount in (rest.total, rest.net, quantity):
        if amount:
            return 1 if amount > 0 else -1
    return 1 if any(rest.taxes) else 0


def minus(one: Amounts, other: Amounts) -> Amounts:
    """Subtract amounts of the same taxes; missing taxes count as none."""
    count = max(len(one.taxes), len(other.taxes))
    return Amounts(
        one.net - other.net,
        tuple(
            a - b
            for a, b in zip(_filled(one, count), _filled(other, count), strict=True)
        ),
    )


def _filled(amounts: Amounts, count: int) -> tuple[Decimal, ...]:
    return amounts.taxes + (ZERO,) * (count - len(amounts.taxes))


def _gone(key: str, amounts: Amounts) -> MoneyLine:
    return MoneyLine(
        key=key,
        kind=LineKind.ITEM,
        title=key,
        unit_price=abs(amounts.net),
        taxes=(),
        ordered_quantity=0,
        ordered=Amounts(),
        quantity=0,
        current=Amounts(),
    )
