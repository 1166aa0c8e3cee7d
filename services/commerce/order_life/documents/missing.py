"""Finds what documents do not yet say of an order: the difference, line by line."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from ...money.document_lines import (
    Documented,
    DocumentLine,
    document_lines,
    have_money,
    with_kept_money,
    with_taxes_anew,
)
from ...money.documents_by_hand import bases
from ...records.money import ZERO, MoneyLine
from ...run.in_words import money_text
from ..plan.followed import Followed
from ..plan.issues import LifeIssues
from ..plan.steps import Plan
from .document import Document, wanted
from .documented import DocumentedLines
from .line_taxes import LineTaxes
from .memory import changes_by_hand, known_of


class MissingDocuments:
    """Tells which documents orders lack; `apart` are those that stay different.

    What a person changed of documents stays: only what the shop changes after it is
    missing.
    """

    def __init__(
        self, documented: DocumentedLines, taxes: LineTaxes, issues: LifeIssues
    ) -> None:
        self._documented = documented
        self._taxes = taxes
        self._issues = issues
        # Orders beside whose documents a person did something, and of these the ones
        # whose documents say something else than the shop.
        self._beside: set[Followed] = set()
        self.apart: set[Followed] = set()

    def of(self, plan: Plan) -> list[Document]:
        it, earlier = plan.followed, self._documented.moves[plan.order.id]
        if earlier.currency_id - plan.order.currency_id or self._is_paid_down(plan):
            self._issues.not_invoiced(it, "by_hand")
            return []
        target = [self._taxes.merged(it, line) for line in wanted(plan)]
        invoice, credit = self._lines(plan, target)
        if lost := [
            line for line in [*invoice, *credit] if line.key not in it.sale_lines
        ]:
            self._issues.not_invoiced(it, "line_missing", line=lost[0].line.title)
            return []
        if not self._adds_up(it, target, invoice, credit):
            return []
        found = (("out_invoice", invoice), ("out_refund", credit))
        return [
            Document(it, kind, lines, earlier)
            for kind, lines in found
            if have_money(lines)
        ]

    def _lines(
        self, plan: Plan, target: Sequence[MoneyLine]
    ) -> tuple[list[DocumentLine], list[DocumentLine]]:
        """Return the lines to invoice and those to credit."""
        it = plan.followed
        anew = self._taxes.anew(it)
        base = self._base(plan, target, anew)
        if it in self._beside:
            return with_kept_money(*document_lines(target, base))
        found = with_kept_money(
            *document_lines(
                [line for line in target if line.key not in anew],
                {key: said for key, said in base.items() if key not in anew},
            )
        )
        for line in target:
            if line.key in anew:
                said = self._documented.of_line[it.sale_lines[line.key].id]
                quantity, amounts = said.amounts(anew[line.key])
                back = DocumentLine(line, quantity, amounts, anew[line.key])
                now = self._taxes.now(it, line.key)
                stands = DocumentLine(line, Decimal(line.quantity), line.current, now)
                found = with_taxes_anew(*found, back, stands)
        return found

    def _base(
        self,
        plan: Plan,
        target: Sequence[MoneyLine],
        anew: Collection[str],
    ) -> Mapping[str, Documented]:
        """Return by line what its document is the difference to."""
        it, of_line = plan.followed, self._documented.of_line
        said = {
            key: of_line[line.id].amounts(self._taxes.of(it, key))
            for key, line in it.sale_lines.items()
            if line.id in of_line
        }
        told = {line.key: (Decimal(line.quantity), line.current) for line in target}
        base = bases(told, said, known_of(it, wanted(plan), self._taxes), anew)
        if base is not said:
            self._beside.add(it)
        return base

    def _adds_up(
        self,
        it: Followed,
        target: Sequence[MoneyLine],
        invoice: Sequence[DocumentLine],
        credit: Sequence[DocumentLine],
    ) -> bool:
        """Whether documents can be made; tell of those that will not say what stands.

        Where a person changed documents, they may say something else.
        """
        of_line = self._documented.of_line
        said = [of_line[line.id].total for line in it.sale_lines.values()]
        more = [line.amounts.total for line in invoice]
        less = [line.amounts.total for line in credit]
        stands = sum((line.current.total for line in target), ZERO)
        found = sum([*said, *more], ZERO) - sum(less, ZERO)
        if found == stands:
            return True
        if it not in self._beside:
            self._issues.reckoned_otherwise(it, float(found))
            return False
        self.apart.add(it)
        done = changes_by_hand(it, self._documented.moves[it.order.id])
        self._issues.add(
            it,
            "documents_differ",
            here=money_text(it.order.currency_id, float(found)),
            there=money_text(it.order.currency_id, float(stands)),
            done="; ".join(done) or it.order.env._("someone changed them"),
        )
        return True

    def _is_paid_down(self, plan: Plan) -> bool:
        """Whether a person made a down payment, which no line of the shop tells of."""
        return any(plan.order.order_line.mapped("is_downpayment"))
