"""Finds the Odoo variant of a shop's variant that no link knows yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from odoo.models import BaseModel

from ...records.product import Product, Variant
from ..mapping import ProductSettings
from ..sku_field import sku_and_bin
from .known import Known
from .sku_moves import Move


@dataclass(slots=True)
class Matches:
    """Odoo's variants by the shop's, and the SKUs that tell nothing."""

    variants: dict[str, BaseModel] = field(default_factory=dict)
    # SKUs that are taken, by the name of the other product that has them, if any.
    doubled: dict[str, str] = field(default_factory=dict)
    doubled_in_odoo: list[str] = field(default_factory=list)
    # The shop's variants that are not to be stored, by id.
    refused: set[str] = field(default_factory=set)


class PlannedProduct(NamedTuple):
    """A product of an earlier page of a dry run."""

    title: str


Named = Product | PlannedProduct


class Reserved:
    """What variants of this page will have; the first of several gets it.

    :param granted: moves of linked variants, which come before all others
    :param planned: names of products of earlier pages that a dry run gave theirs
    """

    def __init__(
        self, granted: Iterable[Move], planned: Mapping[str, str] | None = None
    ) -> None:
        self._takers: dict[str, tuple[str, Named]] = {
            key: ("", PlannedProduct(title)) for key, title in (planned or {}).items()
        }
        for move in granted:
            self.take(move.value, move.variant, move.product)

    def take(self, key: str, variant: Variant, product: Product) -> bool:
        """Reserve a key; False if another variant of this page has it."""
        taker = self._takers.setdefault(key, (variant.external_id, product))
        return taker[0] == variant.external_id

    def taker(self, key: str, product: Product) -> str:
        """Name of another product whose variant took the key; empty if none did."""
        _variant, taker = self._takers.get(key, ("", product))
        return "" if taker is product else taker.title

    def release(self, product: Product) -> None:
        """Give back what a product took that stays out after all."""
        self._takers = {
            key: taker for key, taker in self._takers.items() if taker[1] is not product
        }


class Matcher:
    """Matches by SKU; of several with one SKU, the one linked before has it."""

    def __init__(self, known: Known, settings: ProductSettings) -> None:
        self._known = known
        self._settings = settings
        self.skus = Reserved(known.skus.granted, known.earlier.skus)
        self._templates: dict[int, Product | None] = dict.fromkeys(
            known.earlier.templates
        )

    def take_template(self, template: BaseModel, product: Product) -> bool:
        """Reserve a template; False if another product has it or took it before."""
        if self._known.is_live(self._known.link_of_template(template)):
            return False
        return self._templates.setdefault(template.id, product) is product

    def release(self, product: Product) -> None:
        """Give back what a product took that stays out after all."""
        self.skus.release(product)
        for template, taker in [*self._templates.items()]:
            if taker is product:
                del self._templates[template]

    def match(self, product: Product) -> Matches:
        """Match those variants of a product that have no link."""
        matches = Matches()
        for variant in product.variants:
            sku = sku_and_bin(variant.sku, self._settings)[0]
            if sku and variant.external_id not in self._known.variants:
                self._match(product, variant, sku, matches)
        return matches

    def _match(
        self,
        product: Product,
        variant: Variant,
        sku: str,
        matches: Matches,
    ) -> None:
        owners = self._known.owners(sku)
        if len(owners) > 1:
            matches.doubled_in_odoo.append(sku)
        elif link := self._known.live_link_of(owners):
            other = link.commerce_product_id
            matches.doubled[sku] = (
                "" if other.external_id == product.external_id else other.title
            )
        elif not self.skus.take(sku, variant, product):
            matches.doubled[sku] = self.skus.taker(sku, product)
        else:
            matches.variants[variant.external_id] = owners
            return
        matches.refused.add(variant.external_id)
