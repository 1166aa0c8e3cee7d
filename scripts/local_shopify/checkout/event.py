"""One chance for something to happen to an order."""

from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from ..base.clock import read_stamp, stamp
from ..base.store import Record
from ..orders.derive import derived
from ..orders.money import purse_of, unit_of
from ..records.orders.writer import OrderWriter

RESTOCKS = ("RETURN", "CANCEL", "NO_RESTOCK")
PAUSE = timedelta(minutes=1)


class Event:
    """An order, what is left of it, and what chance chooses of that."""

    def __init__(self, random: Random, order: Record, writer: OrderWriter) -> None:
        self.random = random
        self.order = order
        self.writer = writer
        self.at = stamp(read_stamp(order["updatedAt"]) + PAUSE)

    @property
    def shown(self) -> Record:
        return derived(self.order)

    @property
    def net(self) -> Decimal:
        """What was paid and not paid back."""
        return purse_of(self.order).read(self.shown["netPaymentSet"]).shop

    @property
    def is_open(self) -> bool:
        return not self.order["cancelledAt"]

    @property
    def gave_money_alone(self) -> bool:
        """Tell whether money went back that no line accounts for.

        Who then takes lines away without money would leave less than nothing.
        """
        return any(refund["orderAdjustments"] for refund in self.order["refunds"])

    def waiting(self, id_: str) -> int:
        """Units of a line that were not shipped yet: edits remove no others."""
        return self.shown["lines"][id_]["unfulfilledQuantity"]

    def some_lines(self, whole: bool = False) -> list[dict[str, Any]]:
        """Units of some of the lines that the order still has; all of them if whole."""
        there = [
            (id_, line["currentQuantity"])
            for id_, line in self.shown["lines"].items()
            if line["currentQuantity"]
        ]
        if not whole:
            there = self.random.sample(
                there, min(len(there), self.random.randint(1, 3))
            )
        return [
            {
                "id": id_,
                "quantity": number if whole else self.random.randint(1, number),
                "restockType": self.random.choice(RESTOCKS),
            }
            for id_, number in there
        ]

    def some_money(self) -> Decimal:
        unit = unit_of(self.order["currencyCode"])
        units = int(self.net / unit)
        return self.random.randint(1, min(units, 5_000)) * unit
