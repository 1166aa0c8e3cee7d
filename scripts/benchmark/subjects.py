"""What each kind of record is prepared, read, imported by hand and compared with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .by_hand import customers, orders, products
from .left_in_odoo import (
    count_customers,
    count_products,
    customers_left,
    orders_left,
    products_left,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """The parts of a measurement.

    :param read: returns what the imports by hand are given; the clock is not running
    :param dump: what an import left, by a key that two databases share
    :param count: how many records of the kind a dump tells of
    """

    mode: str
    read: Callable[[Any], tuple]
    by_hand: dict[str, Callable[..., None]]
    dump: Callable[[Any], dict[str, dict[str, Any]]]
    count: Callable[[dict], int] = len
    prepare: Callable[[Any, dict], None] = lambda env, task: None
    options: Callable[[dict], dict] = lambda task: {}


KINDS = {
    "products": Kind(
        "import_all_products",
        products.catalogue,
        {"batch": products.batch, "one-by-one": products.one_by_one},
        products_left,
        count_products,
    ),
    "customers": Kind(
        "import_all_customers",
        customers.read,
        {"batch": customers.batch, "one-by-one": customers.one_by_one},
        customers_left,
        count_customers,
    ),
    "orders": Kind(
        "import_all_orders",
        orders.read,
        {"batch": orders.batch, "one-by-one": orders.one_by_one},
        orders_left,
        prepare=orders.prepare,
        options=lambda task: {"confirm": task["confirm"]},
    ),
}
