"""What the shop has sold when it opens."""

from ..records.orders import OrderWriter
from .generated_orders import generated_orders


def load_orders(writer: OrderWriter) -> None:
    """Store the orders that are generated."""
    settings = writer.settings
    for node in generated_orders(writer, settings.orders, settings.seed):
        writer.create(node)
