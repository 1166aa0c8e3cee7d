"""Uploads that fail, take their time, or whose answer is lost."""

from odoo.tests import tagged

from .images_out_case import CALLS, ImagesOutCase


@tagged("post_install", "-at_install")
class TestUnreadyFiles(ImagesOutCase):
    def file(self):
        return self.env["commerce.file"].search([("channel_id", "=", self.shop.id)])

    def later(self):
        """Let all that waits be due, and health look at it."""
        for file in self.file().filtered("retry_at"):
            file.retry_at = "2020-01-01"
        self.env.cr.commit()
        return self.health()

    def test_what_shopify_works_on_waits_for_a_later_run(self):
        self.shopify.plan_files(looks=3)
        self.set_images("red", S="red")
        run = self.export()
        self.assertEqual(run.state, "success")
        self.assertEqual(self.file().state, "processing")
        self.assertTrue(self.link(self.scarf).images_to_send)
        self.assertFalse(self.media(self.scarf))
        self.assertNotIn("export_images", self.health().mapped("mode"))
        while self.file().state == "processing":
            self.later()
        self.assertFalse(self.link(self.scarf).images_to_send)
        self.assertEqual(len(self.media(self.scarf)), 1)
        self.assertEqual(self.calls().count("CreateFiles"), 1)
        self.assertNotIn("export_images", self.later().mapped("mode"))

    def test_a_file_that_fails_is_sent_three_times_then_told(self):
        self.shopify.plan_files(failures=3)
        self.set_images("red")
        self.export()
        self.assertEqual((self.file().state, self.file().failures), ("new", 1))
        self.later()
        self.assertFalse(self.issues())
        self.later()
        self.assertEqual(self.file().state, "failed")
        self.assertEqual(self.calls().count("CreateFiles"), 3)
        self.assertFalse(self.later())
        issue = self.issues()
        self.assertEqual(issue.code, "image_not_processed")
        self.assertIn("Scarf", issue.reason)
        self.assertIn("Image could not be processed.", issue.reason)
        issue.action_retry()
        self.env["shopify.sync"].search([("state", "=", "queued")]).run()
        self.assertEqual(len(self.media(self.scarf)), 1)
        self.assertFalse(self.issues())

    def test_a_failed_image_keeps_no_other_from_going_out(self):
        self.set_images("red")
        self.export()
        self.shopify.plan_files(failures=3)
        self.set_images(S="blue")
        self.export()
        self.later()
        self.shopify.plan_files(failures=1)
        self.set_images(L="green")
        self.note()
        self.later()
        self.later()
        self.assertEqual(len(self.media(self.scarf)), 2)
        self.assertEqual(self.variant_images()["S-S"], [])
        self.assertTrue(self.variant_images()["S-L"])

    def test_an_image_that_changed_meanwhile_is_sent_as_it_is_now(self):
        self.set_images("red")
        self.note()
        self.set_images("blue")
        self.sync("export_images")
        self.assertFalse(self.media(self.scarf))
        self.later()
        self.assertEqual(len(self.media(self.scarf)), 1)
        self.assertEqual(
            self.images(self.scarf).checksum, self.link(self.scarf).image_checksum
        )


@tagged("post_install", "-at_install")
class TestLostAnswers(ImagesOutCase):
    def test_a_lost_answer_doubles_nothing(self):
        for number, operation in enumerate((*CALLS, "Upload")):
            with self.subTest(operation):
                self.lose(operation, f"red{number}", f"blue{number}", f"green{number}")

    def lose(self, operation, main, own, other):
        """Send images of which two change places and variants, and lose an answer."""
        self.set_images(other, S=main, L=own)
        self.export()
        files = len(self.shopify.files())
        self.set_images(own, S=f"{main}-new", L=main)
        self.shopify.clear_log()
        fault = {"kind": "close_after", "operation": operation, "count": 1}
        self.shopify.faults(fault)
        self.note()
        run = self.queue("export_images")
        self.carry(run)
        lost = [it for it in self.shopify.log(operation) if it["fault"]]
        self.assertEqual(len(lost), 1)
        self.assertEqual(len(self.shopify.files()), files + 1)
        self.assertShown(own, {"S-S": f"{main}-new", "S-L": main})

    def carry(self, run):
        """Carry a run on until it ends, and those that health queues after it."""
        for _ in range(9):
            if run.state == "queued":
                run.retry_at = False
                self.env.cr.commit()
                try:
                    run.run()
                except Exception:
                    continue
            for file in self.env["commerce.file"].search([("retry_at", "!=", False)]):
                file.write({"retry_at": "2020-01-01", "sent_at": "2020-01-01"})
            self.env.cr.commit()
            run = self.health() or run
            if not self.link(self.scarf).images_to_send:
                return

    def assertShown(self, main, variants):
        media = self.media(self.scarf)
        by_id = {it["id"]: self.content(it) for it in media}
        self.assertEqual(len(by_id), len(set(by_id.values())), "a file is doubled")
        self.assertEqual(self.content(media[0]), self.raw(main))
        shown = {sku: by_id[ids[0]] for sku, ids in self.variant_images().items()}
        wanted = {sku: self.raw(name) for sku, name in variants.items()}
        self.assertEqual(shown, wanted)
