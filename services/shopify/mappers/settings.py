"""What a shop decides about the mapping of its products."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProductSettings:
    """Choices of one shop; part of every product's checksum."""

    sku_with_bin: bool = True
    import_without_sku: bool = False
    share_products: bool = True
    currency: str = ""
