"""What a shop tells of orders that a person deleted in Odoo."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...order_life.payments.transactions import transaction_values
from ...records.order import Order
from ...records.payments import Transaction, comes_in
from ...run.in_words import listed, money_text
from ...run.outdated import is_outdated
from ...run.page_result import RecordIssue
from ..issues import OrderIssues
from ..settings import OrderSettings
from ..still_booked import StillBooked
from .link_values import order_link_values

# What is kept of them, beside the sum of all: nothing that tells who ordered.
KEPT = (
    *("external_updated_at", "cancelled_at", "closed_at", "cancel_reason"),
    *("financial_status", "fulfillment_status", "return_status"),
)


class DeletedOrders:
    """Tells what became in the shop of deleted orders that are in Odoo's books.

    :param chosen: a person named the orders, so all that are booked are told of
    """

    def __init__(
        self, env: Environment, shop: BaseModel, settings: OrderSettings, chosen: bool
    ) -> None:
        self._env = env
        self._shop = shop
        self._settings = settings
        self._chosen = chosen
        self._issues = OrderIssues(env, shop)

    def tell(
        self, orders: Mapping[str, Order], links: Mapping[str, BaseModel]
    ) -> list[RecordIssue]:
        """Return the issues of what is news; told once, it is news no more."""
        news = [
            (orders[external_id], link)
            for external_id, link in links.items()
            if not link.sale_order_id and self._is_news(orders[external_id], link)
        ]
        if not news:
            return []
        booked = StillBooked(
            self._env, self._env["commerce.order"].union(*(link for _it, link in news))
        )
        issues = [it for order, link in news for it in self._told(order, link, booked)]
        told = {issue.external_id for issue in issues}
        for order, link in news:
            self._remember(order, link, order.external_id in told)
        return issues

    def _is_news(self, order: Order, link: BaseModel) -> bool:
        if self._chosen or is_outdated(order, link):
            return self._chosen
        return link.checksum != self._settings.checksum(order.checksum)

    def _told(
        self, order: Order, link: BaseModel, booked: StillBooked
    ) -> list[RecordIssue]:
        """Return the issues of one order, if anything of it stands in the books."""
        if not (names := booked.names(link)):
            return []
        documents, found = listed(names), []
        if self._chosen:
            told = self._issues.of(order, "still_booked", documents=documents)
            found.append(told)
        moved = self._moved(order, link)
        cancelled = bool(order.cancelled_at and booked.documents(link))
        if moved or cancelled:
            news = self._news(link.currency_id, moved, cancelled)
            told = self._issues.of(
                order, "deleted_moved", news=news, documents=documents
            )
            # Once it is ignored, only more of these are news.
            payload = {"transactions": [each["external_id"] for each in moved]}
            found.append(replace(told, payload=payload))
        return found

    def _news(
        self, currency: BaseModel, moved: Sequence[Mapping[str, Any]], cancelled: bool
    ) -> str:
        """Say what became of an order.

        :param moved: values of transactions
        """
        news = [self._env._("it was cancelled")] if cancelled else []
        for each in moved:
            amount = money_text(currency, abs(each["amount"]))
            if comes_in(each["kind"], each["amount"]):
                news.append(self._env._("%(amount)s was received", amount=amount))
            else:
                news.append(self._env._("%(amount)s was refunded", amount=amount))
        return "; ".join(news)

    def _moved(self, order: Order, link: BaseModel) -> Sequence[dict]:
        """Return transactions that moved money since the order was deleted."""
        known = link.transaction_ids.filtered(lambda it: it.status == "success")
        external_ids = set(known.mapped("external_id"))
        customer = link.currency_id.name != order.currency
        return [
            {
                "external_id": each.external_id,
                **transaction_values(each, customer=customer),
            }
            for each in order.transactions
            if each.external_id not in external_ids and self._moves_money(order, each)
        ]

    def _moves_money(self, order: Order, each: Transaction) -> bool:
        if each.is_test and not (order.is_test or self._shop.test_store):
            return False
        return each.moves_money

    def _remember(self, order: Order, link: BaseModel, is_told: bool) -> None:
        if is_told:
            link.told_at = self._env.cr.now()
        if not is_outdated(order, link):
            values = order_link_values(order)
            checksum = self._settings.checksum(order.checksum)
            link.write({name: values[name] for name in KEPT} | {"checksum": checksum})
