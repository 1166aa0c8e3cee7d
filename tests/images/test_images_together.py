"""Images that are set together: what they leave is what Odoo leaves of each alone."""

import base64
import hashlib
import io

from PIL import Image

from odoo.tests import TransactionCase, tagged

from ...scripts.local_shopify.base.images import draw, image_path
from ...services.commerce.images.together import set_images

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")


def encoded(image, **options):
    file = io.BytesIO()
    image.save(file, **options)
    return base64.b64encode(file.getvalue())


def summed(value):
    """An image's sum, short enough to be shown where a test fails."""
    return hashlib.sha1(value).hexdigest() if isinstance(value, bytes) else value


def turned():
    """A picture whose orientation is told beside it, as a telephone does."""
    exif = Image.Exif()
    exif[0x112] = 6
    return encoded(Image.new("RGB", (1500, 300), "red"), format="JPEG", exif=exif)


def drawn(name, *size):
    return base64.b64encode(draw(image_path(name, *size)))


@tagged("post_install", "-at_install")
class TestImagesTogether(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pictures = [
            *(
                encoded(Image.new("RGB", (700, 90), "blue"), format=it)
                for it in FORMATS
            ),
            turned(),
            drawn("noise", 300, 200),
            drawn("wide", 2500, 40),
            drawn("dot", 1, 1),
        ]

    def records(self, model):
        names = [f"{number}" for number, _picture in enumerate(self.pictures)]
        return self.env[model].create([{"name": name} for name in names])

    def left(self, records, names):
        """All that there is of the images of records: files and fields."""
        self.env.flush_all()
        self.env.invalidate_all()
        files = self.env["ir.attachment"].search_read(
            [("res_model", "=", records._name), ("res_field", "!=", False)]
            + [("res_id", "in", records.ids)],
            ["name", "res_field", "type", "mimetype", "checksum", "file_size", "url"]
            + ["company_id", "public", "res_id", "description"],
            order="res_field",
        )
        places = {id_: place for place, id_ in enumerate(records.ids)}
        kept = [(places[file.pop("res_id")], file) for file in files if file.pop("id")]
        shown = [[summed(record[name]) for name in names] for record in records]
        return sorted(kept, key=lambda it: (it[0], it[1]["res_field"])), shown

    def compare(self, model, field, names, before=None):
        alone, together = self.records(model), self.records(model)
        if before:
            (alone + together)[field] = before
            self.env.flush_all()
        for record, picture in zip(alone, self.pictures, strict=True):
            record[field] = picture
        set_images(
            [(it, field, p) for it, p in zip(together, self.pictures, strict=True)]
        )
        wanted, found = self.left(alone, names), self.left(together, names)
        self.assertEqual(found, wanted)
        self.assertGreater(len(wanted[0]), len(self.pictures))

    def test_products(self):
        names = ["image_1920", "image_1024", "image_128", "can_image_1024_be_zoomed"]
        self.compare("product.template", "image_1920", names)

    def test_variants(self):
        names = ["image_variant_512", "can_image_variant_1024_be_zoomed"]
        self.compare("product.product", "image_variant_1920", names)

    def test_products_where_attachments_are_to_be_smaller(self):
        limit = self.env["ir.config_parameter"]
        limit.set_param("base.image_autoresize_max_px", "200x200")
        self.compare("product.template", "image_1920", ["image_1920", "image_1024"])

    def test_products_that_had_an_image(self):
        names = ["image_1920", "image_256", "can_image_1024_be_zoomed"]
        self.compare("product.template", "image_1920", names, drawn("before", 90, 90))

    def test_one_of_them_is_emptied(self):
        first, second = self.records("product.template")[:2]
        first.image_1920 = self.pictures[0]
        self.env.flush_all()
        set_images(
            [(first, "image_1920", False), (second, "image_1920", self.pictures[1])]
        )
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual((first.image_1920, first.image_128), (False, False))
        self.assertEqual(second.image_1920, self.pictures[1])

    def test_a_size_that_is_there_already_is_not_there_twice(self):
        """As where the largest one was lost, or a person's script made one."""
        (record, *_others) = self.records("product.template")
        self.env["ir.attachment"].create(
            {
                "name": "image_512",
                "res_model": record._name,
                "res_field": "image_512",
                "res_id": record.id,
                "datas": drawn("old", 9, 9),
            }
        )
        self.env.invalidate_all()
        set_images([(record, "image_1920", self.pictures[-1])])
        kept, _shown = self.left(record, [])
        self.assertEqual(
            [file["res_field"] for _place, file in kept],
            ["image_1024", "image_128", "image_1920", "image_256", "image_512"],
        )
        self.assertEqual(record.image_512, self.pictures[-1])

    def test_who_listens_to_a_written_image_is_told(self):
        (record, *_others) = self.records("product.template")
        variant = record.product_variant_id
        self.assertFalse(variant.image_1920)
        set_images([(record, "image_1920", self.pictures[0])])
        self.assertEqual(variant.image_1920, self.pictures[0])
