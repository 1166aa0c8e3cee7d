"""Settings → Shopify: the default shop, by its system parameters."""

from odoo import api, fields, models
from odoo.tools import str2bool


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    shopify_shop_url_key = fields.Char(
        "Shop Key", config_parameter="shopify.shop_url_key"
    )
    shopify_api_token = fields.Char("API Token", config_parameter="shopify.api_token")
    shopify_test_store = fields.Boolean(
        "Test Shop", config_parameter="shopify.test_store"
    )

    @api.model
    def get_values(self):
        # Odoo takes any text for true, also the "False" that a person typed.
        value = self.env["ir.config_parameter"].sudo().get_param("shopify.test_store")
        is_test = str2bool(str(value), False)
        return {**super().get_values(), "shopify_test_store": is_test}

    def set_values(self):
        """Save; the default shop is made as soon as its key is known."""
        result = super().set_values()
        shop = self.env["shopify.shop"]._default_shop()
        shop.invalidate_recordset(["shop_url_key"])
        shop._check_shop_url_key()
        return result
