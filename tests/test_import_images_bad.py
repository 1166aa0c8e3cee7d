"""Addresses that lead nowhere end with a reason, and never the run."""

from odoo.tests import tagged

from ..services.shopify.images import ImageDownloader
from .test_import_images import ImagesCase

BAD = "https://[bad/x.png"


@tagged("post_install", "-at_install")
class TestBadAddresses(ImagesCase):
    def load(self, *urls):
        loader = ImageDownloader(self.shop._settings(), 1_000_000)
        self.addCleanup(loader.close)
        return loader.load(urls)

    def test_what_is_no_address_is_missing_with_the_reason(self):
        for url in (BAD, "https://a.example:port/x.png", "https://", "ftp://a/x", ""):
            found = self.load(url)[url]
            self.assertEqual(found.state, "missing", url)
        self.assertIn("Invalid IPv6", self.load(BAD)[BAD].reason)

    def test_a_run_goes_on(self):
        scarf = self.product("red", "blue")
        self.shopify.change_media(self.media(scarf)[0]["id"], url=BAD)
        run = self.sync()
        self.assertEqual(run.state, "success", run.error_message)
        self.assertEqual(self.images(scarf).mapped("state"), ["missing", "stored"])
        self.assertEqual(self.issues().mapped("code"), ["image_missing"])
