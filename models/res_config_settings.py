"""Settings → Shopify: the default shop, by its system parameters."""

from odoo import api, fields, models
from odoo.tools import str2bool

from .shopify_shop.credentials import PARAMETERS, UNTESTED


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
        """Save; the default shop is made as soon as its key is known.

        What its last test said holds no longer for other credentials.
        """
        shops = self.env["shopify.shop"].sudo().with_context(active_test=False)
        shop = shops.search([("is_default", "=", True)])
        shop._check_key_change((self.shopify_shop_url_key or "").strip())
        before = self._shopify_parameters()
        result = super().set_values()
        if self._shopify_parameters() != before:
            shop.write(UNTESTED)
        shop = shops._default_shop()
        shop.invalidate_recordset(list(PARAMETERS))
        shop._check_shop_url_key()
        return result

    def _shopify_parameters(self):
        parameters = self.env["ir.config_parameter"].sudo()
        return [parameters.get_param(name) for name in PARAMETERS.values()]
