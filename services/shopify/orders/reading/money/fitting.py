"""All money of an order as Shopify tells it, in the way that its sums agree with.

Source: https://shopify.dev/docs/api/admin-graphql/latest/objects/Order
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .....commerce.money.shares import digits_of, unit_of
from .....commerce.records.money import ZERO, Told
from ..full_order import FullOrder
from .draft import Draft, Purse
from .ordered import ordered_drafts, tip_line
from .refunds import take_back
from .settle_cents import settle
from .sums import Figures, sums_of, taxes_told, told_by
from .way import Way

# The sums that decide between ways.
DECISIVE = (
    *("subtotal", "tax", "total"),
    *("current_subtotal", "current_tax", "current_total"),
)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The lines of an order in one way, their sums, and Shopify's."""

    way: Way
    drafts: list[Draft]
    ours: Figures
    told: Figures

    @property
    def distance(self) -> Decimal:
        """How far the decisive sums are from Shopify's, all together."""
        gaps = (self.gap(name) for name in DECISIVE)
        return sum((abs(gap) for gap in gaps), ZERO)

    def gap(self, name: str) -> Decimal:
        """How much more we have than Shopify; 0 where it does not say."""
        told = self.told.get(name)
        return ZERO if told is None else self.ours[name] - told


def read_told(order: FullOrder, *, presentment: bool) -> Told:
    """Read an order's money in the shop's currency, or in the customer's."""
    code = order.presentment_currency_code if presentment else order.currency_code
    unit = unit_of(digits_of(code.value))
    purse = Purse(presentment, order.taxes_included, unit)
    reckoning = fitting(order, purse)
    return Told(
        currency=code.value,
        lines=tuple(draft.line(purse.included) for draft in reckoning.drafts),
        sums=reckoning.told,
        taxes=taxes_told(order, purse),
        tip_in_subtotal=reckoning.way.tip == "inside",
    )


def fitting(order: FullOrder, purse: Purse) -> Reckoning:
    """Read an order as its own sums say that it is to be read.

    Where Shopify may tell one thing in several ways, such as a tip that may be a line,
    the first way is taken with which all agrees; else the one that comes nearest.
    """
    told = told_by(order, purse)
    best = None
    for way in ways_of(order, purse):
        reckoning = reckon(order, purse, way, told)
        if best is None or reckoning.distance < best.distance:
            best = reckoning
        if not best.distance:
            break
    assert best is not None  # there is always one way
    return best


def reckon(order: FullOrder, purse: Purse, way: Way, told: Figures) -> Reckoning:
    """Reckon the lines of an order in a way."""
    drafts = ordered_drafts(order, purse, way)
    take_back(order, purse, way, drafts)
    settle(order, purse, drafts, told, way)
    return Reckoning(way, drafts, sums_of(drafts, purse, way), told)


def ways_of(order: FullOrder, purse: Purse) -> Iterator[Way]:
    """List the ways that an order allows, the usual one first."""
    tip = purse.read(order.total_tip_received_set)
    if not tip:
        tips: tuple[str, ...] = ("none",)
    elif tip_line(order, purse) is None:
        tips = ("extra",)
    else:
        tips = ("apart", "inside", "extra")
    removed = any(line.is_removed for line in order.shipping_lines.nodes)
    refunds = order.full_refunds
    duties = any(refund.duties for refund in refunds)
    kept = any(
        purse.read(each.amount_set) > 0
        for refund in refunds
        for each in refund.order_adjustments.nodes
    )
    for values in itertools.product(
        tips,
        (True, False) if removed else (True,),
        (True, False) if duties else (True,),
        (True, False) if kept else (True,),
        (True, False) if refunds else (True,),
        _shipping_back(order, purse),
    ):
        yield Way(*values)


def _shipping_back(order: FullOrder, purse: Purse) -> list[frozenset[str]]:
    """List how refunds of shipping may be told, the usual way first."""
    backs = [
        line
        for refund in order.full_refunds
        for line in refund.refund_shipping_lines.nodes
    ]
    ways = [frozenset[str]()]
    if any(not purse.read(line.tax_amount_set) for line in backs):
        ways.append(frozenset({"share"}))
    if backs and purse.included:
        ways += [way | {"net"} for way in ways]
    return ways
