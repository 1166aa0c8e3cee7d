from odoo.tests import tagged

from ..statements import CountsStatements
from .product_case import ProductCase
from .product_records import a_product, a_variant, an_image, changed, in_options

PAGE = 250


class StatementsCase(CountsStatements, ProductCase):
    """Pages of plain products, and a count of what they cost."""

    def page(self, sizes=(), colors=(), products=PAGE):
        return [
            a_product(f"Product {number}", self.page_variants(number, sizes, colors))
            for number in range(products)
        ]

    def page_variants(self, number, sizes, colors):
        if not sizes:
            return [a_variant(f"P{number}", f"{number}.50", barcode=f"B{number}")]
        return [
            a_variant(
                f"P{number}-{size}-{color}",
                options=[("Size", size), ("Color", color)],
                barcode=f"B{number}-{size}-{color}",
            )
            for size in sizes
            for color in colors
        ]


@tagged("post_install", "-at_install")
class TestStatements(StatementsCase):
    """SQL statements per product of a full page: unlike seconds, they do not vary."""

    def test_new_products_with_one_variant(self):
        with self.assertStatementsPerRecord(0.5, PAGE):
            self.assertEqual(self.import_products(*self.page()).created, PAGE)

    def test_new_products_with_ten_variants(self):
        page = self.page(sizes="SMLXY", colors=("Red", "Blue"))
        with self.assertStatementsPerRecord(4, PAGE):
            self.assertEqual(self.import_products(*page).created, PAGE)

    def test_products_that_did_not_change(self):
        page = self.page()
        self.import_products(*page)
        with self.assertStatementsPerRecord(0.05, PAGE):
            self.assertEqual(self.import_products(*page).unchanged, PAGE)

    def test_products_with_another_title(self):
        page = self.page(products=PAGE + 1)
        self.import_products(*page)
        first, *page = [
            changed(it, title=f"{it.title} new", tags=["new"]) for it in page
        ]
        # New products clear Odoo's caches; to fill them costs once a process.
        self.import_products(first)
        with self.assertStatementsPerRecord(0.1, PAGE):
            self.assertEqual(self.import_products(*page).updated, PAGE)

    def test_products_with_a_renamed_and_an_added_option(self):
        page = self.page(sizes="SMLXY", colors=("Red", "Blue"))
        self.import_products(*page)
        page = [self.with_a_cut(it) for it in page]
        with self.assertStatementsPerRecord(16, PAGE):
            self.assertEqual(self.import_products(*page).updated, PAGE)

    def with_a_cut(self, product):
        variants = [
            in_options(it, ("Fit", size), color, ("Cut", "Slim"))
            for it in product.variants
            for (_name, size), color in [it.options]
        ]
        return changed(product, variants=variants)

    def test_products_whose_variants_are_gone(self):
        page = self.page(sizes="SMLXY", colors=("Red", "Blue"))
        self.import_products(*page)
        page = [changed(it, variants=it.variants[:9]) for it in page]
        with self.assertStatementsPerRecord(0.3, PAGE):
            self.assertEqual(self.import_products(*page).updated, PAGE)


@tagged("post_install", "-at_install")
class TestStatementsWithImages(StatementsCase):
    """The products' own phase: which images they have is listed, none is loaded."""

    def page_with_images(self):
        return [
            changed(it, media=[an_image(alt) for alt in "ABC"]) for it in self.page()
        ]

    def test_new_products_with_three_images(self):
        page = self.page_with_images()
        with self.assertStatementsPerRecord(0.6, PAGE):
            self.assertEqual(self.import_products(*page).created, PAGE)
        self.assertEqual(self.images(page), PAGE * 3)

    def test_products_with_images_that_did_not_change(self):
        page = self.page_with_images()
        self.import_products(*page)
        with self.assertStatementsPerRecord(0.05, PAGE):
            self.assertEqual(self.import_products(*page).unchanged, PAGE)

    def test_products_with_another_order_and_text_of_images(self):
        page = self.page_with_images()
        self.import_products(*page)
        page = [self.turned(it) for it in page]
        with self.assertStatementsPerRecord(0.1, PAGE):
            self.assertFalse(self.import_products(*page).issues)
        rows = self.link(page[-1]).media_ids.sorted("position")
        self.assertEqual(rows.mapped("alt"), ["New"] * 3)

    def test_products_whose_images_are_others(self):
        page = self.page_with_images()
        self.import_products(*page)
        page = [changed(it, media=[an_image("D")]) for it in page]
        # Four images of each product are written: three that are gone, and the new one.
        with self.assertStatementsPerRecord(0.15, PAGE):
            self.assertFalse(self.import_products(*page).issues)
        rows = self.link(page[-1]).media_ids.sorted("id")
        self.assertEqual(rows.mapped("state"), ["gone"] * 3 + ["waiting"])

    def turned(self, product):
        media = [it._replace(alt="New") for it in reversed(product.media)]
        return changed(product, media=media)

    def images(self, page):
        external_ids = [product.external_id for product in page]
        return self.env["commerce.media"].search_count(
            [("commerce_product_id.external_id", "in", external_ids)]
        )
