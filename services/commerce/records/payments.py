"""Payments and refunds of orders, as their systems tell them."""

from datetime import datetime
from typing import NamedTuple

from .money import InBoth

RECEIVED = ("sale", "capture")
# Change is cash that goes back over the counter.
GIVEN_BACK = ("refund", "change")
PENDING = ("pending", "awaiting_response")
# What has moved money, or still may.
LASTING = ("success", *PENDING)


def moved_money(kind: str, status: str) -> bool:
    """Tell whether a transaction took money from one side to the other."""
    return kind in RECEIVED + GIVEN_BACK and status == "success"


def comes_in(kind: str, amount: float) -> bool:
    """Tell whether the shop gets the money; an amount below zero goes the other way."""
    return (kind in RECEIVED) == (amount > 0)


class Transaction(NamedTuple):
    """A try to move money between customer and shop."""

    external_id: str
    kind: str  # authorization, sale, capture, refund, change, void, …
    status: str  # success, pending, awaiting_response, failure, error, …
    amount: InBoth
    rounding: InBoth = InBoth()  # of cash, beside the amount
    gateway: str = "manual"
    gateway_name: str = ""  # in a person's words
    processed_at: datetime | None = None
    parent_external_id: str = ""  # the authorization that a capture is of
    is_test: bool = False

    @property
    def moved(self) -> InBoth:
        """What went from one to the other: cash is rounded beside the amount."""
        return InBoth(
            *(
                self.amount.of(customer=it) + self.rounding.of(customer=it)
                for it in (False, True)
            )
        )

    @property
    def moves_money(self) -> bool:
        return moved_money(self.kind, self.status)


class Refund(NamedTuple):
    """What a customer got back at once, in money and by lines."""

    external_id: str
    amount: InBoth
    quantity: int = 0  # units of all items
    restocked: int = 0  # of these, what went back into stock
    processed_at: datetime | None = None
    note: str = ""
