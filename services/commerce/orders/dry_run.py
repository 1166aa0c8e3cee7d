"""What a dry run shows of orders: each page is stored, told of, and taken back."""

from collections.abc import Mapping, Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ..dry_run.dry_run import DryRun
from ..dry_run.snapshot import Place, RecordRows, Snapshot
from ..order_life.payments.transactions import due
from ..order_life.plan.steps import Plan as StepsOfOrder
from ..order_life.plan.steps import Steps
from ..records.facts import Action
from ..records.order import Order
from ..run.page_result import PlannedChange, RecordIssue
from .importer import OrderImporter
from .plan import OrderPlan
from .settings import OrderSettings

ORDER, LINE, LINK = "sale.order", "sale.order.line", "commerce.order"
HEAD = (
    *("partner_id", "partner_invoice_id", "partner_shipping_id", "date_order"),
    *("client_order_ref", "payment_term_id", "note", "tag_ids"),
)
STATES = (
    *("financial_status", "fulfillment_status", "due_date", "cancelled_at"),
    "held_text",
)


class OrderDryRun(DryRun, OrderImporter):
    """Stands for `OrderImporter` in a dry run; nothing that it stores stays.

    People, taxes and products that orders need are made while they are planned, so
    a plan tells the truth only of what was done.
    """

    def __init__(self, env: Environment, shop: BaseModel, **given: Any) -> None:
        super().__init__(env, shop, **given)
        self._before: dict[str, Snapshot] = {}

    def _plan(
        self,
        orders: Sequence[Order],
        links: Mapping[str, BaseModel],
        settings: OrderSettings,
    ) -> list[OrderPlan]:
        plans = super()._plan(orders, links, settings)
        self._before = {plan.source.external_id: self._read(plan) for plan in plans}
        for plan in plans:
            if plan.action is Action.CREATE:
                # A number that a sequence gave is not to be had back.
                plan.values.setdefault("name", plan.source.name)
        return plans

    def _follow_safely(self, plans: Sequence[OrderPlan]) -> list[RecordIssue]:
        """Tell what would follow, instead of doing it."""
        steps = Steps(self._env, self._shop).of(self._followed(plans))
        follows = {it.order: it for it in steps}
        for plan in plans:
            self.tell(self._rows(plan, follows[plan.record]))
        return []

    def _rows(self, plan: OrderPlan, steps: StepsOfOrder) -> list[PlannedChange]:
        """Return the rows of one order; none if nothing of it changes."""
        if not plan.is_changed and not plan.issues and not self._goes_on(plan, steps):
            return []
        is_new = plan.action is Action.CREATE
        rows = RecordRows(
            self._words,
            ORDER,
            plan.source.external_id,
            plan.source.name,
            0 if is_new else plan.record.id,
        )
        old, new = self._before[plan.source.external_id], self._read(plan)
        found = rows.changes(plan.action.value, old, new)
        if text := self._what_follows(plan, steps):
            found.append(rows.row(plan.action.value, Place(ORDER, "follows"), "", text))
        return found + [rows.issue(it) for it in plan.issues]

    def _goes_on(self, plan: OrderPlan, steps: StepsOfOrder) -> bool:
        """Whether more becomes of an order, as of one whose shop has other rules."""
        invoiced = steps.document and not plan.link.is_documented
        paid = steps.pay and due(steps.followed, self._shop)
        return bool(steps.confirm or steps.cancel or invoiced or paid)

    def _read(self, plan: OrderPlan) -> Snapshot:
        """Read an order as it stands: head, lines, total and the shop's states."""
        order, link, words = plan.record, plan.link, self._words
        found = dict(words.of(order, HEAD))
        for line in order.order_line.filtered(lambda it: not it.display_type):
            found[_place(line)] = self._line(line)
        total = dict(words.of(order, ["amount_total"]))
        return found | total | dict(words.of(link.with_env(words.env), STATES))

    def _line(self, line: BaseModel) -> str:
        price = self._words.money(line.price_unit, line.currency_id)
        net = self._words.money(line.price_subtotal, line.currency_id)
        return f"{line.product_uom_qty:g} × {price} = {net}"

    def _what_follows(self, plan: OrderPlan, steps: StepsOfOrder) -> str:
        """Say what the shop's rules would do next."""
        words = self._words.env
        if steps.cancel:
            return words._("It is cancelled, and what was invoiced is credited.")
        follows = []
        if steps.confirm:
            follows.append(words._("It is confirmed."))
        if steps.document:
            told = words._(
                "Its invoices and credit notes follow %(system)s.",
                system=self._shop.system_label,
            )
            follows.append(told)
        if steps.pay and plan.source.transactions:
            follows.append(words._("Its payments are registered."))
        if not follows and plan.action is Action.CREATE:
            follows.append(words._("It stays a quotation."))
        return " ".join(follows)


def _place(line: BaseModel) -> Place:
    title = (line.name or line.product_id.display_name or "").partition("\n")[0]
    return Place(ORDER, "order_line", title, line.id)
