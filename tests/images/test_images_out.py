"""Images go out: each file once, in order, with texts, on products and variants."""

from odoo.tests import tagged

from .images_case import picture
from .images_out_case import ImagesOutCase, add_by_hand


@tagged("post_install", "-at_install")
class TestImagesOut(ImagesOutCase):
    def test_images_go_out_and_come_back_as_no_change(self):
        self.set_images("red", S="blue", L="green")
        run = self.export()
        self.assertEqual(run.state, "success", run.error_message)
        self.assertEqual(
            self.in_shop(), [self.raw("red"), self.raw("blue"), self.raw("green")]
        )
        first, small, large = self.media(self.scarf)
        self.assertEqual(
            self.variant_images(), {"S-S": [small["id"]], "S-L": [large["id"]]}
        )
        self.assertEqual(first["alt"], "Scarf")
        self.assertFalse(self.link(self.scarf).images_to_send)
        self.assertRecordValues(
            self.images(self.scarf),
            [
                {"external_id": first["id"], "shown_as": "main", "is_ours": True},
                {"external_id": small["id"], "shown_as": "kept", "is_ours": True},
                {"external_id": large["id"], "shown_as": "kept", "is_ours": True},
            ],
        )
        before = self.images(self.scarf).mapped("write_date")
        self.shopify.clear_log()
        self.sync()
        self.assertFalse(self.downloads())
        self.assertEqual(self.images(self.scarf).mapped("write_date"), before)
        self.assertEqual(self.template(self.scarf).image_1920, picture("red"))
        self.assertEqual(self.variant("L").image_variant_1920, picture("green"))
        self.export()
        self.assertFalse(self.calls())

    def test_an_export_of_products_sends_their_images(self):
        self.set_images("red")
        run = self.sync("export_all_products")
        self.assertEqual(run.state, "success", run.error_message)
        self.assertEqual(self.in_shop(), [self.raw("red")])
        self.shopify.clear_log()
        self.sync("export_all_products")
        self.assertFalse(self.calls())

    def test_images_that_came_in_do_not_go_out(self):
        hat = self.product("red", "blue", title="Hat")
        self.sync()
        self.export(hat)
        self.assertFalse(self.calls())

    def test_where_only_the_order_changed_it_alone_is_sent(self):
        self.set_images("red", S="blue", L="red")
        self.export()
        self.shopify.clear_log()
        self.set_images("blue")
        self.export()
        self.assertEqual(self.calls(), ["ProductReorderMedia"])
        self.assertEqual(self.in_shop(), [self.raw("blue"), self.raw("red")])
        self.shopify.clear_log()
        self.export()
        self.assertFalse(self.calls())

    def test_a_file_of_two_products_is_uploaded_once(self):
        hat = self.product(title="Hat")
        self.sync()
        self.set_images("red")
        self.template(hat).image_1920 = picture("red")
        self.shopify.clear_log()
        self.export(self.scarf, hat)
        self.assertEqual(self.calls(), ["StageUploads", "CreateFiles", "UpdateFiles"])
        self.assertEqual(len(self.shopify.log("Upload")), 1)
        self.assertEqual(self.in_shop(hat), [self.raw("red")])
        self.assertEqual(self.media(hat)[0]["id"], self.media(self.scarf)[0]["id"])

    def test_what_an_import_brought_is_not_uploaded_for_another_product(self):
        hat = self.product("red", title="Hat")
        self.sync()
        self.shopify.clear_log()
        self.set_images("red")
        self.export()
        self.assertEqual(self.calls(), ["UpdateFiles"])
        self.assertEqual(self.media(hat)[0]["id"], self.media(self.scarf)[0]["id"])

    def test_an_image_made_in_the_shop_stays_in_its_place(self):
        self.set_images("red")
        self.export()
        add_by_hand(self.shopify, self.scarf, "hand")
        self.set_images("blue")
        self.export()
        self.assertEqual(self.in_shop(), [self.raw("blue"), self.raw("hand")])

    def test_a_variants_image_is_changed_and_taken_away(self):
        self.set_images("red", S="blue", L="blue")
        self.export()
        blue = self.media(self.scarf)[1]["id"]
        self.assertEqual(self.variant_images(), {"S-S": [blue], "S-L": [blue]})
        self.set_images(S="green")
        self.shopify.clear_log()
        self.export()
        self.assertEqual(
            self.calls()[-2:], ["DetachVariantMedia", "AppendVariantMedia"]
        )
        self.assertEqual(
            self.in_shop(), [self.raw("red"), self.raw("blue"), self.raw("green")]
        )
        green = self.media(self.scarf)[2]["id"]
        self.assertEqual(self.variant_images(), {"S-S": [green], "S-L": [blue]})
        self.set_images(S=False, L=False)
        self.export()
        self.assertEqual(self.variant_images(), {"S-S": [], "S-L": []})


@tagged("post_install", "-at_install")
class TestRemovedImages(ImagesOutCase):
    def test_what_was_sent_is_taken_off_and_its_file_stays(self):
        self.set_images("red")
        self.export()
        self.set_images(False)
        self.export()
        self.assertEqual(self.in_shop(), [])
        self.assertEqual(len(self.shopify.files()), 1)
        self.assertFalse(self.images(self.scarf))

    def test_what_came_in_stays_unless_the_shop_follows_odoo(self):
        hat = self.product("red", "blue", title="Hat")
        self.sync()
        self.template(hat).image_1920 = False
        self.export(hat)
        self.assertEqual(self.in_shop(hat), [self.raw("red"), self.raw("blue")])
        self.shop.images_out = "follow"
        self.export(hat)
        self.assertEqual(self.in_shop(hat), [self.raw("blue")])

    def test_a_shop_that_is_only_read_gets_none(self):
        self.set_images("red")
        self.note()
        self.shop.product_step = "read"
        self.assertFalse(self.health())
        self.assertIn("only read", self.waits(self.queue("export_images")))
        self.assertFalse(self.calls())

    def test_a_shop_may_want_no_images(self):
        self.shop.images_out = "none"
        self.set_images("red")
        self.export()
        self.assertFalse(self.calls())
