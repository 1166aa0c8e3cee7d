"""Images of a shop's products, from the wire into Odoo."""

import base64
from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ...scripts.local_shopify.base.images import draw, image_path
from ..engine_case import EngineCase


class ImagesCase(EngineCase):
    def product(self, *names, title="Scarf", **given):
        """A product in the shop with an image of each name."""
        return self.shopify.add_product(
            title, sku=f"SKU-{title}", price="10.00", files=files(*names), **given
        )

    def change(self, product, *names, **given):
        """Let the product have these images; those that it has stay the same."""
        known = {it["originalSource"]: it["id"] for it in self.media(product)}
        new = [
            {"id": known[it["originalSource"]]} if it["originalSource"] in known else it
            for it in files(*names)
        ]
        self.shopify.advance(60)
        self.shopify.change_product(product["id"], files=new, **given)

    def media(self, product):
        return self.shopify.media(product["id"])

    def link(self, product):
        return self.env["commerce.product"].search(
            [("channel_id", "=", self.shop.id), ("external_id", "=", product["id"])]
        )

    def template(self, product):
        return self.link(product).product_tmpl_id

    def images(self, product):
        return self.link(product).media_ids.sorted("position")

    def issues(self, state="open"):
        return self.env["commerce.issue"].search(
            [("channel_id", "=", self.shop.id), ("state", "=", state)]
        )

    def downloads(self):
        return [it["variables"]["path"] for it in self.shopify.log("Image")]

    def time_passes(self, **delta):
        """Let all that waits have waited so much longer, on both sides."""
        span = timedelta(**delta)
        self.shopify.advance(span.total_seconds())
        for media in self.env["commerce.media"].search([("retry_at", "!=", False)]):
            media.retry_at -= span
            media.waiting_since -= span
        for issue in self.env["commerce.issue"].search([("retry_at", "!=", False)]):
            issue.retry_at -= span
        self.env.cr.commit()

    def health(self):
        """Let health queue what is due, and carry it on; return what it queued."""
        before = self.env["shopify.sync"].search([])
        self.env["shopify.sync"]._cron_health()
        queued = self.env["shopify.sync"].search([]) - before
        for run in queued:
            run.run()
        return queued


def files(*names):
    return [
        {"originalSource": image_path(name), "contentType": "IMAGE", "alt": f"A {name}"}
        for name in names
    ]


def picture(name):
    """The image of a name as Odoo keeps it."""
    return base64.b64encode(draw(image_path(name)))


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

    def test_an_image_beyond_the_shops_limit_stays_out_alone(self):
        self.shop.image_limit_mb = 1
        self.env.cr.commit()
        scarf = self.product("noise", "red")
        self.assertGreater(len(draw(image_path("noise"))), 1_000_000)
        run = self.sync()
        self.assertEqual(run.state, "success")
        self.assertEqual(self.images(scarf).mapped("state"), ["too_large", "stored"])
        self.assertEqual(self.issues().mapped("code"), ["image_too_large"])
        self.assertIn("Image 1 of “Scarf”", self.issues().reason)
        self.assertEqual(self.template(scarf).image_1920, picture("red"))

    def test_retry_loads_an_image_again_after_the_limit_was_raised(self):
        self.shop.image_limit_mb = 1
        self.env.cr.commit()
        scarf = self.product("noise", "red")
        self.sync()
        self.shop.image_limit_mb = 20
        self.issues().action_retry()
        self.env["shopify.sync"].search([("mode", "=", "import_images")]).run()
        self.assertEqual(self.images(scarf).mapped("state"), ["stored", "stored"])
        self.assertFalse(self.issues())
        self.assertEqual(self.template(scarf).image_1920, picture("noise"))

    def test_a_broken_image_is_an_issue_of_that_image_alone(self):
        scarf = self.product("red", "broken", "blue")
        run = self.sync()
        self.assertEqual((run.state, run.created_count), ("success", 1))
        self.assertEqual(
            self.images(scarf).mapped("state"), ["stored", "broken", "stored"]
        )
        (issue,) = self.issues()
        self.assertEqual(issue.code, "image_broken")
        self.assertEqual(issue.external_id, self.media(scarf)[1]["id"])

    def test_an_image_that_is_not_there_is_an_issue(self):
        self.product("red", "blue")
        self.shopify.faults(
            {"kind": "status", "status": 404, "operation": "Image", "count": 1}
        )
        self.sync()
        self.assertEqual(self.issues().mapped("code"), ["image_missing"])

    def test_an_image_server_that_is_down_is_tried_again_later(self):
        scarf = self.product("red", "blue")
        self.shopify.faults({"kind": "status", "status": 503, "operation": "Image"})
        run = self.sync()
        self.assertEqual(run.state, "success")
        self.assertFalse(self.issues())
        self.assertEqual(self.images(scarf).mapped("state"), ["waiting", "waiting"])
        self.assertFalse(self.health())
        tried = len(self.downloads())
        self.shopify.faults()
        self.time_passes(minutes=1)
        self.assertEqual(self.health().mapped("state"), ["success"])
        self.assertEqual(len(self.downloads()), tried + 2)
        self.assertEqual(self.template(scarf).image_1920, picture("red"))

    def test_an_image_server_that_is_down_for_a_day_is_told(self):
        self.product("red")
        self.shopify.faults({"kind": "status", "status": 503, "operation": "Image"})
        self.sync()
        self.time_passes(hours=25)
        self.health()
        self.assertEqual(self.issues().mapped("code"), ["image_unreachable"])


