"""Makes invoices and credit notes in Odoo."""

from collections.abc import Sequence
from typing import Any

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel

from ...money.document_lines import DocumentLine
from ...money.manual_amounts import invoice_line_values
from ..days import Dates
from ..plan.followed import Followed
from ..plan.issues import LifeIssues
from .document import Document
from .documented import DocumentedLines
from .due_dates import due_values
from .line_taxes import LineTaxes


class DocumentMaker:
    """Makes documents, and posts them where the shop says so."""

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        documented: DocumentedLines,
        taxes: LineTaxes,
        issues: LifeIssues,
    ) -> None:
        self._env = env
        self._shop = shop
        self._documented = documented
        self._taxes = taxes
        self._issues = issues
        self._dates = Dates(shop)
        precision = env["decimal.precision"]
        self._discount_digits = precision.precision_get("Discount")

    def make(self, documents: Sequence[Document]) -> list[tuple[Document, BaseModel]]:
        """Return the documents that Odoo reckons as the shop does, with their moves."""
        if not documents:
            return []
        moves = self._env["account.move"].create([self._values(it) for it in documents])
        made = self._without_wrong(list(zip(documents, moves, strict=True)))
        if made and self._shop.invoicing == "post":
            moves.union(*(move for _document, move in made)).action_post()
        for document, move in made:
            if document.move_type == "out_refund":
                _link_refunds(document, move)
        return made

    def _without_wrong(
        self, made: Sequence[tuple[Document, BaseModel]]
    ) -> list[tuple[Document, BaseModel]]:
        """Delete documents that Odoo reckons in another way, before any is posted."""
        wrong = {
            document.followed: move.amount_total
            for document, move in made
            if round(move.amount_total - float(document.total), 6)
        }
        for followed, total in wrong.items():
            self._issues.reckoned_otherwise(followed, total)
        for document, move in made:
            if document.followed in wrong:
                move.unlink()
        return [pair for pair in made if pair[0].followed not in wrong]

    def _values(self, document: Document) -> dict[str, Any]:
        it = document.followed
        lang = it.order.partner_invoice_id.lang
        order = it.order.with_context(lang=lang) if lang else it.order
        day = self._dates.of_document(document)
        values = {
            **order._prepare_invoice(),
            "move_type": document.move_type,
            "invoice_date": day,
            "payment_reference": order.reference or it.link.name,
            "invoice_line_ids": [
                Command.create(self._line_values(it, line, place))
                for place, line in enumerate(document.lines)
            ],
        }
        if self._shop.invoice_journal_id:
            values["journal_id"] = self._shop.invoice_journal_id.id
        if document.move_type == "out_refund":
            # As Odoo's own credit notes, it is due at once.
            values |= due_values(self._env["account.payment.term"], None, day)
            values |= _reversal(document.earlier, it.order.partner_invoice_id)
        else:
            values |= due_values(it.order.payment_term_id, it.link.due_date, day)
        return values

    def _line_values(
        self, it: Followed, line: DocumentLine, place: int
    ) -> dict[str, Any]:
        taxes = line.taxes
        if taxes is None:
            taxes = self._taxes.of(it, line.key)
        exact = invoice_line_values(
            line, taxes, it.order.currency_id.id, self._discount_digits
        )
        record = it.sale_lines[line.key]
        booked = self._documented.booked(record)
        return record._prepare_invoice_line(sequence=place, **exact, **booked)


def _link_refunds(document: Document, move: BaseModel) -> None:
    refunds = document.followed.link.refund_ids
    refunds.filtered(lambda it: not it.is_documented).move_id = move


def _reversal(earlier: BaseModel, billed: BaseModel) -> dict[str, Any]:
    """Name the invoice that is credited, where there is only one, and its customer.

    :param billed: the invoice address of the order; a person may have changed it since
    """
    invoices = earlier.filtered(
        lambda move: move.move_type == "out_invoice" and move.state == "posted"
    )
    values = {"reversed_entry_id": invoices.id} if len(invoices) == 1 else {}
    owner = invoices.commercial_partner_id
    if len(owner) == 1 and owner != billed.commercial_partner_id:
        values["partner_id"] = invoices[-1].partner_id.id
    return values
