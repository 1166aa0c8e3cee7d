"""Carts from JSON: the names are those of the cart, amounts are texts or numbers."""

from dataclasses import fields
from decimal import Decimal, InvalidOperation
from typing import Any

from .cart import Cart, Discount, Duty, Fee, Line, Payment, Shipping, TaxRate

AMOUNTS = {"price", "rate", "amount", "value", "tip", "captured", "step"}
PARTS = {
    "lines": Line,
    "shipping": Shipping,
    "discounts": Discount,
    "payments": Payment,
    "fees": Fee,
    "duties": Duty,
    "taxes": TaxRate,
    "shipping_taxes": TaxRate,
}


def read_cart(given: dict[str, Any]) -> Cart:
    """Read a cart.

    :raises ValueError: it names something that carts do not have, or has no lines
    """
    if not given.get("lines"):
        raise ValueError("a cart has lines")
    return _read(Cart, given)


def _read(kind: Any, given: dict[str, Any]) -> Any:
    known = {field.name for field in fields(kind)}
    unknown = sorted(set(given) - known)
    if unknown:
        name = kind.__name__.lower()
        raise ValueError(f"a {name} has no {', '.join(unknown)}, but {sorted(known)}")
    return kind(**{name: _value(name, value) for name, value in given.items()})


def _value(name: str, value: Any) -> Any:
    if name in AMOUNTS and value is not None:
        return _amount(name, value)
    if name not in PARTS or value is None:
        return value
    # The lines of a discount are places.
    items = [_read(PARTS[name], v) if isinstance(v, dict) else v for v in value]
    return tuple(items) if name in ("taxes", "shipping_taxes", "duties") else items


def _amount(name: str, value: Any) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError(f"{name}: {value!r} is no amount") from error
