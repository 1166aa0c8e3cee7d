"""One order that a person named as people know it: “#1001”."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from odoo.tools.translate import LazyGettext, LazyTranslate

from ..errors import ShopifyDataError
from ..gid import gid
from ..run.phases import ChosenRecords, Importer
from ..run.sequence import Position
from .source import OrderSource

_lt = LazyTranslate(__name__)


class OrderByName(ChosenRecords):
    """Looks an order up by its name when the run begins, then reads it.

    :param name: “#1001” or “1001”; a mere number may be the order's ID, too
    """

    def __init__(self, source: OrderSource, importer: Importer, name: str) -> None:
        super().__init__(source, importer, [name])
        self._name = name
        self._orders = source

    def window(self, since: Any) -> dict[str, Any]:
        """Find the order; later slices know it by the window.

        :raises ShopifyDataError: no order, or several, have the name
        """
        found = self._orders.named(self._name)
        if not found and self._name.isdigit():
            found = [gid("Order", self._name)]
        if len(found) != 1:
            text = _several_named if found else _not_named
            raise ShopifyDataError(text(self._name))
        return {"total": 1, "external_ids": found}

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[Sequence[Any]]:
        self.external_ids = list(window["external_ids"])
        return super().pages(window, position)


def _not_named(name: str) -> LazyGettext:
    return _lt(
        "Shopify has no order “%(name)s”: it was deleted, it belongs to another shop,"
        " or it is older than 60 days and the app has no scope read_all_orders. Check"
        " the number, or enter the address of the order's page in Shopify.",
        name=name,
    )


def _several_named(name: str) -> LazyGettext:
    return _lt(
        "Shopify has several orders “%(name)s”. Enter the address of the page in"
        " Shopify of the one that you mean.",
        name=name,
    )
