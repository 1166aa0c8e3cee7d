"""The proof of an order's money: its system's sums beside those of our lines. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ..records.money import ZERO, LineKind, MoneyLine, Told
from ..records.order import Item, Order
from ..records.payments import PENDING
from .figures import figures_of, left, shown
from .proof import ProofRow, tax_figure

# Differences in these hold the order; the others' money may be told in another sum.
TOTALS = ("total", "current_total")
HOLDING = ("total", "current_total", "tax", "current_tax")
ROWS = (
    *("subtotal", "discounts", "shipping", "tax", "tip", "duties", "fees", "total"),
    *("refunds", "current_subtotal", "current_shipping", "current_tax"),
)
# Which lines a sum is made of; the others are made of all.
LINES_OF = {
    "subtotal": (LineKind.ITEM, LineKind.TIP),
    "current_subtotal": (LineKind.ITEM, LineKind.TIP),
    "discounts": (LineKind.ITEM, LineKind.SHIPPING),
    "shipping": (LineKind.SHIPPING,),
    "current_shipping": (LineKind.SHIPPING,),
    "tip": (LineKind.TIP,),
    "duties": (LineKind.DUTY,),
    "fees": (LineKind.FEE,),
}
GOODS = (LineKind.ITEM, LineKind.TIP)
FAILED = ("failure", "error")
Problem = tuple[str, str]


@dataclass(frozen=True)
class Proof:
    """Compares all that a system says of an order in one currency with its lines.

    :param customer: it is the customer's currency
    :param unit: the currency's smallest amount
    """

    order: Order
    told: Told
    customer: bool
    unit: Decimal

    @cached_property
    def rows(self) -> list[ProofRow]:
        found = [*map(self._row, ROWS), self._rounding(), self._row("current_total")]
        return [row for row in found if row] + list(self._tax_rows())

    @property
    def problems(self) -> list[Problem]:
        """Return what does not add up: a line, and the sum that is off.

        It names the order where no line can be told from the others.
        """
        problems = [
            (self._culprit(row.name), row.name)
            for row in self.rows
            if row.difference and not row.explanation
        ]
        untold = [it for it in TOTALS if self.told.sums.get(it) is None]
        problems += [(self.order.external_id, name) for name in untold]
        problems += [(key, "lines") for key in contradictions(self.order, self.told)]
        finer = [line.key for line in self.told.lines if self._is_finer(line)]
        return problems + [(key, "digits") for key in finer]

    @cached_property
    def _ours(self) -> Mapping[str, Decimal]:
        return figures_of(
            self.told.lines,
            included=self.order.taxes_included,
            tip_in_subtotal=self.told.tip_in_subtotal,
        )

    def _gap(self, name: str) -> Decimal:
        """Return how much more we have; 0 where nothing is told."""
        told = self.told.sums.get(name)
        return ZERO if told is None else self._ours[name] - told

    # Sums

    def _row(self, name: str) -> ProofRow | None:
        if name == "refunds":
            return self._refunds()
        told, ours = self.told.sums.get(name), self._ours[name]
        if told is None:
            return ProofRow(name, ours, ours, "not_told") if ours else None
        return ProofRow(
            name, told, ours, self._explanation(name) if told != ours else ""
        )

    def _explanation(self, name: str) -> str:
        """Name what explains a difference; `""` if nothing does."""
        gap = self._gap(name)
        beyond, taxes = self._beyond
        if name == "current_total" and gap in (beyond + taxes, beyond):
            return _of_refunds(gap)
        if name == "current_tax" and gap == taxes:
            return _of_refunds(gap)
        if name in HOLDING:
            return ""
        if name == "duties" and self.order.duties_included and not self._ours["duties"]:
            return "duties_in_prices"
        if name in ("discounts", "shipping") and gap == self._off_shipping:
            return "shipping_discounts"
        agree = not any(map(self._gap, HOLDING))
        return "elsewhere" if agree else ""

    @cached_property
    def _beyond(self) -> tuple[Decimal, Decimal]:
        """Return what of refunds belongs to no item as it is shown, and its taxes."""
        lines = [it for it in self.told.lines if it.kind is LineKind.REFUND]
        return (
            sum((left(it, self.order.taxes_included) for it in lines), ZERO),
            sum((it.current.tax for it in lines), ZERO),
        )

    @property
    def _off_shipping(self) -> Decimal:
        lines = (it for it in self.told.lines if it.kind is LineKind.SHIPPING)
        return sum((it.discount for it in lines), ZERO)

    def _refunds(self) -> ProofRow:
        """Tell what was paid back, beside what lines lost by edits and refunds."""
        told = self.told.sums.get("refunds") or ZERO
        lost = self._ours["total"] - self._ours["current_total"]
        why = self._why_less(lost - told) if told < lost else "paid_back_more"
        if told and self.order.has_two_currencies:
            why = "paid_back_by_rate"
        return ProofRow("refunds", told, lost, "" if told == lost else why)

    def _why_less(self, gap: Decimal) -> str:
        """Name why less was paid back than lines lost."""
        refunds = [it for it in self.order.transactions if it.kind == "refund"]
        if any(it.status in PENDING for it in refunds):
            return "refund_pending"
        failed = (it for it in refunds if it.status in FAILED)
        is_failed = any(it.amount.of(customer=self.customer) == gap for it in failed)
        return "refund_failed" if is_failed else "not_paid_back"

    def _rounding(self) -> ProofRow | None:
        told = self.told.sums.get("rounding") or ZERO
        rounded = (it for it in self.told.lines if it.kind is LineKind.ROUNDING)
        ours = sum((it.current.net for it in rounded), ZERO)
        return ProofRow("rounding", told, ours) if told or ours else None

    # Taxes

    def _tax_rows(self) -> Iterator[ProofRow]:
        """Compare each tax as it stands now, by its title and rate."""
        told: dict[str, Decimal] = defaultdict(Decimal)
        if self.told.taxes is None:
            return
        for tax in self.told.taxes:
            told[tax_figure(tax.title, tax.rate)] += tax.amount
        ours, beyond = self._standing_taxes()
        for name in dict.fromkeys([*told, *ours]):
            theirs, lines = told.get(name, ZERO), ours.get(name, ZERO)
            gap = lines - theirs
            known = _of_refunds(gap) if gap and gap == beyond.get(name) else ""
            yield ProofRow(name, theirs, lines, known)

    def _standing_taxes(self) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
        """Sum up each tax of all lines, and of refunds without items alone."""
        ours: dict[str, Decimal] = defaultdict(Decimal)
        beyond: dict[str, Decimal] = defaultdict(Decimal)
        for line in self.told.lines:
            for key, amount in zip(line.taxes, line.current.taxes, strict=True):
                name = tax_figure(key.title, key.rate)
                ours[name] += amount
                if line.kind is LineKind.REFUND:
                    beyond[name] += amount
        return ours, beyond

    # Lines

    def _culprit(self, name: str) -> str:
        """Name the line that is off in itself, the only one it can be, or the order."""
        kinds = LINES_OF.get(name, tuple(LineKind))
        of_kind = [line for line in self.told.lines if line.kind in kinds]
        off = (it.key for it in of_kind if it.kind in GOODS and self._is_off(it))
        only = of_kind[0].key if len(of_kind) == 1 else self.order.external_id
        return next(off, only)

    def _is_off(self, line: MoneyLine) -> bool:
        """Whether price and quantity do not come to what was ordered."""
        whole = shown(line, self.order.taxes_included) + line.discount
        return line.unit_price * line.ordered_quantity != whole

    def _is_finer(self, line: MoneyLine) -> bool:
        """Whether amounts are finer than their currency: no book could hold them."""
        sides = (line.ordered, line.current)
        amounts = (amount for it in sides for amount in (it.net, *it.taxes))
        return any(amount % self.unit for amount in amounts)


def contradictions(order: Order, told: Told) -> list[str]:
    """Return the keys of lines that an order tells in two ways, or in one way alone."""
    items = {it.external_id: it for it in order.items}
    lines = {line.key: line for line in told.lines}
    twice = len(lines) < len(told.lines) or len(items) < len(order.items)
    alone = [key for key in items if key not in lines]
    alone += [line.key for line in told.lines if _lacks_item(line, items)]
    other = [
        key
        for key, item in items.items()
        if (line := lines.get(key))
        and (item.quantity, item.current_quantity)
        != (line.ordered_quantity, line.quantity)
    ]
    return [*([order.external_id] if twice else []), *alone, *other]


def _lacks_item(line: MoneyLine, items: Mapping[str, Item]) -> bool:
    return line.kind is LineKind.ITEM and line.key not in items


def _of_refunds(gap: Decimal) -> str:
    """Name money of refunds that belongs to no item, by the way that it goes."""
    return "kept_of_refunds" if gap > 0 else "refunds_without_items"
