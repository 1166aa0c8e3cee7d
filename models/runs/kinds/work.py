"""What a mode is: the base of all works, whatever their direction."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar

from odoo.models import BaseModel
from odoo.tools.translate import LazyGettext

from ....services.shopify.service import ShopifyService
from ...engine.task import Task
from .kind import Kind

Parameters = dict[str, Any]


class Work(ABC):
    """What the runs of one mode do, and all that others must know of the mode.

    :param run: the run, in the environment of its worker
    :param shop: its shop, in the shop's company, language and zone
    """

    mode: ClassVar[str]
    kind: ClassVar[Kind]
    label: ClassVar[LazyGettext]
    hint: ClassVar[LazyGettext]
    """What it does, in a sentence for who chooses it."""
    interval_field: ClassVar[str] = ""
    """The field of a shop with the minutes between two runs; none: never by itself."""
    by_itself: ClassVar[Parameters] = {}
    """Parameters of a run that begins by itself."""
    covered_by: ClassVar[str] = ""
    """The mode that does all of this, and more."""
    needs_record: ClassVar[bool] = False
    """Whether it must be told which records."""
    can_dry_run: ClassVar[bool] = False
    reads_times_first: ClassVar[bool] = False
    """Whether it leaves out what is known by its time, until it is told otherwise."""
    exports: ClassVar[bool] = False
    """Whether records go out."""
    compares: ClassVar[bool] = False
    """Whether it compares records, and counts those that differ."""

    def __init__(
        self, run: BaseModel, shop: BaseModel, service: ShopifyService
    ) -> None:
        self.run = run
        self.shop = shop
        self.service = service
        self.env = shop.env

    @classmethod
    def named(cls, shop: BaseModel, text: str | None, given: Parameters) -> Parameters:
        """Return which records a run is about, in the one way that its mode has.

        :param text: what a person entered, if anything
        :param given: parameters, which a program may give instead
        """
        return {}

    @classmethod
    def may_begin(cls, shop: BaseModel) -> bool:
        """Whether the schedule of a shop may start it."""
        return shop._has_begun(cls.kind)

    @classmethod
    def is_due(cls, shop: BaseModel) -> bool:
        """Whether a run of it is to be queued now, by itself."""
        runs = shop._runs()
        return bool(shop._interval(cls)) and not runs._rests(cls, shop)

    @classmethod
    def waits_for(cls, run: BaseModel) -> str:
        """Return what must come before a run, in words; empty if it may go on."""
        return ""

    @abstractmethod
    def task(self, introduce: Callable[[], None]) -> Task:
        """Return what a worker is to do.

        :param introduce: to be called once, before anything is read
        """
