"""What a person opens from a shop."""

from odoo import fields, models
from odoo.exceptions import UserError

from ...services.shopify.gid import GID

ADMIN_URL = "https://admin.shopify.com/store"
PAGES = {"Product": "products", "Collection": "collections"}


class ShopifyShop(models.Model):
    _inherit = "shopify.shop"

    product_count = fields.Integer("Products", compute="_compute_product_count")

    def _compute_product_count(self):
        counts = self._count("shopify.product", [("state", "=", "bound")])
        for shop in self:
            shop.product_count = counts.get(shop, 0)

    def action_open_in_shopify(self):
        """Open the shop's back office at Shopify."""
        self.ensure_one()
        return self._open_page("")

    def _open_record(self, gid):
        """Return the action that opens the page of a record in Shopify."""
        found = GID.fullmatch(gid or "")
        page = PAGES.get(found and found["kind"])
        return self._open_page(f"/{page}/{found['id']}" if page else "")

    def _open_page(self, path):
        if self.api_url:
            raise UserError(
                self.env._(
                    "“%(shop)s” is a test shop at %(address)s and has no page at"
                    " Shopify.",
                    shop=self.name,
                    address=self.api_url,
                )
            )
        url = f"{ADMIN_URL}/{self.shop_url_key}{path}"
        return {"type": "ir.actions.act_url", "url": url, "target": "new"}
