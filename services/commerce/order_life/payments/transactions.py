"""Transactions and refunds of orders: kept, and those that Odoo's books do not know."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...records.payments import Refund, Transaction, comes_in, moved_money
from ...records.plain import naive_utc
from ...storing.create import create_links
from ..plan.followed import Followed

Row = dict[str, Any]


class Transactions:
    """Stores what the shop tells of money that moved; one look-up per kind."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop

    def store(self, orders: Sequence[Followed]) -> None:
        """Bring the records of these orders up to date."""
        currencies = self._currencies(orders)
        rows: dict[str, dict[str, Row]] = {
            "commerce.transaction": {},
            "commerce.refund": {},
        }
        for it in orders:
            order = {
                "commerce_order_id": it.link.id,
                "currency_id": currencies.get(it.money.currency, False),
            }
            rows["commerce.transaction"] |= {
                each.external_id: order
                | transaction_values(each, customer=it.is_customers)
                for each in it.source.transactions
            }
            rows["commerce.refund"] |= {
                each.external_id: order | refund_values(each, customer=it.is_customers)
                for each in it.source.refunds
            }
        for model, by_external_id in rows.items():
            self._save(model, by_external_id)

    def _currencies(self, orders: Sequence[Followed]) -> dict[str, int]:
        names = {it.money.currency for it in orders}
        found = self._env["res.currency"].with_context(active_test=False)
        return {it.name: it.id for it in found.search([("name", "in", list(names))])}

    def _save(self, model: str, rows: dict[str, dict[str, Any]]) -> None:
        if not rows:
            return
        Model = self._env[model]
        known = Model.search(
            [("channel_id", "=", self._shop.id), ("external_id", "in", list(rows))]
        )
        for record in known:
            values = rows.pop(record.external_id)
            if changed := _changed(record, values):
                record.write(changed)
        shop = {"channel_id": self._shop.id}
        new = [
            {**shop, "external_id": external_id, **values}
            for external_id, values in rows.items()
        ]
        create_links(Model, new)


def _changed(record: BaseModel, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that differ from a record's."""
    return {
        name: value
        for name, value in values.items()
        if _plain(record[name]) != _plain(value)
    }


def _plain(value: Any) -> Any:
    return value.id if isinstance(value, BaseModel) else value or False


def transaction_values(it: Transaction, *, customer: bool) -> Row:
    """Return values of `commerce.transaction` without its shop and order.

    :param customer: amounts are in the customer's currency
    """
    return {
        "kind": it.kind,
        "status": it.status,
        "gateway": it.gateway,
        "gateway_name": it.gateway_name,
        "processed_at": _moment(it.processed_at),
        "test": it.is_test,
        "parent_external_id": it.parent_external_id or False,
        "amount": float(it.moved.of(customer=customer)),
        "rounding": float(it.rounding.of(customer=customer)),
    }


def refund_values(it: Refund, *, customer: bool) -> Row:
    """Return values of `commerce.refund` without its shop and order.

    :param customer: the amount is in the customer's currency
    """
    return {
        "processed_at": _moment(it.processed_at),
        "note": it.note or False,
        "amount": float(it.amount.of(customer=customer)),
        "quantity": it.quantity,
        "restocked": it.restocked,
    }


def _moment(told: datetime | None) -> datetime | bool:
    return naive_utc(told) if told else False


def due(it: Followed, shop: BaseModel) -> BaseModel:
    """Return an order's transactions that moved money and have no payment yet."""
    return it.link.transaction_ids.filtered(
        lambda transaction: (
            moved_money(transaction.kind, transaction.status)
            and transaction.amount
            and not transaction.is_registered
            and (not transaction.test or it.link.test or shop.test_store)
        )
    )


def direction(transaction: BaseModel) -> str:
    """Tell, in Odoo's word, whether money of a transaction came in or went out."""
    is_inbound = comes_in(transaction.kind, transaction.amount)
    return "inbound" if is_inbound else "outbound"
