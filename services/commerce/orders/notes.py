"""Notes on sales orders of what the shop changed: one for each news of an order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from odoo.api import Environment
from odoo.models import BaseModel

from ..run.in_words import money_text
from .plan import OrderPlan


@dataclass(frozen=True, slots=True)
class Known:
    """What Odoo knew of an order before its news came in."""

    total: float
    refunded: float
    is_cancelled: bool
    reasons: Sequence[Sequence[str]]
    quantities: Mapping[int, int]


class OrderNotes:
    """Compares orders with what was known of them, and notes it on the sales orders.

    :param plans: of orders; new ones, of which Odoo tells itself, get no note
    """

    def __init__(
        self, env: Environment, shop: BaseModel, plans: Sequence[OrderPlan]
    ) -> None:
        self._env = env
        self._system = shop.system_label
        self._known = {it.link.id: _known(it.link) for it in plans if it.link}
        self._plans = [it for it in plans if it.link]

    def post(self) -> None:
        """Note what changed, in one go for all orders."""
        bodies = {
            plan.record.id: self._body(parts)
            for plan in self._plans
            if plan.record
            if (parts := list(self._parts(plan)))
        }
        if bodies:
            orders = self._env["sale.order"].browse(bodies)
            orders._message_log_batch(bodies=bodies)

    def _body(self, parts: Sequence[str]) -> Markup:
        rows = Markup().join(Markup("<li>%s</li>") % part for part in parts)
        heading = self._env._("News from %(system)s:", system=self._system)
        return Markup("%s<ul>%s</ul>") % (heading, rows)

    def _parts(self, plan: OrderPlan) -> Iterator[str]:
        """Say each thing that is not as it was known."""
        known, link = self._known[plan.link.id], plan.link
        if link.cancelled_at and not known.is_cancelled:
            yield self._env._("The order is cancelled.")
        yield from self._lines(plan, known.quantities)
        back = link.refunded - known.refunded
        if link.currency_id.compare_amounts(back, 0) > 0:
            yield self._env._("Refunded: %s", money_text(link.currency_id, back))
        if link.currency_id.compare_amounts(link.current_total, known.total):
            yield self._env._(
                "Total: %(before)s → %(now)s",
                before=money_text(link.currency_id, known.total),
                now=money_text(link.currency_id, link.current_total),
            )
        for code, detail in link._open_reasons():
            if [code, detail] not in known.reasons:
                yield self._env._("It waits: %s", link._reason_text(code, detail))

    def _lines(self, plan: OrderPlan, quantities: Mapping[int, int]) -> Iterator[str]:
        """Say which lines came, went, or have another quantity."""
        for line in plan.lines:
            link = line.link
            before, now = quantities.get(link.id), link.quantity
            if before is not None and "product_id" in line.values:
                yield self._env._(
                    "%(line)s was a placeholder, and is %(product)s now.",
                    line=link.title,
                    product=line.record.product_id.display_name,
                )
            if before is None and now:
                yield self._env._("Added: %(now)s × %(line)s", now=now, line=link.title)
            elif before and not now:
                yield self._env._(
                    "Removed: %(before)s × %(line)s", before=before, line=link.title
                )
            elif before is not None and before != now:
                yield self._env._(
                    "%(line)s: %(before)s → %(now)s",
                    line=link.title,
                    before=before,
                    now=now,
                )


def _known(link: BaseModel) -> Known:
    return Known(
        total=link.current_total,
        refunded=link.refunded,
        is_cancelled=bool(link.cancelled_at),
        reasons=[list(it) for it in link._open_reasons()],
        quantities={line.id: line.quantity for line in link.line_ids},
    )
