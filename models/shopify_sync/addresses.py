"""Addresses of pages at Shopify, which name a shop as well as a record."""

import re

from odoo import api, models
from odoo.exceptions import ValidationError

OF_SHOP = re.compile(
    r"admin\.shopify\.com/store/([\w-]+)|([\w-]+)\.myshopify\.com", re.IGNORECASE
)


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    @api.model
    def _check_addresses(self, shop, text) -> None:
        """Refuse addresses of another shop, whose numbers mean other records here."""
        known = {shop.shop_url_key, (shop.shopify_domain or "").partition(".")[0]}
        known = {key.lower() for key in known if key}
        for named in OF_SHOP.findall(str(text or "")):
            key = "".join(named)
            if known and key.lower() not in known:
                raise ValidationError(
                    self.env._(
                        "This is the address of a page of another shop, %(key)s, and"
                        " not of “%(shop)s”. Choose the shop that it is of, or the"
                        " record's page in “%(shop)s”.",
                        key=key,
                        shop=shop.name,
                    )
                )
