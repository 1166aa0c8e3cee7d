"""What a shop decides about its orders: which come in, how, how far they go. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone

from ..records.listed_order import OrderTraits

UTC = timezone.utc


@dataclass(frozen=True, slots=True)
class OrderSettings:
    """Choices of one shop; part of every order's checksum."""

    presentment: bool = False  # orders are in the customer's currency
    country: str = ""  # of taxes, where an order goes nowhere
    sku_with_bin: bool = True
    takes_name: bool = True  # an order is called as in the shop
    prefix: str = ""
    takes_tags: bool = True
    takes_note: bool = True
    holds_risk: bool = True
    holds_tests: bool = True
    how_far: str = ""  # orders go: the rules, and what else decides it


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which new orders of a shop come in; what is empty lets all of them in."""

    since: datetime | None = None
    financial: frozenset[str] = frozenset()
    fulfillment: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    tests: bool = True

    def lets_in(self, order: OrderTraits) -> bool:
        """Tell whether an order that Odoo does not have yet comes in."""
        return (
            (not self.since or order.placed_at >= self.since.replace(tzinfo=UTC))
            and _is_among(order.financial_status, self.financial)
            and _is_among(order.fulfillment_status, self.fulfillment)
            and _is_among(order.channel, self.channels)
            and (self.tests or not order.is_test)
        )


def _is_among(word: str, chosen: frozenset[str]) -> bool:
    return not chosen or word in chosen


@dataclass(frozen=True, slots=True)
class OrderRule:
    """A rule; what is None fits any order. States are written in small letters.

    :param action: `keep` as a quotation, `confirm` or `cancel`
    """

    action: str
    invoice: bool = False
    register_payments: bool = False
    financial_status: str | None = None
    fulfillment_status: str | None = None
    gateway: str | None = None
    risk: str | None = None


@dataclass(frozen=True, slots=True)
class OrderState:
    """What rules ask of an order."""

    financial_status: str | None
    fulfillment_status: str | None
    gateways: tuple[str, ...] = ()
    risk: str | None = None


KEEP = OrderRule("keep")

# Money that has moved is followed whatever came after it, so that an order ends alike
# whether Odoo saw each step or only the last one.
MOVED = ("paid", "partially_paid", "partially_refunded", "refunded")
DEFAULT_RULES: tuple[OrderRule, ...] = (
    *(
        OrderRule(
            "confirm", invoice=True, register_payments=True, financial_status=status
        )
        for status in MOVED
    ),
    OrderRule("confirm", financial_status="authorized"),
    OrderRule("cancel", financial_status="voided"),
    OrderRule("keep"),
)


def rule_of(order: OrderState, rules: Sequence[OrderRule]) -> OrderRule:
    """Return the first rule that fits an order; without any it stays a quotation."""
    return next((rule for rule in rules if _fits(rule, order)), KEEP)


def _fits(rule: OrderRule, order: OrderState) -> bool:
    return (
        rule.financial_status in (None, order.financial_status)
        and rule.fulfillment_status in (None, order.fulfillment_status)
        and rule.risk in (None, order.risk)
        and _among(rule.gateway, order.gateways)
    )


def _among(wanted: str | None, gateways: Iterable[str]) -> bool:
    return wanted is None or wanted in gateways
