"""Who the shop's customers are when it opens."""

from collections.abc import Iterable
from typing import Any

from ..records.customers import CustomerWriter
from ..settings import Settings
from .demo_customers import demo_customers
from .generated_customers import generated_customers


def load_customers(settings: Settings, writer: CustomerWriter) -> None:
    """Store the demo's customers with the demo's catalogue, and those generated."""
    for given in _customers(settings):
        writer.create(given)


def _customers(settings: Settings) -> Iterable[dict[str, Any]]:
    if str(settings.catalogue) == "demo":
        yield from demo_customers()
    yield from generated_customers(settings.customers, settings.seed)
