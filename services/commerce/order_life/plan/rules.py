"""How far orders go by a shop's rules. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


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
