"""Makes invoices and credit notes for what documents do not yet say of orders."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel

from ...mappers.documents import (
    Documented,
    DocumentLine,
    document_lines,
    have_money,
    with_kept_money,
    with_taxes_anew,
)
from ...mappers.manual_amounts import invoice_line_values
from ...mappers.money_lines import ZERO, Amounts, MoneyLine
from ...mappers.remembered import bases
from .dates import Dates
from .documented import DocumentedLines
from .followed import Followed
from .issues import LifeIssues
from .line_taxes import LineTaxes
from .memory import changes_by_hand, known_of, remember, remember_moves
from .steps import Plan


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


class Documents:
    """Brings documents up to what stands in Shopify: each is the difference alone.

    What a person invoiced in Odoo counts as well as what an import did. What a person
    changed of it stays: only what Shopify changes after it is documented.
    """

    def __init__(self, env: Environment, shop: BaseModel, issues: LifeIssues) -> None:
        self._env = env
        self._shop = shop
        self._issues = issues
        self._dates = Dates(env, shop)
        precision = env["decimal.precision"]
        self._discount_digits = precision.precision_get("Discount")
        # Orders beside whose documents a person did something, and of these the ones
        # whose documents say something else than Shopify.
        self._beside: set[Followed] = set()
        self._apart: set[Followed] = set()

    def bring_up_to_date(self, plans: Sequence[Plan]) -> None:
        """Make what is missing of these orders, in one go."""
        self._keep_elsewhere(plans)
        plans = [plan for plan in plans if plan.document]
        if not plans or not self._has_journal(plans):
            return
        self._drop_drafts(plan.order for plan in plans if plan.ends)
        followed = [plan.followed for plan in plans]
        lines = self._env["sale.order.line"].union(
            *(line for it in followed for line in it.sale_lines.values())
        )
        documented = DocumentedLines(self._env, lines)
        self._taxes = LineTaxes(self._env, self._shop, followed, documented)
        documents = [
            document for plan in plans for document in self._of(plan, documented)
        ]
        made = self._make(documents)
        left = self._issues.left
        plans = [it for it in plans if it.followed.source.id not in left]
        self._keep(plans)
        self._keep_moves(plans, documented, made)

    def _has_journal(self, plans: Sequence[Plan]) -> bool:
        journal = self._shop.invoice_journal_id or self._env["account.journal"].search(
            [
                *self._env["account.journal"]._check_company_domain(
                    self._shop.company_id
                ),
                ("type", "=", "sale"),
            ],
            limit=1,
        )
        if not journal:
            self._issues.no_sale_journal(plan.followed for plan in plans)
        return bool(journal)

    def _drop_drafts(self, orders: Iterable[BaseModel]) -> None:
        """Cancel drafts of orders that are cancelled, as Odoo does with the orders."""
        moves = self._env["sale.order"].union(*orders).invoice_ids
        moves.filtered(lambda move: move.state == "draft").button_cancel()

    # What is missing

    def _of(self, plan: Plan, documented: DocumentedLines) -> list[Document]:
        it, earlier = plan.followed, documented.moves[plan.order.id]
        if earlier.currency_id - plan.order.currency_id or self._is_paid_down(plan):
            self._issues.invoiced_by_hand(it)
            return []
        target = [self._taxes.merged(it, line) for line in _wanted(plan)]
        invoice, credit = self._lines(plan, target, documented)
        if lost := [
            line for line in [*invoice, *credit] if line.key not in it.sale_lines
        ]:
            self._issues.line_missing(it, lost[0].line.title)
            return []
        if not self._adds_up(it, target, documented, invoice, credit):
            return []
        found = (("out_invoice", invoice), ("out_refund", credit))
        return [
            Document(it, kind, lines, earlier)
            for kind, lines in found
            if have_money(lines)
        ]

    def _lines(
        self, plan: Plan, target: Sequence[MoneyLine], documented: DocumentedLines
    ) -> tuple[list[DocumentLine], list[DocumentLine]]:
        """Return the lines to invoice and those to credit."""
        it = plan.followed
        anew = self._taxes.anew(it)
        base = self._base(plan, target, documented, anew)
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
                said = documented.of_line[it.sale_lines[line.key].id]
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
        documented: DocumentedLines,
        anew: Collection[str],
    ) -> Mapping[str, Documented]:
        """Return by line what its document is the difference to."""
        it = plan.followed
        said = {
            key: documented.of_line[line.id].amounts(self._taxes.of(it, key))
            for key, line in it.sale_lines.items()
            if line.id in documented.of_line
        }
        wanted = {line.key: (Decimal(line.quantity), line.current) for line in target}
        base = bases(wanted, said, known_of(it, _wanted(plan), self._taxes), anew)
        if base is not said:
            self._beside.add(it)
        return base

    def _adds_up(
        self,
        it: Followed,
        target: Sequence[MoneyLine],
        documented: DocumentedLines,
        invoice: Sequence[DocumentLine],
        credit: Sequence[DocumentLine],
    ) -> bool:
        """Whether documents can be made; tell of those that will not say what stands.

        Where a person changed documents, they may say something else.
        """
        said = [documented.of_line[line.id].total for line in it.sale_lines.values()]
        more = [line.amounts.total for line in invoice]
        less = [line.amounts.total for line in credit]
        wanted = sum((line.current.total for line in target), ZERO)
        found = sum([*said, *more], ZERO) - sum(less, ZERO)
        if found == wanted:
            return True
        if it not in self._beside:
            self._issues.reckoned_otherwise(it, float(found))
            return False
        self._apart.add(it)
        done = changes_by_hand(it, documented.moves[it.order.id])
        self._issues.documents_differ(it, float(found), float(wanted), done)
        return True

    def _is_paid_down(self, plan: Plan) -> bool:
        """Whether a person made a down payment, which no line of Shopify's tells of."""
        return any(plan.order.order_line.mapped("is_downpayment"))

    # Making them

    def _make(self, documents: Sequence[Document]) -> list[tuple[Document, BaseModel]]:
        if not documents:
            return []
        moves = self._env["account.move"].create([self._values(it) for it in documents])
        made = self._without_wrong(list(zip(documents, moves, strict=True)))
        if made and self._shop.invoicing == "post":
            moves.union(*(move for _document, move in made)).action_post()
        for document, move in made:
            if document.move_type == "out_refund":
                self._link_refunds(document, move)
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
        values = {
            **order._prepare_invoice(),
            "move_type": document.move_type,
            "invoice_date": self._dates.of_document(document),
            "payment_reference": order.reference or it.link.name,
            "invoice_line_ids": [
                Command.create(self._line_values(it, line, place))
                for place, line in enumerate(document.lines)
            ],
        }
        if self._shop.invoice_journal_id:
            values["journal_id"] = self._shop.invoice_journal_id.id
        if document.move_type == "out_refund":
            values |= _reversal(document.earlier, it.order.partner_invoice_id)
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
        return it.sale_lines[line.key]._prepare_invoice_line(sequence=place, **exact)

    # Remembering them

    def _keep_elsewhere(self, plans: Sequence[Plan]) -> None:
        """Remember which orders are in the accounts without Odoo's documents."""
        lines = self._env["sale.order.line"]
        for elsewhere in (True, False):
            some = lines.union(
                *(it.order.order_line for it in plans if it.booked is not elsewhere)
            )
            known = some.filtered("shopify_invoiced_elsewhere")
            if wrong := some - known if elsewhere else known:
                wrong.shopify_invoiced_elsewhere = elsewhere

    def _link_refunds(self, document: Document, move: BaseModel) -> None:
        refunds = document.followed.link.refund_ids
        refunds.filtered(lambda it: not it.is_documented).move_id = move

    def _keep(self, plans: Sequence[Plan]) -> None:
        """Remember that documents follow these orders, and know of their refunds."""
        lines = self._env["sale.order.line"].union(
            *(line for it in plans for line in it.followed.sale_lines.values())
        )
        links = self._env["shopify.order"].union(*(it.followed.link for it in plans))
        refunds = links.refund_ids
        refunds.filtered(lambda it: not it.is_documented).is_documented = True
        links.filtered(lambda it: not it.is_documented).is_documented = True
        lines.filtered(lambda it: not it.shopify_follows).shopify_follows = True
        for plan in plans:
            remember(plan.followed, _wanted(plan))

    def _keep_moves(
        self,
        plans: Sequence[Plan],
        documented: DocumentedLines,
        made: Iterable[tuple[Document, BaseModel]],
    ) -> None:
        """Remember the documents; those of a person's that are told of stay news."""
        none = self._env["account.move"]
        new: dict[Followed, BaseModel] = {}
        for document, move in made:
            new[document.followed] = new.get(document.followed, none) | move
        for plan in plans:
            it, moves = plan.followed, new.get(plan.followed, none)
            if it in self._apart:
                remember_moves(it, moves, beside=True)
            else:
                earlier = documented.moves[plan.order.id]
                remember_moves(it, earlier | moves, beside=False)


def _wanted(plan: Plan) -> list[MoneyLine]:
    """Return what documents are to say; nothing of an order that is cancelled."""
    lines = plan.followed.money.lines
    if not plan.ends:
        return list(lines)
    return [
        replace(it, quantity=0, current=Amounts(ZERO, (ZERO,) * len(it.taxes)))
        for it in lines
    ]


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
