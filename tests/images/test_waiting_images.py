"""Waiting images do no harm to other runs, and make no run after the other."""

from odoo.tests import tagged

from .test_images import ImagesCase


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
