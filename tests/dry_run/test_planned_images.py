"""A dry run tells which products would get other images."""

from odoo.tests import tagged

from ..products.product_records import a_product, an_image, changed
from .dry_run_case import DryRunCase


@tagged("post_install", "-at_install")
class TestPlannedImages(DryRunCase):
    def setUp(self):
        super().setUp()
        self.red, self.blue = an_image("Red"), an_image("Blue")
        self.lamp = a_product("Lamp", media=[self.red, self.blue])
        self.import_products(self.lamp)

    def assertPlanned(self, media, old, new):
        found = self.plan([changed(self.lamp, media=media)])
        told = self.rows(found, "action", "label", "old", "new", "record_id")
        template = self.template(self.lamp).id
        self.assertEqual(told, [("update", "Images", old, new, template)])

    def test_an_image_more(self):
        media = [self.red, self.blue, an_image("Green")]
        self.assertPlanned(media, "2 images", "3 images")

    def test_an_image_less(self):
        self.assertPlanned([self.blue], "2 images", "1 image")

    def test_no_image_any_more(self):
        self.assertPlanned([], "2 images", False)

    def test_another_order_another_text_another_image(self):
        for media in (
            [self.blue, self.red],
            [self.red._replace(alt="Crimson"), self.blue],
            [self.red, an_image("Green")],
        ):
            new = "2 images, changed or in another order"
            self.assertPlanned(media, "2 images", new)

    def test_images_that_stay_are_not_told(self):
        found = self.plan([changed(self.lamp, title="Lantern")])
        self.assertEqual(found.mapped("field"), ["name"])

    def test_it_changes_no_image(self):
        self.plan([changed(self.lamp, media=[])])
        self.assertEqual(len(self.link(self.lamp).media_ids), 2)
        self.assertNotIn("gone", self.link(self.lamp).media_ids.mapped("state"))
