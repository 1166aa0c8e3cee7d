"""What is seen of a product stays until what replaces it is there."""

from odoo.tests import tagged

from ...scripts.local_shopify.base.images import image_path
from .images_case import ImagesCase, files, picture


class KeptCase(ImagesCase):
    def setUp(self):
        super().setUp()
        self.scarf = self.product("red", "blue")
        self.sync()

    def fail(self, status=503):
        self.shopify.faults({"kind": "status", "status": status, "operation": "Image"})

    def replace_content(self, number, name):
        self.shopify.advance(60)
        media = self.media(self.scarf)[number]["id"]
        self.shopify.change_media(media, url=image_path(name))

    def process(self, number, status="PROCESSING"):
        self.shopify.change_media(self.media(self.scarf)[number]["id"], status=status)

    def later(self):
        self.shopify.faults()
        self.time_passes(minutes=5)
        self.health()

    def assertShown(self, name):
        self.assertEqual(self.template(self.scarf).image_1920, name and picture(name))

    def assertStates(self, *states):
        self.assertEqual(self.images(self.scarf).mapped("state"), list(states))


@tagged("post_install", "-at_install")
class TestKeptImages(KeptCase):
    def test_a_new_content_that_cannot_be_had_leaves_the_old_one(self):
        self.replace_content(0, "green")
        self.fail()
        self.sync()
        self.assertStates("waiting", "stored")
        self.assertShown("red")
        self.later()
        self.assertShown("green")

    def test_the_only_image_stays_while_its_new_content_cannot_be_had(self):
        self.change(self.scarf, "red")
        self.sync()
        self.replace_content(0, "green")
        self.fail()
        self.sync()
        self.assertShown("red")
        self.later()
        self.assertShown("green")

    def test_a_new_content_that_is_broken_leaves_the_old_one(self):
        self.replace_content(0, "broken")
        self.sync()
        self.assertStates("broken", "stored")
        self.assertShown("red")

    def test_one_that_shopify_works_on_replaces_the_others_when_it_is_ready(self):
        self.change(self.scarf, "green")
        self.process(0)
        self.sync()
        self.assertStates("processing", "gone", "gone")
        self.assertShown("red")
        self.process(0, "READY")
        self.later()
        self.assertStates("stored")
        self.assertShown("green")

    def test_a_new_first_image_takes_its_place_when_it_is_there(self):
        self.change(self.scarf, "green", "blue")
        self.fail()
        self.sync()
        self.assertShown("red")
        self.later()
        self.assertShown("green")
        self.assertStates("stored", "stored")

    def test_the_second_moves_up_when_the_new_first_does_not_come(self):
        self.change(self.scarf, "green", "blue")
        self.process(0)
        self.sync()
        self.assertShown("red")
        self.process(0, "FAILED")
        self.later()
        self.assertStates("failed", "stored")
        self.assertShown("blue")

    def test_the_last_one_stays_when_what_replaces_it_is_broken(self):
        self.change(self.scarf, "broken")
        self.sync()
        self.assertShown("red")
        self.change(self.scarf, "green")
        self.sync()
        self.assertShown("green")
        self.assertStates("stored")

    def test_one_that_comes_back_is_not_downloaded_again(self):
        before = len(self.downloads())
        self.change(self.scarf, "green")
        self.process(0)
        self.sync()
        self.change(self.scarf)
        self.sync()
        self.assertShown(False)
        self.assertFalse(self.images(self.scarf))
        self.assertEqual(len(self.downloads()), before)


@tagged("post_install", "-at_install")
class TestKeptImagesOfVariants(KeptCase):
    def setUp(self):
        super().setUp()
        self.scarf = self.shopify.add_product(
            "Shirt",
            files=files("red", "blue"),
            productOptions=[{"name": "Size", "values": [{"name": "S"}, {"name": "L"}]}],
            variants=[self.size("S"), self.size("L", "blue")],
        )
        self.sync()
        self.assertOwn("blue")

    def size(self, name, *images):
        return {
            "sku": f"S-{name}",
            "price": "5.00",
            "optionValues": [{"optionName": "Size", "name": name}],
            **({"file": files(*images)[0]} if images else {}),
        }

    def assertOwn(self, name):
        variants = self.template(self.scarf).product_variant_ids
        large = variants.filtered(lambda it: it.default_code == "S-L")
        self.assertEqual(large.image_variant_1920, name and picture(name))

    def test_a_new_content_that_cannot_be_had_leaves_the_old_one(self):
        self.replace_content(1, "green")
        self.fail()
        self.sync()
        self.assertOwn("blue")
        self.later()
        self.assertOwn("green")

    def test_another_one_takes_its_place_when_it_is_there(self):
        self.give_own("green")
        self.fail()
        self.sync()
        self.assertStates("stored", "waiting", "gone")
        self.assertOwn("blue")
        self.later()
        self.assertOwn("green")
        self.assertStates("stored", "stored")

    def test_another_one_that_is_broken_leaves_it(self):
        self.give_own("broken")
        self.sync()
        self.assertOwn("blue")

    def give_own(self, name):
        self.shopify.advance(60)
        self.shopify.change_product(
            self.scarf["id"],
            files=[{"id": self.media(self.scarf)[0]["id"]}, *files(name)],
            variants=[self.size("S"), self.size("L", name)],
        )
