"""Transactions that Odoo's books do not know."""

from odoo.models import BaseModel

from ...money.movements import comes_in, moved_money
from .followed import Followed


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
