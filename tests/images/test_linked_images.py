"""Images of products that are linked by hand."""

from odoo.tests import tagged

from ..products.matching.link_case import LinkCase
from .images_case import ImagesCase, files, picture


@tagged("post_install", "-at_install")
class TestImagesLinkedByHand(ImagesCase, LinkCase):
    def setUp(self):
        super().setUp()
        self.scarf = self.product("red")

    def assertShown(self, name):
        self.assertEqual(self.template(self.scarf).image_1920, picture(name))

    def test_a_product_linked_after_the_other_was_deleted_gets_the_images(self):
        self.sync()
        self.templates().unlink()
        self.env.cr.commit()
        template = self.odoo()
        self.link_by_hand(template)
        self.assertEqual(self.template(self.scarf), template)
        self.assertShown("red")
        self.assertEqual(len(self.downloads()), 1)

    def test_a_product_with_a_picture_keeps_it(self):
        self.link_by_hand(self.odoo(image_1920=picture("mine")))
        self.assertShown("mine")

    def test_shopifys_picture_wins_if_the_user_says_so(self):
        self.link_by_hand(self.odoo(image_1920=picture("mine")), winner="shopify")
        self.assertShown("red")

    def test_it_wins_of_a_product_that_is_linked_already_and_only_once(self):
        self.sync()
        template = self.template(self.scarf)
        for _time in range(2):
            template.image_1920 = picture("mine")
            self.env.cr.commit()
            self.link_by_hand(template, winner="shopify")
            self.assertShown("red")
        template.image_1920 = picture("mine")
        self.env.cr.commit()
        self.change(self.scarf, "red", title="Long scarf")
        self.sync()
        self.assertShown("mine")

    def test_it_wins_as_soon_as_it_can_be_had(self):
        self.shopify.faults({"kind": "status", "status": 503, "operation": "Image"})
        self.link_by_hand(self.odoo(image_1920=picture("mine")), winner="shopify")
        self.assertShown("mine")
        self.shopify.faults()
        self.time_passes(minutes=5)
        self.health()
        self.assertShown("red")

    def test_images_follow_variants_that_change_places(self):
        sizes = [
            {
                "sku": f"SH-{size}",
                "price": "5.00",
                "optionValues": [{"optionName": "Size", "name": size}],
                "file": files(name)[0],
            }
            for size, name in (("S", "blue"), ("M", "green"))
        ]
        self.scarf = self.shopify.add_product(
            "Shirt",
            files=files("red", "blue", "green"),
            productOptions=[{"name": "Size", "values": [{"name": "S"}, {"name": "M"}]}],
            variants=sizes,
        )
        template = self.odoo_shirt("S", "M")
        small, medium = template.product_variant_ids
        self.link_by_hand(template)
        self.assertEqual(small.image_variant_1920, picture("blue"))
        self.link_by_hand(template, swaps=True)
        self.assertEqual(small.image_variant_1920, picture("green"))
        self.assertEqual(medium.image_variant_1920, picture("blue"))

    def link_by_hand(self, template, swaps=False, **values):
        wizard = self.dialog(template, self.scarf, **values)
        if swaps:
            one, other = wizard.line_ids
            one.product_id, other.product_id = other.product_id, one.product_id
        run = LinkCase.link(self, wizard)
        self.assertEqual(run.state, "success", run.error_message)

    def link(self, product):
        return ImagesCase.link(self, product)
