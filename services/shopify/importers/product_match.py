"""Finds the Odoo variant of a Shopify variant that no link knows yet."""

from dataclasses import dataclass, field

from odoo.models import BaseModel

from ..gql.fragments import ProductFields, VariantFields
from ..mappers.settings import ProductSettings
from ..mappers.sku_field import sku_and_bin
from .product_known import Known


@dataclass(slots=True)
class Matches:
    """Odoo's variants by Shopify's, and the SKUs that tell nothing."""

    variants: dict[str, BaseModel] = field(default_factory=dict)
    doubled: list[str] = field(default_factory=list)
    doubled_in_odoo: list[str] = field(default_factory=list)
    # Shopify's variants that are not to be stored, by gid.
    refused: set[str] = field(default_factory=set)


class Reserved:
    """What variants of this page will have; the first of several gets it."""

    def __init__(self) -> None:
        self._takers: dict[str, str] = {}

    def take(self, key: str, variant: VariantFields) -> bool:
        """Reserve a key; False if another variant of this page has it."""
        return self._takers.setdefault(key, variant.id) == variant.id

    def release(self, product: ProductFields) -> None:
        """Give back what the variants of a product took that stays out."""
        gids = {variant.id for variant in product.variants.nodes}
        self._takers = {
            key: taker for key, taker in self._takers.items() if taker not in gids
        }


class Matcher:
    """Matches by SKU; of several with one SKU, the one linked before has it."""

    def __init__(self, known: Known, settings: ProductSettings) -> None:
        self._known = known
        self._settings = settings
        self.skus = Reserved()

    def match(self, product: ProductFields) -> Matches:
        """Match those variants of a product that have no link."""
        matches = Matches()
        for variant in product.variants.nodes:
            sku = sku_and_bin(variant.sku, self._settings)[0]
            if sku and variant.id not in self._known.variants:
                self._match(variant, sku, matches)
        return matches

    def _match(self, variant: VariantFields, sku: str, matches: Matches) -> None:
        owners = self._known.owners(sku)
        if len(owners) > 1:
            matches.doubled_in_odoo.append(sku)
        elif not self.skus.take(sku, variant) or self._is_linked(owners):
            matches.doubled.append(sku)
        else:
            matches.variants[variant.id] = owners
            return
        matches.refused.add(variant.id)

    def _is_linked(self, owner: BaseModel) -> bool:
        """Tell whether a variant that Shopify still has is linked to it."""
        link = self._known.link_of(owner)
        return bool(link.gid) and link.state != "gone"
