"""What an import means to do with one order. Made first, carried out after."""

from dataclasses import dataclass, field
from typing import Any

from odoo.models import BaseModel

from ..money.order_money import OrderMoney
from ..records.facts import Action, Facts
from ..records.money import MoneyLine
from ..records.order import Item, Order
from ..run.page_result import RecordIssue


@dataclass(slots=True)
class LinePlan:
    """One line; `link` and `record` are empty where there are none yet.

    :param money: None for a line that is not there any more
    :param values: of the sale order line; empty leaves it alone
    """

    money: MoneyLine | None
    item: Item | None
    link: BaseModel
    record: BaseModel
    position: int = 0
    values: dict[str, Any] = field(default_factory=dict)
    link_values: dict[str, Any] = field(default_factory=dict)
    # Text that stands above the line, such as the name of its bundle.
    heading: str = ""


@dataclass(slots=True)
class OrderPlan:
    """One order with its lines; issues may stand beside any action."""

    source: Order
    money: OrderMoney
    facts: Facts
    link: BaseModel
    record: BaseModel
    action: Action
    checksum: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    lines: list[LinePlan] = field(default_factory=list)
    # Pairs of a reason's code and what it names.
    held: list[list[str]] = field(default_factory=list)
    # The code of the reason, the contact that the order got, and others it may be.
    unclear: dict[str, Any] | None = None
    # The bare contact that the order leaves, as it is known by now who ordered.
    guest: BaseModel | None = None
    issues: list[RecordIssue] = field(default_factory=list)
    # Something changed, in Odoo or beside it.
    is_changed: bool = False
