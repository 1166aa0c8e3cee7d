"""What a shop decides about the mapping of its products."""

from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from functools import lru_cache
from typing import Any

from ..records.facts import summed
from ..records.product import Product, Variant

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
# Raise it when anything is read or planned in another way: every product is then looked
# at once more, although nothing changed on the shop's side. A new field does it, too.
READING_VERSION = 3
READ = [[field.name for field in fields(record)] for record in (Product, Variant)]


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
class ProductForms:
    """What of products is in a form of its system's own.

    :param bin_field: field of Odoo's variant for the bin within a SKU
    :param metafield: what a field of Odoo takes for a metafield, by its type and text,
        the field's kind and the currency of its amounts
    :param metafield_text: the way back: the text for a field's value, by the type, the
        value, the field's kind, its currency and the text that the shop has
    :param type_label: what people call a type of metafield
    """

    bin_field: str
    metafield: Callable[[str, str, str, str], Any]
    metafield_text: Callable[[str, Any, str, str, str | None], str]
    type_label: Callable[[str], str]


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
    bin_field: str = ""
    # Fields of `product.template` that some of Odoo's apps add, as far as there.
    fields: tuple[str, ...] = ()
    metafields: tuple[MetafieldRule, ...] = ()

    def reads_with(self) -> tuple:
        """Return what decides how products are read, and what they become."""
        return READING_VERSION, READ, astuple(self)

    def checksum(self, told: str) -> str:
        """Sum up what is told of a product, with all that decides what it becomes.

        :param told: the sum of the record
        """
        return summed(_decided(self), told)


@lru_cache(maxsize=8)
def _decided(settings: ProductSettings) -> str:
    return summed(settings.reads_with())


class OtherCurrency(ValueError):
    """An amount in another currency than the field's."""


class Misfit(Exception):
    """A metafield whose value has no place in the field."""

    def __init__(self, rule: MetafieldRule, reason: str, value: str) -> None:
        super().__init__(f"{rule.name}: {reason}")
        self.rule = rule
        self.reason = reason  # type, choice, currency or value
        self.value = value  # what the shop has: the type, the currency or the value
