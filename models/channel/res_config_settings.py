"""Settings → Shopify: the default shop, by its system parameters."""

from typing import Any

from odoo import fields, models

from .credentials import MANAGER, PARAMETERS, UNTESTED, check_exported


class ResConfigSettings(models.TransientModel):
    """The default shop's credentials, for whoever may read and write that shop.

    They are no `config_parameter`s: Odoo tells these to everybody as the defaults of
    the settings, and keeps what is entered in the table of the settings.
    """

    _inherit = "res.config.settings"

    shopify_shop_url_key = fields.Char(
        "Shop Key",
        compute="_compute_shopify_shop_url_key",
        inverse="_inverse_shopify_shop_url_key",
        groups=MANAGER,
    )
    shopify_api_token = fields.Char(
        "API Token",
        compute="_compute_shopify_api_token",
        inverse="_inverse_shopify_api_token",
        groups=MANAGER,
        exportable=False,
    )
    shopify_test_store = fields.Boolean(
        "Test Shop",
        compute="_compute_shopify_test_store",
        inverse="_inverse_shopify_test_store",
        groups=MANAGER,
    )

    # Each has methods of its own, as those of the shop.

    def _compute_shopify_shop_url_key(self) -> None:
        self.shopify_shop_url_key = self._shopify_credential("shopify_shop_url_key")

    def _compute_shopify_api_token(self) -> None:
        self.shopify_api_token = self._shopify_credential("shopify_api_token")

    def _compute_shopify_test_store(self) -> None:
        self.shopify_test_store = self._shopify_credential("test_store")

    def _inverse_shopify_shop_url_key(self) -> None:
        self._keep_shopify_credential("shopify_shop_url_key")
        # The default shop is made as soon as its key is known.
        self._shopify_shop().sudo()._check_shopify_shop_url_key()

    def _inverse_shopify_api_token(self) -> None:
        self._keep_shopify_credential("shopify_api_token")

    def _inverse_shopify_test_store(self) -> None:
        self._keep_shopify_credential("test_store")

    def _export_rows(self, fields: list[list[str]], **options: Any) -> list[list]:
        """Export; raise AccessError where a secret is asked for."""
        check_exported(self, fields)
        return super()._export_rows(fields, **options)

    def set_values(self) -> None:
        """Save; without pricelists Odoo archives them all, but those of shops stay."""
        shops = self.env["commerce.channel"].sudo().search([("active", "=", True)])
        used = shops.product_pricelist_id | shops.compare_pricelist_id
        used |= shops.order_pricelist_ids.pricelist_id
        used = used.filtered("active")
        super().set_values()
        used.active = True

    def _shopify_shop(self) -> models.BaseModel:
        """Return the default shop, with the rights of the person."""
        shops = self.env["commerce.channel"].with_context(active_test=False)
        return shops.browse(shops._default_shop().id)

    def _shopify_credential(self, name: str) -> str | bool:
        shop = self._shopify_shop()._filtered_access("read")
        # Its parameter may have been set past the shop.
        shop.invalidate_recordset([name])
        return shop[name]

    def _keep_shopify_credential(self, name: str) -> None:
        """Write what a person changed, which has not been tested yet."""
        value = self[PARAMETERS[name].replace(".", "_")]
        if (value or False) == self._shopify_credential(name):
            return
        if shop := self._shopify_shop():
            shop.write({name: value})
            shop.sudo().write(UNTESTED)
        else:
            shop._set_parameter(name, value)
