"""What is to happen to each order of a page, by its state and the shop's rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from odoo.api import Environment
from odoo.models import BaseModel

from ..days import Dates
from ..sale_states import is_quotation
from ..waits import Waits
from .followed import Followed
from .how_far import read_rules
from .rules import OrderRule, OrderState, rule_of


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of one order.

    What an order is does not depend on the steps that its shop lets it take.

    :param is_over: the shop cancelled it, or its rules say that it is void
    :param ends: it is over, and nobody must look at it first
    :param cancel: it is still to be cancelled
    :param keeps: what stands of it though it is cancelled belongs into its documents
    :param booked: its documents belong into Odoo, not into the accounts of before
    :param left_out: they would follow it, but for its day
    :param was_confirmed: it was a confirmed order before this run
    """

    followed: Followed
    confirm: bool
    is_over: bool
    ends: bool
    cancel: bool
    keeps: bool
    document: bool
    pay: bool
    booked: bool
    left_out: bool
    was_confirmed: bool

    @property
    def order(self) -> BaseModel:
        return self.followed.order

    @property
    def is_cancelled_by_hand(self) -> bool:
        """Whether it is cancelled in Odoo, and open in the shop."""
        return not self.is_over and self.order.state == "cancel"

    @property
    def has_money(self) -> bool:
        return self.document or self.pay


class Steps:
    """Reads the shop's rules once and applies them."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._rules = read_rules(shop)
        self._dates = Dates(shop)

    def of(self, orders: Sequence[Followed]) -> list[Plan]:
        """Return the steps of each order."""
        links = self._env["commerce.order"].union(*(it.link for it in orders))
        paid = links.transaction_ids.filtered("is_registered").commerce_order_id
        return [self._plan(it, it.link in paid) for it in orders]

    def _plan(self, it: Followed, has_payments: bool) -> Plan:
        rule, waits = self._rule(it), self._waits(it, has_payments)
        acts = self._shop.confirm_orders
        goes_on = rule.action == "confirm" and not waits.going_on
        is_over = it.is_cancelled or rule.action == "cancel"
        ends = it.is_cancelled or (is_over and not waits.cancelling)
        confirm = acts and goes_on and not ends and is_quotation(it.order)
        booked = self._is_booked(it)
        # Nothing may be told of it in a currency that it is not in, released or not.
        foreign = it.order.currency_id.name != it.money.currency
        books = booked and not foreign and not waits.booking
        stands = confirm or (acts and it.keeps) or it.order.state == "sale"
        invoiced = goes_on and rule.invoice and stands
        paid = goes_on and rule.register_payments and (stands or (acts and ends))
        return Plan(
            followed=it,
            confirm=confirm,
            is_over=is_over,
            ends=ends,
            cancel=acts and ends and it.order.state != "cancel",
            keeps=it.keeps,
            document=books
            and self._shop.invoicing != "none"
            and self._has_documents(it, invoiced, ends),
            pay=books
            and self._shop.register_payments
            and not waits.going_on
            and (has_payments or paid),
            booked=booked,
            left_out=not booked and not foreign and self._books(rule),
            was_confirmed=it.order.state == "sale",
        )

    def _waits(self, it: Followed, has_payments: bool) -> Waits:
        paid_alone = has_payments and self._shop.invoicing == "none"
        return Waits.of(
            it.link._open_reasons(),
            in_books=it.link.is_documented or paid_alone,
            is_void=it.is_void,
        )

    def _has_documents(self, it: Followed, invoiced: bool, ends: bool) -> bool:
        """Whether documents follow an order; once they did, they always do."""
        if ends:
            return bool(it.order.invoice_ids) or (it.keeps and invoiced)
        followed = invoiced or it.link.is_documented
        return followed and it.order.state != "cancel"

    def _is_booked(self, it: Followed) -> bool:
        """Whether the shop's documents begin early enough for an order."""
        since = self._shop.documents_since
        return not since or self._dates.past_day(it.order.date_order) >= since

    def _books(self, rule: OrderRule) -> bool:
        """Whether invoices or payments follow orders of a rule."""
        invoices = rule.invoice and self._shop.invoicing != "none"
        return invoices or (rule.register_payments and self._shop.register_payments)

    def _rule(self, it: Followed) -> OrderRule:
        link = it.link
        return rule_of(
            OrderState(
                financial_status=it.source.financial_status or None,
                fulfillment_status=it.source.fulfillment_status or None,
                gateways=it.gateways,
                # A person who lets a risky order go on has looked at it.
                risk=None if _is_risk_overruled(link) else link.risk or None,
            ),
            self._rules,
        )


def _is_risk_overruled(link: BaseModel) -> bool:
    return any(code == "high_risk" for code, *_detail in link.released or [])
