"""What a dry run shows of products: what is planned is told, and not carried out."""

from collections.abc import Sequence

from ...dry_run.dry_run import DryRun
from ...records.product import Product
from ..importer import ProductImporter
from ..plan import ProductPlan
from ..planning.earlier_pages import EarlierPages, earlier_pages
from .rows import ProductRows


class ProductDryRun(DryRun, ProductImporter):
    """Stands for `ProductImporter` in a dry run.

    A plan tells all that comes of a product, so there is nothing to try; what its
    pages do not leave in Odoo, the pages after them find in the plan.
    """

    def _earlier_pages(self, products: Sequence[Product]) -> EarlierPages:
        return earlier_pages(self._book, products, self._settings)

    def _carry_out(
        self, plans: Sequence[ProductPlan], products: Sequence[Product]
    ) -> None:
        self.tell(ProductRows(self._env, self._shop, self._words.text).of(plans))
