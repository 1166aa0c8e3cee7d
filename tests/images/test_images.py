"""Images of a shop's products, from the wire into Odoo."""

from dataclasses import replace

from odoo.tests import tagged

from ...models.runs.kinds.waiting_images import waiting_images
from ...scripts.local_shopify.base.images import image_path
from ...services.commerce.images.due import LEAST_WEIGHT, MOST_AT_ONCE, fitting
from .images_case import ImagesCase, files, picture


@tagged("post_install", "-at_install")
class TestImages(ImagesCase):
    def test_images_come_in_order_with_their_texts_the_first_on_the_product(self):
        scarf = self.product("red", "blue", "green")
        run = self.sync()
        self.assertEqual(run.state, "success", run.error_message)
        self.assertEqual(run.image_count, 3)
        self.assertEqual(self.template(scarf).image_1920, picture("red"))
        self.assertEqual(
            [(it.alt, it.state, it.image) for it in self.images(scarf)],
            [(f"A {it}", "stored", picture(it)) for it in ("red", "blue", "green")],
        )

    def test_a_variants_own_image_is_on_that_variant_alone(self):
        sizes = [
            {
                "sku": f"S-{size}",
                "price": "5.00",
                "optionValues": [{"optionName": "Size", "name": size}],
                **({"file": files("blue")[0]} if size == "L" else {}),
            }
            for size in ("S", "L")
        ]
        scarf = self.shopify.add_product(
            "Scarf",
            files=files("red", "blue"),
            productOptions=[{"name": "Size", "values": [{"name": "S"}, {"name": "L"}]}],
            variants=sizes,
        )
        run = self.sync()
        self.assertEqual(run.state, "success", run.wait_reason)
        small, large = self.template(scarf).product_variant_ids.sorted("default_code")[
            ::-1
        ]
        self.assertFalse(small.image_variant_1920)
        self.assertEqual(small.image_1920, picture("red"))
        self.assertEqual(large.image_variant_1920, picture("blue"))
        self.assertEqual(self.images(scarf).mapped("is_of_variant"), [False, True])

    def test_each_image_is_downloaded_once_and_an_unchanged_one_not_again(self):
        self.product("red", "blue")
        self.product("red", title="Hat")
        self.sync()
        self.assertEqual(set(self.downloads()), {image_path("red"), image_path("blue")})
        self.sync()
        self.assertEqual(len(self.downloads()), 2)

    def test_a_shared_image_of_a_later_product_is_taken_from_the_first(self):
        self.product("red")
        self.sync()
        hat = self.product("red", title="Hat")
        self.sync()
        self.assertEqual(len(self.downloads()), 1)
        self.assertEqual(self.template(hat).image_1920, picture("red"))

    def test_products_are_given_images_as_many_together_as_take_seconds(self):
        scarf = self.product("red", "blue", "green")
        self.sync()
        self.images(scarf).shown_hash = False
        self.images(scarf)[0].size = 2 * LEAST_WEIGHT
        self.link(scarf).images_pending = True
        self.env.cr.commit()
        (due,) = waiting_images(self.shop).products(0, 9)
        beside = 2 if "product.image" in self.env else 0
        self.assertEqual(due.weight, (2 + beside) * LEAST_WEIGHT)
        half = replace(due, weight=MOST_AT_ONCE // 2)
        self.assertEqual(fitting([half, half, due]), [half, half])
        alone = replace(due, weight=MOST_AT_ONCE + 1)
        self.assertEqual(fitting([alone, due]), [alone])


@tagged("post_install", "-at_install")
class TestChangedImages(ImagesCase):
    def test_a_persons_own_image_stays_until_the_shop_has_a_new_one(self):
        scarf = self.product("red")
        self.sync()
        self.template(scarf).image_1920 = picture("mine")
        self.env.cr.commit()
        self.change(scarf, "red", title="Long scarf")
        self.sync()
        self.assertEqual(self.template(scarf).image_1920, picture("mine"))
        self.change(scarf, "blue")
        self.sync()
        self.assertEqual(self.template(scarf).image_1920, picture("blue"))

    def test_a_product_that_was_here_keeps_its_image_unless_the_shops_is_newer(self):
        mine = self.env["product.template"].create(
            {
                "name": "Scarf",
                "default_code": "SKU-Scarf",
                "image_1920": picture("mine"),
            }
        )
        self.env.cr.commit()
        scarf = self.product("red", updatedAt="2020-01-01T00:00:00Z")
        self.sync()
        self.assertEqual(self.template(scarf), mine)
        self.assertEqual(mine.image_1920, picture("mine"))

    def test_the_first_image_follows_another_order_and_a_removal(self):
        scarf = self.product("red", "blue")
        self.sync()
        self.change(scarf, "blue", "red")
        self.sync()
        self.assertEqual(self.template(scarf).image_1920, picture("blue"))
        self.change(scarf, "red")
        self.sync()
        self.assertEqual(self.template(scarf).image_1920, picture("red"))
        self.assertEqual(self.images(scarf).mapped("alt"), ["A red"])
        self.change(scarf)
        self.sync()
        self.assertFalse(self.template(scarf).image_1920)
        self.assertEqual(len(self.downloads()), 2)

    def test_another_order_leaves_a_persons_own_image(self):
        scarf = self.product("red", "blue")
        self.sync()
        self.template(scarf).image_1920 = picture("mine")
        self.env.cr.commit()
        self.change(scarf, "blue", "red")
        self.sync()
        self.assertEqual(self.template(scarf).image_1920, picture("mine"))

    def test_a_replaced_content_is_downloaded_anew(self):
        scarf = self.product("red")
        self.sync()
        media = self.media(scarf)[0]["id"]
        self.shopify.advance(60)
        self.shopify.change_media(media, url=image_path("green"))
        self.sync()
        self.assertEqual(self.template(scarf).image_1920, picture("green"))
        self.assertEqual(len(self.images(scarf)), 1)
