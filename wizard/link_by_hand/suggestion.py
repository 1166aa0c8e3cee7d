"""Which variant of Odoo a variant of Shopify most likely is. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Features:
    """What two variants can be told to be the same by; `options` are lower case."""

    key: str | int
    sku: str = ""
    barcode: str = ""
    options: frozenset[tuple[str, str]] = frozenset()


def suggest(
    theirs: Iterable[Features], ours: Iterable[Features]
) -> dict[str | int, str | int]:
    """Pair by SKU, then by barcode, then by options; lone ones belong together.

    What two have is no reason, and nothing is paired twice.
    """
    left, right = list(theirs), list(ours)
    if len(left) == len(right) == 1:
        return {left[0].key: right[0].key}
    pairs: dict[str | int, str | int] = {}
    for feature in ("sku", "barcode", "options"):
        found = _same(left, right, feature)
        pairs |= found
        left = [it for it in left if it.key not in found]
        right = [it for it in right if it.key not in found.values()]
    return pairs


def _same(
    left: Iterable[Features], right: Iterable[Features], feature: str
) -> dict[str | int, str | int]:
    one, other = _single(left, feature), _single(right, feature)
    return {one[value]: other[value] for value in one if value in other}


def _single(variants: Iterable[Features], feature: str) -> dict:
    """Keys by the values that only one of the variants has."""
    keys: dict = {}
    for variant in variants:
        if value := getattr(variant, feature):
            keys.setdefault(value, []).append(variant.key)
    return {value: found[0] for value, found in keys.items() if len(found) == 1}
