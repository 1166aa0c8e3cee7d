"""Images that are not there yet come later, do no harm, and are told in time."""

from odoo import fields
from odoo.tests import tagged

from ...services.shopify.images.phase import IMAGES_AT_ONCE
from .images_case import ImagesCase, picture


@tagged("post_install", "-at_install")
class TestUnreachableImages(ImagesCase):
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

    def test_what_came_before_an_image_server_went_down_is_kept(self):
        many = IMAGES_AT_ONCE + 3
        scarf = self.product(*(f"red-{place}" for place in range(many)))
        down = {"kind": "status", "status": 503, "operation": "Image"}
        self.shopify.faults({**down, "skip": IMAGES_AT_ONCE})
        run = self.sync()
        self.assertEqual((run.state, run.image_count), ("success", IMAGES_AT_ONCE))
        states = ["stored"] * IMAGES_AT_ONCE + ["waiting"] * 3
        self.assertEqual(self.images(scarf).mapped("state"), states)
        self.assertEqual(self.template(scarf).image_1920, picture("red-0"))

    def test_what_came_before_a_question_that_fails_is_kept(self):
        scarf = self.product(*(f"red-{place}" for place in range(IMAGES_AT_ONCE)))
        hat = self.product("hat", title="Hat")
        self.shopify.change_media(self.media(hat)[0]["id"], status="PROCESSING")
        down = {"kind": "status", "status": 503, "operation": "Image"}
        self.shopify.faults(down)
        self.sync()
        self.shopify.faults({**down, "status": 403, "operation": "GetImages"})
        self.time_passes(minutes=10)
        run = self.queue("import_images")
        self.fails(run)
        self.assertEqual(run.image_count, IMAGES_AT_ONCE)
        self.assertEqual(set(self.images(scarf).mapped("state")), {"stored"})

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
class TestWaitingImages(ImagesCase):
    def wait_for_an_image(self):
        self.shopify.settings(media_seconds=3600)
        scarf = self.product("scarf")
        self.sync()
        self.assertEqual(self.images(scarf).mapped("state"), ["processing"])
        self.time_passes(minutes=10)

    def test_a_shop_that_refuses_us_is_not_asked_every_minute(self):
        self.wait_for_an_image()
        self.shopify.expire_tokens(revoke=True)
        queued = [self.queued_by_health() for _ in range(4)]
        self.assertEqual([len(runs) for runs in queued], [1, 0, 0, 0])
        self.assertEqual(queued[0].error_exception, "ShopifyTokenError")

    def queued_by_health(self):
        before = self.env["shopify.sync"].search([])
        self.env["shopify.sync"]._cron_health()
        queued = self.env["shopify.sync"].search([]) - before
        for run in queued:
            self.fails(run)
        return queued

    def test_a_product_that_is_not_there_is_told_whatever_else_waits(self):
        self.wait_for_an_image()
        run = self.queue("import_one_product", shopify_id="999")
        self.assertIn("has no", self.fails(run))
