"""Carries out the plans of one page: each kind of record in one go."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel

from ...order_life.days import Dates
from ...records.facts import Action
from ...storing.create import create_links, made_alike
from ..currency import renew_rates
from ..plan import LinePlan, OrderPlan
from ..planning.buyers import begin_books_anew
from ..planning.revealed_guests import retire_guests
from ..totals import hold_other_totals
from .link_values import order_link_values


class OrderStore:
    """Writes plans to Odoo; after it each plan's `record` and `link` are set."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._dates = Dates(shop)

    def carry_out(self, plans: Sequence[OrderPlan]) -> None:
        """Create and write what the plans say, then their links."""
        new = [plan for plan in plans if plan.action is Action.CREATE]
        known = [plan for plan in plans if plan.action is not Action.CREATE]
        self._create(new)
        self._change(known)
        retire_guests(self._env, known)
        renew_rates(known)
        hold_other_totals(self._env, self._shop, plans)
        self._link_orders(plans)
        self._link_lines(plans)

    # Orders

    def _create(self, plans: Sequence[OrderPlan]) -> None:
        """Create new orders with all their lines together."""
        if not plans:
            return
        of_order, of_line = map(self._defaults, ("sale.order", "sale.order.line"))
        defaults = {"sale.order": of_order, "sale.order.line": of_line}
        made = made_alike(self._env["sale.order"], defaults).create(
            [
                {
                    **of_order,
                    **plan.values,
                    "order_line": [
                        Command.create({**of_line, **values})
                        for line in plan.lines
                        for values in with_heading(line)
                    ],
                }
                for plan in plans
            ]
        )
        for plan, order in zip(plans, made.with_env(self._env), strict=True):
            plan.record, plan.is_changed = order, True
            lines = order.order_line.filtered(lambda line: not line.display_type)
            for line, record in zip(plan.lines, lines, strict=True):
                line.record = record

    def _defaults(self, model: str) -> dict[str, Any]:
        return self._env[model]._add_missing_default_values({})

    def _change(self, plans: Sequence[OrderPlan]) -> None:
        """Write what the shop changed; orders that Odoo locked stay locked."""
        changing = [
            it for it in plans if it.values or any(li.values for li in it.lines)
        ]
        orders = self._env["sale.order"].union(*(it.record for it in changing))
        locked = orders.filtered("locked")
        locked.locked = False
        self._write_heads(changing)
        for plan in changing:
            plan.is_changed = True
            for line in plan.lines:
                if line.values and line.record:
                    line.record.write(line.values)
        self._add_lines(changing)
        locked.locked = True

    def _write_heads(self, plans: Sequence[OrderPlan]) -> None:
        """Write heads, those that change alike together."""
        alike: dict[str, list[OrderPlan]] = {}
        for plan in plans:
            if plan.values.get("partner_id"):
                begin_books_anew(plan.link)
            if plan.values:
                alike.setdefault(repr(plan.values), []).append(plan)
        for some in alike.values():
            orders = self._env["sale.order"].union(*(it.record for it in some))
            orders.write(some[0].values)

    def _add_lines(self, plans: Sequence[OrderPlan]) -> None:
        """Create the lines that orders got since."""
        new = [
            (plan, line)
            for plan in plans
            for line in plan.lines
            if line.values and not line.record
        ]
        rows = [
            {**values, "order_id": plan.record.id}
            for plan, line in new
            for values in with_heading(line)
        ]
        made = self._env["sale.order.line"].create(rows)
        made = made.filtered(lambda line: not line.display_type)
        for (_plan, line), record in zip(new, made, strict=True):
            line.record = record

    # Links

    def _link_orders(self, plans: Sequence[OrderPlan]) -> None:
        new, now = [], self._env.cr.now()
        for plan in plans:
            values = self._order_values(plan)
            if not plan.link:
                new.append((plan, values))
            elif news := _news(plan.link, values):
                plan.is_changed = True
                plan.link.write({**news, "imported_at": now})
        rows = [
            {**values, **self._of_new_link(values), "imported_at": now}
            for _plan, values in new
        ]
        made = create_links(self._env["commerce.order"], rows)
        for (plan, _values), link in zip(new, made, strict=True):
            plan.link = link

    def _order_values(self, plan: OrderPlan) -> dict[str, Any]:
        order = plan.source
        customer = plan.money.currency != order.currency
        return {
            **order_link_values(order),
            "channel_id": self._shop.id,
            "sale_order_id": plan.record.id,
            "state": "bound",
            "currency_id": plan.record.currency_id.id,
            "total": float(plan.money.total),
            "current_total": float(plan.money.current_total),
            "refunded": float(order.refunded.of(customer=customer)),
            "outstanding": float(order.outstanding.of(customer=customer)),
            "due_date": self._due_date(plan),
            "held": plan.held or False,
            "unclear": plan.unclear or False,
            "proof": [row.kept() for row in plan.money.proof],
            "problems": [list(it) for it in plan.money.problems] or False,
            "baseline": plan.facts,
            "checksum": plan.checksum,
        }

    def _due_date(self, plan: OrderPlan) -> date | bool:
        """Return the day when the last of an order is due, if the shop tells any."""
        due = plan.facts["due"]
        return self._dates.day(datetime.fromisoformat(due[-1])) if due else False

    def _of_new_link(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return what Odoo would work out first: nobody overruled a reason yet."""
        return {
            "company_id": self._shop.company_id.id,
            "is_held": bool(values["held"]),
        }

    def _link_lines(self, plans: Sequence[OrderPlan]) -> None:
        new = []
        for plan in plans:
            for line in plan.lines:
                values = {**line.link_values, "sale_line_id": line.record.id}
                if not line.link:
                    parents = {
                        "commerce_order_id": plan.link.id,
                        "channel_id": self._shop.id,
                    }
                    new.append((line, {**values, **parents}))
                elif news := _news(line.link, values):
                    line.link.write(news)
        rows = [values for _line, values in new]
        made = create_links(self._env["commerce.order.line"], rows)
        for (line, _values), link in zip(new, made, strict=True):
            line.link = link


def with_heading(line: LinePlan) -> list[dict[str, Any]]:
    """Return the values of a new line, and of the heading above it."""
    if not line.heading:
        return [line.values]
    heading = {
        "display_type": "line_note",
        "name": line.heading,
        "sequence": line.values["sequence"] - 1,
    }
    return [heading, line.values]


def _news(link: BaseModel, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that a link does not have yet."""
    return {
        name: value
        for name, value in values.items()
        if _known(link, name) != (value or False)
    }


def _known(link: BaseModel, name: str) -> Any:
    value = link[name]
    return (value.id if isinstance(value, BaseModel) else value) or False
