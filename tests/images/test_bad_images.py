"""Bad addresses and bad files end with a reason, or are put right."""

import gzip
import hashlib
import io
from contextlib import closing
from pathlib import Path

from PIL import Image

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...scripts.local_shopify.base.images import draw, image_path
from ...services.shopify.client.image_download import ImageDownloader
from ..raw_shop import RawShop, answer
from .images_case import ImagesCase, picture

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

    def load_bytes(self, content, **headers):
        with closing(RawShop(answer(content, 200, headers))) as server:
            self.shop.shopify_api_url = server.url
            return self.load(f"{server.url}/x")[f"{server.url}/x"]

    def test_a_small_file_that_unpacks_to_a_large_one_is_not_unpacked(self):
        bomb = gzip.compress(bytes(20_000_000))
        found = self.load_bytes(bomb, **{"Content-Encoding": "gzip"})
        self.assertEqual((found.state, found.reason), ("too_large", "> 1.0 MB"))
        found = self.load_bytes(bomb, **{"Content-Encoding": "gzip, gzip"})
        self.assertEqual(found.state, "waiting")

    def test_what_pillow_would_decode_before_its_size_is_known_is_left_out(self):
        for format_ in ("ICO", "PPM"):
            file = io.BytesIO()
            Image.new("RGB", (64, 64)).save(file, format_)
            found = self.load_bytes(file.getvalue())
            self.assertEqual(found.state, "broken", format_)
            self.assertIn("none of PNG, JPEG", found.reason)

    def test_a_picture_of_more_pixels_than_memory_is_too_large(self):
        for side in (8_000, 20_000):
            file = io.BytesIO()
            Image.new("1", (side, side)).save(file, "PNG")
            self.assertEqual(self.load_bytes(file.getvalue()).state, "too_large")

    def test_an_address_that_is_not_encrypted_is_said_not_to_be_asked(self):
        scarf = self.product("red", "blue")
        address = "http://images.example/red.png"
        self.shopify.change_media(self.media(scarf)[0]["id"], url=address)
        self.assertEqual(self.sync().state, "success")
        self.assertEqual(self.images(scarf).mapped("state"), ["refused", "stored"])
        self.assertRecordValues(
            self.issues(),
            [
                {
                    "code": "image_refused",
                    "reason": f"Image 1 of “{scarf['title']}” was not asked for: its"
                    f" address, {address}, is not encrypted. The product came in"
                    " without it. Upload the image again in Shopify, which gives it an"
                    " https:// address; then press Retry.",
                }
            ],
        )

    def test_a_run_goes_on(self):
        scarf = self.product("red", "blue")
        self.shopify.change_media(self.media(scarf)[0]["id"], url=BAD)
        run = self.sync()
        self.assertEqual(run.state, "success", run.error_message)
        self.assertEqual(self.images(scarf).mapped("state"), ["missing", "stored"])
        self.assertEqual(self.issues().mapped("code"), ["image_missing"])


@tagged("post_install", "-at_install")
class TestFilesWrittenInHalf(ImagesCase):
    """What a disk that was full leaves in the filestore."""

    def leave(self, content, other):
        """Leave a file that is named by one content and holds another."""
        sha = hashlib.sha1(content).hexdigest()
        path = Path(self.env["ir.attachment"]._full_path(f"{sha[:2]}/{sha}"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(other)
        self.addCleanup(path.unlink, missing_ok=True)
        return path

    def test_they_are_written_again(self):
        content = draw(image_path("half"))
        left = self.leave(content, content[: len(content) // 2])
        none = self.leave(draw(image_path("none")), b"")
        scarf = self.product("half", "none")
        self.sync()
        self.assertFalse(self.issues())
        self.assertEqual(self.images(scarf).mapped("state"), ["stored", "stored"])
        self.assertEqual(self.template(scarf).image_1920, picture("half"))
        self.assertEqual(left.read_bytes(), content)
        self.assertEqual(none.read_bytes(), draw(image_path("none")))
        self.assertEqual(
            [it.name for it in left.parent.glob(f"{left.name}*")], [left.name]
        )

    def test_two_contents_of_one_checksum_are_refused_still(self):
        attachments = self.env["ir.attachment"]
        sha = hashlib.sha1(b"one").hexdigest()
        left = self.leave(b"one", b"one")
        with self.assertRaises(UserError):
            attachments._get_path(b"other", sha)
        self.assertEqual(left.read_bytes(), b"one")

    def test_a_lost_file_takes_no_image_away_and_comes_again(self):
        scarf = self.product("red", "blue")
        self.sync()
        content = draw(image_path("blue"))
        self.leave(content, b"").unlink()
        self.env.invalidate_all()
        self.change(scarf, "blue", "red")
        self.sync()
        self.assertEqual(self.template(scarf).image_1920, picture("red"))
        self.health()
        self.assertEqual(self.template(scarf).image_1920, picture("blue"))
        self.assertFalse(self.issues())
