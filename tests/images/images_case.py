"""Products with images, in the shop and in Odoo, and the time that passes."""

import base64
from datetime import timedelta

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
