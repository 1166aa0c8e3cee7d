"""Brings the documents of orders up to what stands in the shop."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..plan.followed import Followed
from ..plan.issues import LifeIssues
from ..plan.steps import Plan
from .document import Document, wanted
from .documented import DocumentedLines
from .due_dates import follow_due_dates
from .line_taxes import LineTaxes
from .maker import DocumentMaker
from .memory import remember, remember_moves
from .missing import MissingDocuments


class Documents:
    """Brings documents up to what stands in the shop: each is the difference alone.

    What a person invoiced in Odoo counts as well as what an import did.
    """

    def __init__(self, env: Environment, shop: BaseModel, issues: LifeIssues) -> None:
        self._env = env
        self._shop = shop
        self._issues = issues

    def bring_up_to_date(self, plans: Sequence[Plan]) -> None:
        """Make what is missing of these orders, in one go."""
        self._keep_elsewhere(plans)
        plans = [plan for plan in plans if plan.document]
        if not plans:
            return
        documented, taxes = self._known([plan.followed for plan in plans])
        missing = MissingDocuments(documented, taxes, self._issues)
        maker = DocumentMaker(self._env, self._shop, documented, taxes, self._issues)
        lacking = [it for plan in plans for it in missing.of(plan)]
        made = maker.make(lacking if self._has_journal(lacking) else [])
        left = self._issues.left
        plans = [it for it in plans if it.followed.source.external_id not in left]
        follow_due_dates(plans, self._issues)
        self._keep(plans)
        self._keep_moves(plans, documented, made, missing.apart)

    def _known(self, followed: Sequence[Followed]) -> tuple[DocumentedLines, LineTaxes]:
        """Return what documents say of these orders, and the taxes of their lines."""
        lines = self._env["sale.order.line"].union(
            *(line for it in followed for line in it.sale_lines.values())
        )
        documented = DocumentedLines(self._env, lines)
        return documented, LineTaxes(self._env, self._shop, followed, documented)

    def _has_journal(self, documents: Sequence[Document]) -> bool:
        """Whether the company can make documents; tell of those that it cannot."""
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
            # Where an order lacks both, its invoice counts.
            kinds = {it.followed: it.move_type for it in reversed(documents)}
            for followed, kind in kinds.items():
                self._issues.not_invoiced(
                    followed,
                    "no_credit_journal" if kind == "out_refund" else "no_journal",
                    company=self._shop.company_id.name,
                )
        return bool(journal)

    # Remembering them

    def _keep_elsewhere(self, plans: Sequence[Plan]) -> None:
        """Remember which orders are in the accounts without Odoo's documents."""
        lines = self._env["sale.order.line"]
        for elsewhere in (True, False):
            some = lines.union(
                *(it.order.order_line for it in plans if it.booked is not elsewhere)
            )
            known = some.filtered("commerce_invoiced_elsewhere")
            if wrong := some - known if elsewhere else known:
                wrong.commerce_invoiced_elsewhere = elsewhere

    def _keep(self, plans: Sequence[Plan]) -> None:
        """Remember that documents follow these orders, and know of their refunds."""
        lines = self._env["sale.order.line"].union(
            *(line for it in plans for line in it.followed.sale_lines.values())
        )
        links = self._env["commerce.order"].union(*(it.followed.link for it in plans))
        refunds = links.refund_ids
        refunds.filtered(lambda it: not it.is_documented).is_documented = True
        links.filtered(lambda it: not it.is_documented).is_documented = True
        lines.filtered(lambda it: not it.commerce_follows).commerce_follows = True
        for plan in plans:
            remember(plan.followed, wanted(plan))

    def _keep_moves(
        self,
        plans: Sequence[Plan],
        documented: DocumentedLines,
        made: Sequence[tuple[Document, BaseModel]],
        apart: Collection[Followed],
    ) -> None:
        """Remember the documents; those of a person's that are told of stay news."""
        new: dict[Followed, BaseModel] = defaultdict(self._env["account.move"].browse)
        for document, move in made:
            new[document.followed] |= move
        for plan in plans:
            it, moves = plan.followed, new[plan.followed]
            if it in apart:
                remember_moves(it, moves, beside=True)
            else:
                earlier = documented.moves[plan.order.id]
                remember_moves(it, earlier | moves, beside=False)
