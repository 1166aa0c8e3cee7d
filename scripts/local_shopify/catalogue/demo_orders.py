"""The demo's orders: what a shop sold in two months, and what came of it."""

from ..records.orders.writer import OrderWriter
from .demo_desk import Desk
from .demo_orders_later import later_sales
from .demo_orders_odd import odd_sales
from .demo_orders_plain import plain_sales


def add_demo_orders(writer: OrderWriter) -> None:
    """Store them as they were placed, the oldest first."""
    desk = Desk(writer)
    sales = [*plain_sales(desk), *odd_sales(desk), *later_sales(desk)]
    for sale in sorted(sales, key=lambda each: -each.days):
        desk.place(sale)
