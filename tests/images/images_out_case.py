"""Images that leave Odoo for the shop."""

import base64
from urllib.parse import urljoin

import httpx

from ...services.commerce.images.export.notes import ImageNotes
from .images_case import ImagesCase, files, picture

CALLS = (
    "StageUploads",
    "CreateFiles",
    "UpdateFiles",
    "AppendVariantMedia",
    "DetachVariantMedia",
    "ProductReorderMedia",
)


class ImagesOutCase(ImagesCase):
    """Begins with a scarf of two sizes, without images, in the shop and in Odoo."""

    def setUp(self):
        super().setUp()
        self.shop.write(
            {
                "shopify_scopes": "read_products, write_products",
                "product_step": "write",
                "export_approved_at": self.env.cr.now(),
            }
        )
        self.scarf = self.shopify.add_product(
            "Scarf",
            productOptions=[{"name": "Size", "values": [{"name": "S"}, {"name": "L"}]}],
            variants=[
                {
                    "sku": f"S-{size}",
                    "price": "5.00",
                    "optionValues": [{"optionName": "Size", "name": size}],
                }
                for size in ("S", "L")
            ],
        )
        self.sync()
        self.shopify.clear_log()

    def variant(self, size):
        return self.env["product.product"].search([("default_code", "=", f"S-{size}")])

    def set_images(self, main=None, **variants):
        """Set images in Odoo by names: of the scarf, and of sizes."""
        if main is not None:
            self.template(self.scarf).image_1920 = main and picture(main)
        for size, name in variants.items():
            self.variant(size).image_variant_1920 = name and picture(name)
        self.env.cr.commit()

    def note(self, *products):
        """Compare products' images, as an export of them does."""
        links = self.env["commerce.product"].union(
            *map(self.link, products or [self.scarf])
        )
        ImageNotes(self.env, self.shop).note(links)
        self.env.cr.commit()

    def export(self, *products):
        """Note what changed of products' images and send it."""
        self.note(*products)
        return self.sync("export_images")

    def in_shop(self, product=None):
        """The images of a product in the shop, in its order: their contents."""
        return [self.content(it) for it in self.media(product or self.scarf)]

    def content(self, media):
        url = urljoin(self.shopify_url, media["image"]["url"])
        return httpx.get(url, trust_env=False).content

    def raw(self, name):
        return base64.b64decode(picture(name))

    def calls(self):
        """Mutations since the log was cleared, in their order."""
        return [
            it["operation"] for it in self.shopify.log() if it["operation"] in CALLS
        ]

    def variant_images(self):
        """The images of variants in the shop, by SKU."""
        variants = self.shopify.product(self.scarf["id"])["variants"]
        return {it["sku"]: it["mediaIds"] for it in variants}


def add_by_hand(shopify, product, name):
    """Let someone add an image in the shop."""
    known = [{"id": it["id"]} for it in shopify.media(product["id"])]
    shopify.advance(60)
    shopify.change_product(product["id"], files=[*known, *files(name)])
