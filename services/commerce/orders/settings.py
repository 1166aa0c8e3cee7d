"""What a shop decides about its orders."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OrderSettings:
    """Choices of one shop; part of every order's checksum."""

    presentment: bool = False  # orders are in the customer's currency
    country: str = ""  # of taxes, where an order goes nowhere
    sku_with_bin: bool = True
    takes_name: bool = True  # an order is called as in the shop
    prefix: str = ""
    takes_tags: bool = True
    takes_note: bool = True
    holds_risk: bool = True
    holds_tests: bool = True
    how_far: str = ""  # orders go: the rules, and what else decides it


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which new orders of a shop come in; what is empty lets all of them in."""

    since: datetime | None = None
    financial: frozenset[str] = frozenset()
    fulfillment: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    tests: bool = True
