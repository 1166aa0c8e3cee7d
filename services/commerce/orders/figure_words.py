"""What people call the figures of an order's money, and what is wrong with them."""

from odoo.api import Environment

from ..money.order_money import OrderMoney
from ..money.proof import tax_label
from ..run.in_words import money_text
from .plan import OrderPlan


class OrderWords:
    """Says what an order's figures come to, in the language of the environment.

    :param system: what people call the system that the orders are from
    """

    def __init__(self, env: Environment, system: str) -> None:
        self._env = env
        self._system = system

    def problems(self, money: OrderMoney) -> str:
        """Say what does not add up: the sum, the line where a cent is missing, the gap.

        Who lets an order go on in spite of a gap has not seen a larger one.
        """
        titles = {line.key: line.title for line in money.lines}
        gaps = {row.name: row.difference for row in money.proof}
        return "; ".join(
            ": ".join(filter(None, (self.figure(name), titles.get(key, ""))))
            + (f" ({gaps[name]:+f} {money.currency})" if gaps.get(name) else "")
            for key, name in money.problems
        )

    def totals(self, plan: OrderPlan) -> str:
        """Say to what an order comes in Odoo and in the system that it is from."""
        currency = plan.record.currency_id
        totals = self._env._(
            "%(here)s in Odoo, %(there)s in %(system)s",
            here=money_text(currency, plan.record.amount_total),
            there=money_text(currency, float(plan.money.current_total)),
            system=self._system,
        )
        term = plan.record.payment_term_id
        if not term._lowers_taxes():
            return totals
        return self._env._(
            "%(totals)s (the early discount of its payment terms “%(term)s” lowers the"
            " tax: choose other terms on it)",
            totals=totals,
            term=term.name,
        )

    def figure(self, name: str) -> str:
        """Return a person's word for a sum of the order."""
        words = {
            "subtotal": self._env._("subtotal"),
            "discounts": self._env._("discounts"),
            "shipping": self._env._("shipping"),
            "tax": self._env._("taxes"),
            "tip": self._env._("tip"),
            "duties": self._env._("duties"),
            "fees": self._env._("fees"),
            "rounding": self._env._("cash rounding"),
            "total": self._env._("total"),
            "refunds": self._env._("refunds"),
            "current_subtotal": self._env._("subtotal now"),
            "current_shipping": self._env._("shipping now"),
            "current_tax": self._env._("taxes now"),
            "current_total": self._env._("total now"),
            "digits": self._env._("amount finer than its currency"),
            "lines": self._env._("lines that contradict each other"),
        }
        return words.get(name) or tax_label(name) or name
