"""Marks the orders that the shop deleted. Nothing of Odoo is deleted."""

from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..issues.sentences import Sentences
from ..run.known_links import bound_links
from ..run.page_result import PageResult, RecordIssue


class OrderGoneStore:
    """Marks links of one shop; sale orders stay, with all that follows from them."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._sentences = Sentences(env, shop)

    def store(self, external_ids: Sequence[str]) -> PageResult:
        """Mark orders, which a run may meet as deleted again and again."""
        links = bound_links(self._env["commerce.order"], self._shop, external_ids)
        links.state = "gone"
        return PageResult(
            issues=[self._issue(link) for link in links if is_open(link)],
            counters={"gone_count": len(links)},
        )

    def _issue(self, link: BaseModel) -> RecordIssue:
        order = link.sale_order_id
        text = self._sentences.of(
            "order_gone",
            "confirmed" if order.state == "sale" else "",
            order=link.name,
            sale_order=order.name,
        )
        return RecordIssue(
            link.external_id, link.name or link.external_id, "order_gone", text
        )


def is_open(link: BaseModel) -> bool:
    """Whether a person must decide what becomes of the sale order."""
    return bool(link.sale_order_id) and link.sale_order_id.state != "cancel"
