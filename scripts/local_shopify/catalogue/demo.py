"""The demo's catalogue: a small fictional shop with all the disorder of a real one."""

from typing import Any

from .demo_odd import odd_products
from .demo_plain import plain_products


def demo_products() -> list[dict[str, Any]]:
    return [*plain_products(), *odd_products()]
