"""What a shop's list of orders tells: which there are, when each changed, its state."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OrderTraits:
    """What a shop's filters look at. Words are the shop system's, in small letters."""

    placed_at: datetime
    financial_status: str = ""
    fulfillment_status: str = ""
    channel: str = ""  # where it was sold
    is_test: bool = False


@dataclass(frozen=True, slots=True)
class ListedOrder:
    """An order in a list; `traits` are None where no more than its place was told."""

    external_id: str
    updated_at: datetime
    name: str = ""
    traits: OrderTraits | None = None
