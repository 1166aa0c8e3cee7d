"""Orders that are in Odoo already without a link, as a deleted shop leaves them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from odoo.api import Environment
from odoo.fields import Domain
from odoo.models import BaseModel

from ...records.facts import Action
from ...records.plain import naive_utc
from ..plan import OrderPlan
from ..still_booked import VOID_PAYMENTS, standing


class OrderTwins:
    """Finds what new orders seem to have been before: sales orders, or what is booked.

    An import takes over an order's name, which no person types, and its second, which
    Odoo replaces where a person confirms it without an import. One look-up per kind.
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop

    def of(self, plans: Iterable[OrderPlan]) -> dict[str, str]:
        """Return the names of what no shop has of them, by the orders' ids.

        Cancelled and deleted ones count by their documents and payments that stand.
        """
        asked = [it for it in plans if _is_asked(it)]
        if not asked:
            return {}
        orders, payments = self._without_link(asked), self._payments(asked)
        documents = self._named_before(asked)
        found = {}
        for plan in asked:
            twins = orders.filtered(lambda it, plan=plan: self._is_twin(plan, it))
            left = twins.filtered(lambda it: it.state != "cancel") or [
                *standing(twins.invoice_ids | _theirs(plan, documents)),
                *(it for it in payments if self._pays(plan, it)),
            ]
            if left:
                found[plan.source.external_id] = ", ".join(
                    it.name or str(it.id) for it in left
                )
        return found

    def _without_link(self, plans: Sequence[OrderPlan]) -> BaseModel:
        alike = Domain("date_order", "in", [_moment(plan) for plan in plans])
        alike |= Domain("origin", "in", [self._origin(plan) for plan in plans])
        ours = Domain("company_id", "=", self._shop.company_id.id)
        orders = self._env["sale.order"].search(ours & alike, order="id")
        if not orders:
            return orders
        links = self._env["commerce.order"].search(
            [("sale_order_id", "in", orders.ids)]
        )
        return orders - links.sale_order_id

    def _payments(self, plans: Sequence[OrderPlan]) -> BaseModel:
        """Return payments of the orders' transactions that no shop has."""
        ids = [id_ for plan in plans for id_ in self._ids(plan)]
        found = self._env["account.payment"].search(
            [
                ("company_id", "=", self._shop.company_id.id),
                ("payment_reference", "in", ids),
                ("state", "not in", VOID_PAYMENTS),
            ],
            order="id",
        )
        if not found:
            return found
        of_shops = self._env["commerce.transaction"].search(
            [("payment_id", "in", found.ids)]
        )
        return found - of_shops.payment_id

    def _named_before(self, plans: Sequence[OrderPlan]) -> BaseModel:
        """Return the documents of what orders waited for; it may be deleted by now."""
        names = [name for plan in plans for name in _waits_for(plan)]
        moves = self._env["account.move"]
        if not names:
            return moves
        named = Domain("name", "in", names) | Domain("invoice_origin", "in", names)
        ours = Domain("company_id", "=", self._shop.company_id.id)
        kind = Domain("move_type", "in", ("out_invoice", "out_refund"))
        return moves.search(ours & kind & named, order="id")

    def _is_twin(self, plan: OrderPlan, order: BaseModel) -> bool:
        if order.origin == self._origin(plan):
            return True
        name = plan.source.name
        named = order.client_order_ref == name
        named = named or (order.origin or "").endswith(f" {name}")
        return named and order.date_order == _moment(plan)

    def _pays(self, plan: OrderPlan, payment: BaseModel) -> bool:
        is_named = (payment.memo or "").startswith(f"{plan.source.name} ")
        return is_named and payment.payment_reference in self._ids(plan)

    def _ids(self, plan: OrderPlan) -> list[str]:
        """Return the ids of an order's transactions as payments name them."""
        told = (it.external_id for it in plan.source.transactions)
        return [self._shop._by_system("number", it) for it in told]

    def _origin(self, plan: OrderPlan) -> str:
        return f"{self._shop.name} {plan.source.name}"


def _is_asked(plan: OrderPlan) -> bool:
    """Whether an order is new, or waits, and nobody said that it is another one."""
    released = plan.link.released or []
    if any(code == "in_odoo" for code, _detail in released):
        return False
    return plan.action is Action.CREATE or bool(_waits_for(plan))


def _waits_for(plan: OrderPlan) -> list[str]:
    """Return the names of what an order waited for at the last look."""
    held = plan.link.held or []
    return [it for code, names in held if code == "in_odoo" for it in names.split(", ")]


def _theirs(plan: OrderPlan, documents: BaseModel) -> BaseModel:
    """Return those of some documents that an order waits for, with their reversals."""
    names = _waits_for(plan)
    found = documents.filtered(lambda it: {it.name, it.invoice_origin} & {*names})
    return found | found.reversal_move_ids


def _moment(plan: OrderPlan) -> datetime:
    return naive_utc(plan.source.processed_at).replace(microsecond=0)
