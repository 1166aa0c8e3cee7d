"""One short text that changes whenever an import would see another order. Pure."""

import json
from dataclasses import astuple
from hashlib import blake2b

from ....commerce.orders.rules import OrderSettings
from .full_order import FullOrder

# Raise it when an order is read differently.
READING_VERSION = 1


def order_reading(settings: OrderSettings) -> tuple:
    """Return what decides how orders are read."""
    return READING_VERSION, astuple(settings)


def order_checksum(order: FullOrder, settings: OrderSettings) -> str:
    """Sum up all of an order but the time of its last change, with the settings.

    Whether the customer has an account is no news of the order.
    """
    read = json.dumps(order_reading(settings))
    told = order.model_dump_json(
        exclude={"updated_at": True, "customer": {"state", "verified_email"}}
    )
    return blake2b((read + told).encode(), digest_size=16).hexdigest()
