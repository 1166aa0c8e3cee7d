"""Keeps the transactions and refunds of a page of orders."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timezone
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...mappers.transactions import refund_values, transaction_values
from ..link_rows import create_links
from .followed import Followed

Row = tuple[str, dict[str, Any]]


class Transactions:
    """Stores what Shopify tells of money that moved; one look-up per kind."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop

    def store(self, orders: Sequence[Followed]) -> None:
        """Bring the records of these orders up to date."""
        currencies = self._currencies(orders)
        for model, read in (
            ("shopify.transaction", self._transactions),
            ("shopify.refund", self._refunds),
        ):
            rows = {}
            for it in orders:
                order = {
                    "shopify_order_id": it.link.id,
                    "currency_id": currencies.get(it.money.currency, False),
                }
                rows |= {gid: order | values for gid, values in read(it)}
            self._save(model, rows)

    def _transactions(self, it: Followed) -> Iterable[Row]:
        for transaction in it.source.transactions:
            yield transaction.id, transaction_values(transaction, it.is_presentment)

    def _refunds(self, it: Followed) -> Iterable[Row]:
        for refund in it.source.full_refunds:
            yield refund.id, refund_values(refund, it.is_presentment)

    def _currencies(self, orders: Sequence[Followed]) -> dict[str, int]:
        names = {it.money.currency for it in orders}
        found = self._env["res.currency"].with_context(active_test=False)
        return {it.name: it.id for it in found.search([("name", "in", list(names))])}

    def _save(self, model: str, rows: dict[str, dict[str, Any]]) -> None:
        if not rows:
            return
        Model = self._env[model]
        known = Model.search(
            [("shop_id", "=", self._shop.id), ("gid", "in", list(rows))]
        )
        for record in known:
            values = rows.pop(record.gid)
            if changed := _changed(record, values):
                record.write(changed)
        shop = {"shop_id": self._shop.id}
        new = [{**shop, "gid": gid, **values} for gid, values in rows.items()]
        create_links(Model, new)


def _changed(record: BaseModel, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that differ from a record's."""
    return {
        name: value
        for name, value in values.items()
        if _plain(record[name]) != _plain(value)
    }


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.id
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(timezone.utc).replace(tzinfo=None)
    return value or False
