"""What a person must do before an order can go on."""

from collections.abc import Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...issues.sentences import Sentences
from ...run.in_words import money_text
from ...run.page_result import RecordIssue
from .followed import Followed


class LifeIssues:
    """Collects issues of a page of orders."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._shop = shop
        self._sentences = Sentences(env, shop)
        self.found: list[RecordIssue] = []

    @property
    def left(self) -> set[str]:
        """Global ids of orders whose invoices are left to a person.

        Their payments are, too: both are booked, or neither is.
        """
        return {
            issue.external_id for issue in self.found if issue.code == "not_invoiced"
        }

    def add(self, it: Followed, code: str, case: str = "", /, **values: Any) -> None:
        """Tell of an order by code and values."""
        self.add_text(it, code, self.text(it, code, case, **values))

    def text(self, it: Followed, code: str, case: str = "", /, **values: Any) -> str:
        """Return a sentence; each may name the order, its sales order and the shop."""
        names = {
            "order": it.source.name,
            "sale_order": it.order.name,
            "shop": self._shop.name,
        }
        return self._sentences.of(code, case, **names, **values)

    def not_invoiced(self, it: Followed, case: str = "", /, **values: Any) -> None:
        """Tell what keeps its documents back, and with them its payments."""
        text = self.text(it, "not_invoiced", case, **values)
        if self._shop.register_payments:
            text = f"{text} {self.text(it, 'not_invoiced', 'waits')}"
        self.add_text(it, "not_invoiced", text)

    def reckoned_otherwise(self, it: Followed, total: float) -> None:
        """Tell of documents that Odoo would give another total than the shop."""
        self.not_invoiced(it, total=money_text(it.order.currency_id, total))

    def add_moved(
        self, it: Followed, code: str, transactions: Sequence[BaseModel], **values: Any
    ) -> None:
        """Tell of money that moved; once ignored, only more transactions are news."""
        payload = {"transactions": [each.external_id for each in transactions]}
        self.add_text(it, code, self.text(it, code, **values), payload)

    def add_text(
        self,
        it: Followed,
        code: str,
        message: str,
        payload: dict[str, Any] | None = None,
    ) -> None:
        """Tell of an order by a code, in words that are made of its sentences."""
        external_id, name = it.source.external_id, it.source.name
        self.found.append(RecordIssue(external_id, name, code, message, payload or {}))
