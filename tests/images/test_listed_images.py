"""What an import lists of a product's images, before any of them is loaded."""

from datetime import timedelta

from odoo.tests import tagged

from ..products.product_case import ProductCase
from ..products.product_records import a_product, a_variant, an_image, changed

SOON = timedelta(minutes=30)
PROCESSING = {"state": "processing", "url": "", "is_under_way": True}
FAILED = {"state": "failed", "url": ""}
NEW_URL = {"url": "https://cdn.example/new.png"}


@tagged("post_install", "-at_install")
class TestListedImages(ProductCase):
    def listed(self, image):
        """Import a product with an image; return it and its link."""
        product = a_product(variants=[a_variant(image.external_id)], media=[image])
        self.import_products(product)
        return product, self.link(product)

    def test_when_each_is_looked_at_first(self):
        now = self.env.cr.now()
        for given, least, most in [
            ({}, now, now),
            (PROCESSING, now + timedelta(seconds=1), now + SOON),
            (FAILED, now, now),
        ]:
            with self.subTest(**given):
                _product, link = self.listed(an_image(**given))
                self.assertTrue(link.images_pending)
                self.assertLessEqual(least, link.media_ids.retry_at)
                self.assertLessEqual(link.media_ids.retry_at, most)

    def test_what_is_no_image_is_never_looked_at(self):
        _product, link = self.listed(an_image(state="listed", media_type="video"))
        self.assertRecordValues(
            link.media_ids,
            [{"state": "listed", "retry_at": False, "media_type": "video"}],
        )

    def test_what_a_change_makes_of_each(self):
        for before, given, after, is_pending in [
            ("stored", {}, "stored", False),
            ("stored", NEW_URL, "waiting", True),
            ("stored", {"alt": "Front"}, "stored", True),
            ("stored", PROCESSING, "stored", True),
            ("stored", FAILED, "stored", True),
            ("broken", {"alt": "Front"}, "broken", True),
            ("broken", NEW_URL, "waiting", True),
            ("missing", PROCESSING, "processing", True),
            ("processing", NEW_URL, "waiting", True),
            ("processing", FAILED, "failed", True),
            ("gone", {}, "waiting", True),
        ]:
            with self.subTest(before=before, **given):
                image = an_image()
                product, link = self.listed(image)
                link.media_ids.write({"state": before, "tries": 3})
                link.images_pending = False
                news = [image._replace(**given)]
                self.import_products(changed(product, title="Tee", media=news))
                self.assertEqual(link.media_ids.state, after)
                self.assertEqual(link.images_pending, is_pending)
                is_begun = after != before
                self.assertEqual(link.media_ids.tries == 3, not is_begun)
