"""What a shop decides about the mapping of its products."""

from dataclasses import dataclass

from .metafield_rule import MetafieldRule


@dataclass(frozen=True, slots=True)
class ProductSettings:
    """Choices of one shop; part of every product's checksum."""

    sku_with_bin: bool = True
    import_without_sku: bool = False
    share_products: bool = True
    currency: str = ""
    company_currency: str = ""
    take_over_cost: bool = True
    category_policy: str = "taxonomy"  # or product_type, none
    weighs_in_pounds: bool = False
    weight_digits: int = 2
    # Fields of `product.template` that some of Odoo's apps add, as far as there.
    fields: tuple[str, ...] = ()
    metafields: tuple[MetafieldRule, ...] = ()
