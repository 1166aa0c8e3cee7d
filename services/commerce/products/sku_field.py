"""The SKU field of a variant, in which a shop may keep the bin too: "SKU - BIN"."""

from typing import Protocol

from ..records.product import Product, Variant
from .mapping import ProductSettings

SEPARATOR = " - "


class SkuRule(Protocol):
    sku_with_bin: bool


def sku_and_bin(field: str | None, rule: SkuRule) -> tuple[str, str]:
    """Split at the last " - " by the shop's rule; both are empty where no SKU is."""
    sku, shelf = (field or "").strip(), ""
    if rule.sku_with_bin:
        sku, shelf = _split(sku)
    return (sku, shelf) if sku else ("", "")


def without_sku(product: Product, settings: ProductSettings) -> list[Variant]:
    """Variants without SKU, where the shop wants every variant to have one."""
    if settings.import_without_sku:
        return []
    return [it for it in product.variants if not sku_and_bin(it.sku, settings)[0]]


def _split(field: str) -> tuple[str, str]:
    # The added spaces find a separator at either end, where nothing follows it.
    sku, separator, shelf = f" {field} ".rpartition(SEPARATOR)
    return (sku.strip(), shelf.strip()) if separator else (field, "")
