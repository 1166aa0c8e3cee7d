from odoo.tests import tagged

from ...scripts.local_shopify.base.images import draw, image_path
from ...services.commerce.images.due import Download, DueImage, DueProduct
from ...services.commerce.images.show import ImagesShow
from ...services.commerce.images.store import ImagesStore
from ..products.product_case import ProductCase
from ..products.product_records import a_product, a_variant, an_image

PRODUCTS = 20
CONTENT = draw(image_path("small", 20, 20))


@tagged("post_install", "-at_install")
class TestStatementsOfImages(ProductCase):
    """SQL statements of the images' own phase, by its batches."""

    def setUp(self):
        super().setUp()
        page = [self.with_images(number) for number in range(PRODUCTS)]
        self.import_products(*page)
        self.media = self.env["commerce.media"].search(
            [("channel_id", "=", self.shop.id)], order="id"
        )

    def with_images(self, number):
        variants = [a_variant(f"P{number}")]
        return a_product(f"P{number}", variants, media=[an_image(), an_image()])

    def spent(self, work):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        work()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def keep(self, rows, content=CONTENT):
        due = [
            DueImage(
                row.id,
                row.external_id,
                "image",
                row.state,
                row.url,
                outcome=Download("stored", content, str(row.id)),
            )
            for row in rows
        ]
        return self.spent(lambda: ImagesStore(self.env, self.shop).store(due))

    def show(self, links):
        due = [DueProduct(it.id, it.external_id, it.title) for it in links]
        return self.spent(lambda: ImagesShow(self.env, self.shop).show(due))

    def test_a_batch_of_images_is_kept(self):
        spent = self.keep(self.media)
        self.assertLessEqual(spent / len(self.media), 0.5)

    def test_products_are_given_their_images(self):
        self.keep(self.media)
        links = self.media.commerce_product_id
        spent = self.show(links)
        self.assertTrue(all(links.product_tmpl_id.mapped("image_1920")))
        self.assertLessEqual(spent / PRODUCTS, 2)

    def test_another_product_costs_no_statement_more(self):
        self.keep(self.media)
        links = self.media.commerce_product_id
        two, many = self.show(links[:2]), self.show(links[2:])
        self.assertLessEqual(many - two, 1)

    def test_products_that_have_their_images_cost_no_look_up_each(self):
        self.keep(self.media)
        links = self.media.commerce_product_id
        self.show(links)
        one, all_ = self.show(links[:1]), self.show(links)
        self.assertLessEqual(all_ - one, 1)
