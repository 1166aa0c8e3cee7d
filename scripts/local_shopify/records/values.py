"""Single values as Shopify stores them."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import Any

CENT = Decimal("0.01")
LONG = Context(prec=400)  # digits of what somebody takes for an amount


def handle_of(title: str) -> str:
    """The handle of a title: lower-case letters and digits of any script, hyphens."""
    text = unicodedata.normalize("NFKC", title).lower()
    return re.sub(r"[\W_]+", "-", text).strip("-") or "product"


def free_handle(handle: str, taken: Iterable[str]) -> str:
    """The handle, or the first of handle-1, handle-2, … that is not taken."""
    number, found = 0, handle
    while found in taken:
        number += 1
        found = f"{handle}-{number}"
    return found


def clean_tags(tags: Iterable[str]) -> list[str]:
    """Sorted tags, each once whatever its case; a comma parts two of them."""
    kept: dict[str, str] = {}
    for tag in ",".join(tags).split(","):
        if tag := tag.strip():
            kept.setdefault(tag.lower(), tag)
    return sorted(kept.values(), key=str.lower)


def money(value: Any) -> str | None:
    """An amount in two digits.

    :raises ValueError: it is no number
    """
    if value is None or value == "":
        return None
    try:
        amount = Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError(f"{value!r} is no amount") from error
    return str(amount.quantize(CENT, ROUND_HALF_UP, LONG))
