"""What earlier pages of a dry run would have left in Odoo."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from odoo.models import BaseModel

from ...commerce.products.settings import ProductSettings
from ..gql.fragments import ProductFields
from ..products.reading.sku_field import sku_and_bin

# Stands for variants that are not there yet; an empty record's id is no number of it.
NOT_YET = -1
VARIANT = "product.product"


@dataclass(frozen=True, slots=True)
class Planned:
    """SKUs, barcodes and links that a page must reckon with; of a real run none."""

    # Names of the products that would have these SKUs.
    skus: Mapping[str, str] = field(default_factory=dict)
    barcodes: frozenset[str] = frozenset()
    # Ids of the variants that would have given up their SKU, or their barcode.
    without_sku: frozenset[int] = frozenset()
    without_barcode: frozenset[int] = frozenset()
    # Ids of the templates that would be linked.
    templates: frozenset[int] = frozenset()

    def keeping_sku(self, variants: BaseModel) -> BaseModel:
        """Return those variants that would still have their SKU."""
        return variants.filtered(lambda variant: variant.id not in self.without_sku)


class PlanBook:
    """The rows of one dry run: written page by page, and read by the next page."""

    def __init__(self, rows: BaseModel, run: int) -> None:
        self._rows = rows
        self._run = run

    def keep(self, changes: Sequence) -> None:
        """Add the rows of a page."""
        self._rows._add(self._run, changes)

    def met(self, external_ids: Iterable[str]) -> set[str]:
        """Return those products that are in the plan already."""
        rows = self._rows.search_fetch(
            [("sync_id", "=", self._run), ("external_id", "in", list(external_ids))],
            ["external_id"],
        )
        return set(rows.mapped("external_id"))

    def read(
        self, products: Sequence[ProductFields], settings: ProductSettings
    ) -> Planned:
        """Return what a page must reckon with."""
        variants = [it for product in products for it in product.variants.nodes]
        skus = {sku_and_bin(it.sku, settings)[0] for it in variants} - {""}
        barcodes = {(it.barcode or "").strip() for it in variants} - {""}
        taken = self._find([("sku", "in", list(skus)), ("model", "=", VARIANT)])
        taken = taken.filtered(lambda row: row.action != "gone")
        coded = self._find([("field", "=", "barcode"), ("new", "in", list(barcodes))])
        return Planned(
            skus={row.sku: row.name for row in taken},
            barcodes=frozenset(coded.mapped("new")),
            without_sku=self._leavers("default_code", skus),
            without_barcode=self._leavers("barcode", barcodes),
            templates=self._linked(skus),
        )

    def _leavers(self, name: str, values: set[str]) -> frozenset[int]:
        rows = self._find([("field", "=", name), ("old", "in", list(values))])
        return frozenset(rows.mapped("record_id"))

    def _linked(self, skus: set[str]) -> frozenset[int]:
        """Templates that have these SKUs and would be linked."""
        Product = self._rows.env["product.product"].with_context(active_test=False)
        owners = Product.search([("default_code", "in", list(skus))])
        templates = owners.product_tmpl_id.ids
        rows = self._find(
            [
                ("field", "=", "linked"),
                ("model", "=", "product.template"),
                ("record_id", "in", templates),
            ]
        )
        return frozenset(rows.mapped("record_id"))

    def _find(self, domain: list) -> BaseModel:
        return self._rows.search([("sync_id", "=", self._run), *domain], order="id")
