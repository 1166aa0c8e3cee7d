"""Delivery methods of Odoo for what a shop's customers chose."""

from collections.abc import Iterable

from odoo.api import Environment
from odoo.models import BaseModel

from ...records.order import Order, ShippingLine
from .products import OrderProducts


class OrderCarriers:
    """The shop's mapping of titles and codes; what is new joins it, without a method.

    :param products: names the product of a method that must be made
    """

    def __init__(
        self, env: Environment, shop: BaseModel, products: OrderProducts
    ) -> None:
        self._env = env
        self._shop = shop
        self._products = products
        self._rows = {
            (row.title.casefold(), (row.code or "").casefold()): row
            for row in shop.delivery_ids
        }

    def learn(self, orders: Iterable[Order]) -> None:
        """Add the titles that were never met, each with the order that has it."""
        new: dict[str, dict] = {}
        for order in orders:
            for line in order.shipping:
                if line.title and self._row(line) is None:
                    values = {
                        "channel_id": self._shop.id,
                        "title": line.title,
                        "order_external_id": order.external_id,
                    }
                    new.setdefault(line.title.casefold(), values)
        rows = self._env["commerce.delivery"].create(list(new.values()))
        self._rows |= {(row.title.casefold(), ""): row for row in rows}

    def of(self, line: ShippingLine) -> BaseModel:
        """The method of a shipping line: the one chosen for it, else the default."""
        row = self._row(line)
        return (row and row.carrier_id) or self._default()

    def is_unknown(self, line: ShippingLine, order: Order) -> bool:
        """Whether this order is to tell that nobody chose a method for the title."""
        row = self._row(line)
        return bool(
            row and not row.carrier_id and row.order_external_id == order.external_id
        )

    def _row(self, line: ShippingLine) -> BaseModel | None:
        title, code = line.title.casefold(), line.code.casefold()
        return self._rows.get((title, code)) or self._rows.get((title, ""))

    def _default(self) -> BaseModel:
        if not self._shop.default_carrier_id:
            self._shop.default_carrier_id = self._env["delivery.carrier"].create(
                {
                    "name": self._env._("%(shop)s: delivery", shop=self._shop.name),
                    "delivery_type": "fixed",
                    "fixed_price": 0.0,
                    "product_id": self._products.of("shipping").id,
                    "company_id": self._shop.company_id.id,
                }
            )
        return self._shop.default_carrier_id