@tagged("post_install", "-at_install")
class TestProcessingImages(ImagesCase):
    def test_an_image_that_shopify_works_on_comes_in_when_it_is_ready(self):
        self.shopify.settings(media_seconds=100)
        scarf = self.product("red")
        self.sync()
        self.assertFalse(self.template(scarf).image_1920)
        self.assertEqual(self.images(scarf).state, "processing")
        self.assertFalse(self.health(), "it is looked at again too early")
        asked = len(self.shopify.log("GetImages"))
        self.time_passes(minutes=1)
        self.assertTrue(self.health())
        self.assertFalse(self.health())
        self.time_passes(minutes=2)
        self.assertTrue(self.health())
        self.assertEqual(len(self.shopify.log("GetImages")), asked + 2)
        self.assertEqual(self.template(scarf).image_1920, picture("red"))
        self.assertFalse(self.issues())
        self.assertFalse(self.health())

    def test_the_looks_grow_rarer(self):
        scarf = self.product("red")
        self.shopify.change_media(self.media(scarf)[0]["id"], status="PROCESSING")
        self.sync()
        pauses = []
        for _look in range(6):
            media = self.images(scarf)
            pause = media.retry_at - fields.Datetime.now()
            pauses.append(round(pause.total_seconds() / 60))
            self.time_passes(minutes=pauses[-1] + 1)
            self.health()
        self.assertEqual(pauses, [1, 2, 5, 15, 60, 60])

    def test_an_image_that_is_stuck_for_a_day_is_told(self):
        scarf = self.product("red", "blue")
        self.shopify.change_media(self.media(scarf)[0]["id"], status="PROCESSING")
        self.sync()
        self.assertEqual(self.template(scarf).image_1920, picture("blue"))
        self.time_passes(hours=25)
        self.health()
        self.assertEqual(self.issues().mapped("code"), ["image_processing"])

    def test_an_image_that_failed_in_shopify_is_told_with_shopifys_reason(self):
        scarf = self.product("red", "blue")
        failed = self.media(scarf)[1]["id"]
        errors = [
            {
                "code": "INVALID_IMAGE_FILE_SIZE",
                "details": "File is too big",
                "message": "No.",
            }
        ]
        self.shopify.change_media(failed, status="FAILED", mediaErrors=errors)
        run = self.sync()
        self.assertEqual(run.state, "success", run.error_message or run.wait_reason)
        (issue,) = self.issues()
        self.assertEqual((issue.code, issue.external_id), ("image_failed", failed))
        self.assertIn("File is too big", issue.reason)
        self.assertFalse(self.health())

    def test_a_shop_may_hold_a_whole_product_back(self):
        self.shop.hold_processing = "hold"
        self.env.cr.commit()
        self.shopify.settings(media_seconds=50)
        scarf = self.product("red")
        run = self.sync()
        self.assertEqual(run.set_aside_count, 1)
        self.assertFalse(self.link(scarf))
        self.assertEqual(self.issues().mapped("code"), ["images_processing"])
        self.assertFalse(self.health())
        self.time_passes(minutes=1)
        self.assertEqual(self.health().mapped("state"), ["success"])
        self.assertFalse(self.issues())
        self.assertEqual(self.template(scarf).image_1920, picture("red"))


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
