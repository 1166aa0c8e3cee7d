"""What never leaves Odoo in an export: fields that say `exportable=False`."""

from odoo import models
from odoo.exceptions import AccessError


class ShopifyShop(models.Model):
    _inherit = "shopify.shop"

    def _export_rows(self, fields, **options):
        """Export; raise AccessError where a secret is asked for, from any model."""
        asked = {path[0] for path in fields if path} & set(self._fields)
        if not all(self._fields[name].exportable for name in asked):
            raise AccessError(
                self.env._("The credentials of a shop cannot be exported.")
            )
        return super()._export_rows(fields, **options)
