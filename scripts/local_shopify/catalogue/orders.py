"""What the shop has sold when it opens."""

from ..records.orders.writer import OrderWriter
from .demo_orders import add_demo_orders
from .generated_orders import generated_orders


def load_orders(writer: OrderWriter) -> None:
    """Store the demo's orders with the demo's catalogue, and those generated."""
    settings = writer.settings
    if str(settings.catalogue) == "demo":
        add_demo_orders(writer)
    for node in generated_orders(writer, settings.orders, settings.seed):
        writer.create(node)
