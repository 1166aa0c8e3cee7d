"""What is to happen to each order of a page, by its state and the shop's rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from odoo.api import Environment
from odoo.models import BaseModel

from ...mappers.order_rules import OrderRule, OrderState, rule_of
from ...mappers.transactions import gateways_of, word
from ..order_states import is_quotation
from .dates import Dates
from .followed import Followed
from .rules import read_rules

# Reasons to wait, invoiced before or not; payments of transactions are sure.
UNSURE = ("money", "unknown_tax", "no_country", "withheld", "rounding", "no_rate")
# Reasons that say nothing of whether an order stands in Shopify.
OF_TOTALS = ("total", "kept_apart")


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of one order.

    :param ends: it is to be cancelled, or is so already
    :param keeps: what stands of it though it is cancelled belongs into its documents
    :param booked: its documents belong into Odoo, not into the accounts of before
    :param left_out: they would follow it, but for its day
    :param was_confirmed: it was a confirmed order before this run
    """

    followed: Followed
    confirm: bool
    ends: bool
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
    def cancel(self) -> bool:
        """Whether it is still to be cancelled."""
        return self.ends and self.order.state != "cancel"

    @property
    def is_cancelled_by_hand(self) -> bool:
        """Whether it is cancelled in Odoo, and open in Shopify."""
        return not self.ends and self.order.state == "cancel"

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
        links = self._env["shopify.order"].union(*(it.link for it in orders))
        paid = links.transaction_ids.filtered("is_registered").shopify_order_id
        return [self._plan(it, it.link in paid) for it in orders]

    def _plan(self, it: Followed, has_payments: bool) -> Plan:
        rule = self._rule(it)
        acts = self._shop.confirm_orders
        goes_on = rule.action == "confirm" and not _stops(it.link)
        ends = it.is_cancelled or (rule.action == "cancel" and not _waits(it.link))
        confirm = acts and goes_on and not ends and is_quotation(it.order)
        booked = self._is_booked(it)
        # Nothing may be told of it in a currency that it is not in, released or not,
        # and nothing is booked by a rate that nobody entered.
        foreign = it.order.currency_id.name != it.money.currency
        foreign = foreign or _has_no_rate(it.link)
        keeps = acts and it.keeps and not _is_unsure(it.link)
        stands = confirm or keeps or it.order.state == "sale"
        invoiced = goes_on and rule.invoice and stands
        paid = goes_on and rule.register_payments and (stands or ends)
        return Plan(
            followed=it,
            confirm=confirm,
            ends=acts and ends,
            keeps=keeps,
            document=booked
            and self._shop.invoicing != "none"
            and not foreign
            and (ends or not _is_unsure(it.link))
            and self._has_documents(it, invoiced, ends, keeps),
            pay=booked
            and not foreign
            and self._shop.register_payments
            and (has_payments or paid),
            booked=booked,
            left_out=not booked and not foreign and self._books(rule),
            was_confirmed=it.order.state == "sale",
        )

    def _has_documents(
        self, it: Followed, invoiced: bool, ends: bool, keeps: bool
    ) -> bool:
        """Whether documents follow an order; once they did, they always do."""
        if ends:
            return bool(it.order.invoice_ids) or (keeps and invoiced)
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
                financial_status=word(it.source.display_financial_status) or None,
                fulfillment_status=word(it.source.display_fulfillment_status) or None,
                gateways=gateways_of(it.source.transactions),
                # A person who lets a risky order go on has looked at it.
                risk=None if _is_risk_overruled(link) else link.risk or None,
            ),
            self._rules,
        )


def _is_unsure(link: BaseModel) -> bool:
    """Whether nobody can tell yet what documents are to say."""
    return any(code in UNSURE for code, *_detail in link._open_reasons())


def _has_no_rate(link: BaseModel) -> bool:
    return any(code == "no_rate" for code, *_detail in link.held or [])


def _stops(link: BaseModel) -> bool:
    """Whether an order does not go on; of a total only, before its first document."""
    return _waits(link) if link.is_documented else link.is_held


def _waits(link: BaseModel) -> bool:
    """Whether a person must look at an order before it may be cancelled."""
    return any(code not in OF_TOTALS for code, *_detail in link._open_reasons())


def _is_risk_overruled(link: BaseModel) -> bool:
    return any(code == "high_risk" for code, *_detail in link.released or [])
