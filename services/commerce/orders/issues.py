"""Issues of orders: Odoo has their data, so that no issue needs a copy."""

from collections.abc import Mapping, Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ..issues.sentences import Sentences
from ..order_life.sale_states import is_quotation
from ..records.order import Order
from ..run.in_words import listed
from ..run.page_result import RecordIssue
from .plan import OrderPlan


class OrderIssues:
    """Makes the issues of orders, in the language of the environment."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._sentences = Sentences(env, shop)

    def of(
        self, order: Order, code: str, case: str = "", /, **values: Any
    ) -> RecordIssue:
        """Report an order by code and values."""
        text = self._sentences.of(code, case, order=order.name, **values)
        return RecordIssue(order.external_id, order.name, code, text)

    def hold(self, plan: OrderPlan, code: str, detail: str) -> RecordIssue:
        """Report why an order waits, or what a person must know of one in the books.

        :param detail: what the reason names
        """
        order, record = plan.source, plan.record
        text = self._sentences.of_held_order(
            order.name,
            code,
            detail,
            is_booked=bool(plan.link.is_documented),
            is_quotation=not record or is_quotation(record),
        )
        return RecordIssue(order.external_id, order.name, code, text)

    def of_lines(
        self, order: Order, problems: Mapping[str, Sequence[str]]
    ) -> list[RecordIssue]:
        """Report lines without a product, by the reason's code."""
        return [
            self.of(order, code, "lines", lines=listed(names))
            for code, names in problems.items()
        ]
