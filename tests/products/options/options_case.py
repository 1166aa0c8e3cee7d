"""A product whose options change in Shopify."""

from ..product_case import ProductCase
from ..product_records import a_product, changed, in_options, sized


class OptionsCase(ProductCase):
    """A shirt in two sizes, with stock of each and an order of both."""

    def setUp(self):
        super().setUp()
        self.product = a_product(variants=sized("S", "M"))
        self.import_products(self.product)
        self.odoo = self.template(self.product)
        self.small, self.medium = self.odoo.product_variant_ids
        self.small.standard_price = 7

    def change(self, *combinations, **fields):
        """Import the product with these options instead, one tuple for each variant."""
        variants = self.product.variants[: len(combinations)]
        variants = [
            in_options(variant, *options)
            for variant, options in zip(variants, combinations, strict=True)
        ]
        self.product = changed(self.product, variants=variants, **fields)
        return self.import_products(self.product)

    def drop(self, *skus):
        kept = [it for it in self.product.variants if it.sku not in skus]
        self.product = changed(self.product, variants=kept)
        return self.import_products(self.product)

    def add(self, *variants):
        more = [*self.product.variants, *variants]
        self.product = changed(self.product, variants=more)
        return self.import_products(self.product)

    def stock(self, variant, quantity=3):
        variant.is_storable = True
        warehouse = self.env["stock.warehouse"].search([], limit=1)
        quant = self.env["stock.quant"]
        quant._update_available_quantity(variant, warehouse.lot_stock_id, quantity)

    def options(self, variant):
        return {
            value.attribute_id.name: value.name
            for value in variant.product_template_attribute_value_ids
        }

    def lines(self):
        self.env.invalidate_all()  # what is in the cache keeps its order
        return [
            (line.attribute_id.name, line.value_ids.mapped("name"))
            for line in self.odoo.attribute_line_ids
        ]

    def assertFollowed(self, result):
        self.assertEqual((result.updated, result.issues), (1, []))
        self.env.flush_all()
        self.assertEqual(self.import_products(self.product).unchanged, 1)
