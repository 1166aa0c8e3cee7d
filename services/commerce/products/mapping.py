"""What a shop decides about the mapping of its products."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

# By the fact that fills them.
OPTIONAL_FIELDS = {
    "seoTitle": "website_meta_title",
    "seoDescription": "website_meta_description",
    "harmonizedSystemCode": "hs_code",
    "countryCodeOfOrigin": "country_of_origin",
    "compareAtPrice": "compare_list_price",
}
# Odoo's own once the product is there, like its sales price.
ONCE = ("compareAtPrice",)
Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class MetafieldRule:
    """One metafield and the field of Odoo that it fills."""

    owner: str  # product or variant
    name: str  # namespace.key
    type: str
    field: str
    kind: str  # of the field, as ir.model.fields calls it
    currency: str = ""  # that amounts in the field are in
    choices: tuple[tuple[str, str], ...] = ()  # values of a selection and their labels

    @property
    def fact(self) -> str:
        """Name of the fact; another field or metafield makes it a new one."""
        return f"metafield {self.name} {self.field}"


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


class Misfit(Exception):
    """A metafield whose value has no place in the field."""

    def __init__(self, rule: MetafieldRule, reason: str, value: str) -> None:
        super().__init__(f"{rule.name}: {reason}")
        self.rule = rule
        self.reason = reason  # type, choice, currency or value
        self.value = value  # what the shop has: the type, the currency or the value


def most_common(values: Iterable[Value | None]) -> Value | None:
    """Value that comes most often, of several the first; none counts as unsaid."""
    said = Counter(value for value in values if value is not None)
    return said.most_common(1)[0][0] if said else None
