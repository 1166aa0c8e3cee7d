"""What never leaves Odoo in an export."""

from odoo import models
from odoo.exceptions import AccessError

SECRETS = {"api_token", "own_api_token", "client_secret"}


class ShopifyShop(models.Model):
    _inherit = "shopify.shop"

    def export_data(self, fields_to_export):
        """Export; raise AccessError where a secret is asked for."""
        asked = {path.split("/")[-1] for path in fields_to_export}
        if asked & SECRETS:
            raise AccessError(
                self.env._("The credentials of a shop cannot be exported.")
            )
        return super().export_data(fields_to_export)
