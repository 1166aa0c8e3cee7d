"""A document that is to be made, and what all documents of an order are to say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from odoo.models import BaseModel

from ...money.document_lines import DocumentLine
from ...records.money import ZERO, Amounts, MoneyLine
from ..plan.followed import Followed
from ..plan.steps import Plan


@dataclass(frozen=True, slots=True)
class Document:
    """An invoice or a credit note to be made."""

    followed: Followed
    move_type: str
    lines: Sequence[DocumentLine]
    earlier: BaseModel  # documents that the order has already

    @property
    def total(self) -> Decimal:
        return sum((line.amounts.total for line in self.lines), ZERO)


def wanted(plan: Plan) -> list[MoneyLine]:
    """Return what documents are to say; of a cancelled order what is paid and kept."""
    lines = plan.followed.money.lines
    if not plan.ends or plan.keeps:
        return list(lines)
    return [
        replace(it, quantity=0, current=Amounts(ZERO, (ZERO,) * len(it.taxes)))
        for it in lines
    ]
