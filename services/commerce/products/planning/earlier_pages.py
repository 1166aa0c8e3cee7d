"""What earlier pages of a dry run would have left in Odoo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from odoo.models import BaseModel

from ...dry_run.plan_book import PlanBook
from ...records.product import Product
from ..mapping import ProductSettings
from ..sku_field import sku_and_bin

# Stands for variants that are not there yet; an empty record's id is no number of it.
NOT_YET = -1
TEMPLATE, VARIANT = "product.template", "product.product"


@dataclass(frozen=True, slots=True)
class EarlierPages:
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


def earlier_pages(
    book: PlanBook, products: Sequence[Product], settings: ProductSettings
) -> EarlierPages:
    """Read what a page must reckon with from the rows of those before."""
    variants = [it for product in products for it in product.variants]
    skus = {sku_and_bin(it.sku, settings)[0] for it in variants} - {""}
    barcodes = {it.barcode for it in variants} - {""}
    taken = book.find(("sku", "in", list(skus)), ("model", "=", VARIANT))
    taken = taken.filtered(lambda row: row.action != "gone")
    coded = book.find(("field", "=", "barcode"), ("new", "in", list(barcodes)))
    return EarlierPages(
        skus={row.sku: row.name for row in taken},
        barcodes=frozenset(coded.mapped("new")),
        without_sku=_leavers(book, "default_code", skus),
        without_barcode=_leavers(book, "barcode", barcodes),
        templates=_linked(book, skus),
    )


def _leavers(book: PlanBook, name: str, values: set[str]) -> frozenset[int]:
    rows = book.find(("field", "=", name), ("old", "in", list(values)))
    return frozenset(rows.mapped("record_id"))


def _linked(book: PlanBook, skus: set[str]) -> frozenset[int]:
    """Templates that have these SKUs and would be linked."""
    known = book.env[VARIANT].with_context(active_test=False)
    owners = known.search([("default_code", "in", list(skus))])
    rows = book.find(
        ("field", "=", "linked"),
        ("model", "=", TEMPLATE),
        ("record_id", "in", owners.product_tmpl_id.ids),
    )
    return frozenset(rows.mapped("record_id"))
