"""What the shop has when it opens: products, customers and companies, orders."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..base.settings import Settings
from ..base.store import Store
from ..records.companies.parts import add_company
from ..records.companies.writer import CompanyWriter
from ..records.customers.writer import CustomerWriter
from ..records.orders.writer import OrderWriter
from ..records.products.writer import ProductWriter
from .demo.companies import demo_companies
from .demo.customers import demo_customers
from .demo.desk import Desk
from .demo.orders_later import later_sales
from .demo.orders_odd import odd_sales
from .demo.orders_plain import plain_sales
from .demo.products_odd import odd_products
from .demo.products_plain import plain_products
from .generated.customers import generated_customers
from .generated.orders import generated_orders
from .generated.products import generated_products
from .names import with_ids
from .shop_list import read_shop_list


def load_catalogue(settings: Settings, writer: ProductWriter) -> None:
    """Store the products of `demo`, `empty`, a number, or a file's list.

    :raises CatalogueError: there is no such catalogue, or it cannot be read
    """
    for given in _products(settings):
        writer.create(with_ids(writer.store, given))


def _products(settings: Settings) -> Iterable[dict[str, Any]]:
    name = str(settings.catalogue)
    if name == "empty":
        return []
    if name == "demo":
        return [*plain_products(), *odd_products()]
    if name.isdigit():
        return generated_products(
            int(name), settings.seed, settings.variants, settings.images
        )
    return read_shop_list(Path(name))


def load_customers(settings: Settings, store: Store) -> None:
    """Store the demo's customers with the demo's catalogue, and those generated."""
    customers = CustomerWriter(store)
    for given in _customers(settings):
        customers.create(given)
    if str(settings.catalogue) == "demo":
        companies = CompanyWriter(store, settings.currency)
        for given in demo_companies():
            add_company(companies, given)


def _customers(settings: Settings) -> Iterable[dict[str, Any]]:
    if str(settings.catalogue) == "demo":
        yield from demo_customers()
    yield from generated_customers(settings.customers, settings.seed)


def load_orders(writer: OrderWriter) -> None:
    """Store the demo's orders with the demo's catalogue, and those generated."""
    settings = writer.settings
    if str(settings.catalogue) == "demo":
        _add_demo_orders(writer)
    for node in generated_orders(writer, settings.orders, settings.seed):
        writer.create(node)


def _add_demo_orders(writer: OrderWriter) -> None:
    """Store what a shop sold in two months as it was placed, the oldest first."""
    desk = Desk(writer)
    sales = [*plain_sales(desk), *odd_sales(desk), *later_sales(desk)]
    for sale in sorted(sales, key=lambda each: -each.days):
        desk.place(sale)
