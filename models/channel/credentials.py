"""A shop's address and secrets: in its own columns, of the default shop in the system
parameters; no secret leaves Odoo in an export."""

from types import NotImplementedType
from typing import Any

from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Domain
from odoo.tools import str2bool

from .grant import ShopTokenStore

PARAMETERS = {
    "shopify_shop_url_key": "shopify.shop_url_key",
    "shopify_api_token": "shopify.api_token",
    "test_store": "shopify.test_store",
}
# What a token is granted for.
GRANTED = {
    "shopify_shop_url_key",
    "shopify_client_id",
    "shopify_client_secret",
    "shopify_api_url",
}
CREDENTIALS = {"shopify_api_token", *GRANTED}
UNTESTED = {"connection_state": "new", "connection_message": False}
MANAGER = "commerce_sync.group_manager"


def check_exported(records: models.BaseModel, paths: list) -> None:
    """Refuse an export that takes a secret of these records along.

    :param paths: the fields asked for, each as the names that lead to it
    :raises AccessError: one is a secret
    """
    asked = {path[0] for path in paths if path} & set(records._fields)
    if not all(records._fields[name].exportable for name in asked):
        raise AccessError(
            records.env._("The credentials of a shop cannot be exported.")
        )


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    shopify_shop_url_key = fields.Char(
        "Shop Key",
        compute="_compute_shopify_shop_url_key",
        inverse="_inverse_shopify_shop_url_key",
        search="_search_shopify_shop_url_key",
        help="KEY in https://KEY.myshopify.com",
    )
    shopify_api_token = fields.Char(
        "API Token",
        compute="_compute_shopify_api_token",
        inverse="_inverse_shopify_api_token",
        groups=MANAGER,
        exportable=False,
        help="The static token of a custom app made before 2026.",
    )
    test_store = fields.Boolean(
        "Test Shop",
        compute="_compute_test_store",
        inverse="_inverse_test_store",
        search="_search_test_store",
        help="No real money: test orders are taken, another address is allowed.",
    )
    own_shopify_shop_url_key = fields.Char(readonly=True, copy=False)
    own_shopify_api_token = fields.Char(
        readonly=True, copy=False, groups="base.group_system", exportable=False
    )
    own_test_store = fields.Boolean(readonly=True, copy=False)
    shopify_client_id = fields.Char(
        "Client ID", groups=MANAGER, help="Of the app in Shopify's Dev Dashboard."
    )
    shopify_client_secret = fields.Char(
        "Client Secret", groups=MANAGER, copy=False, exportable=False
    )
    shopify_api_url = fields.Char(
        "API Address",
        copy=False,
        help="Only on test shops: where the API is asked instead of"
        " https://KEY.myshopify.com. The shop's stored secrets go there, so that an"
        " administrator alone may set it.",
    )

    # Each has methods of its own: Odoo computes no field while it inverts another
    # that the same method computes.

    @api.depends("is_default", "own_shopify_shop_url_key")
    def _compute_shopify_shop_url_key(self) -> None:
        for shop in self.sudo():
            shop.shopify_shop_url_key = shop._credential("shopify_shop_url_key")

    @api.depends("is_default", "own_shopify_api_token")
    def _compute_shopify_api_token(self) -> None:
        for shop in self.sudo():
            shop.shopify_api_token = shop._credential("shopify_api_token")

    @api.depends("is_default", "own_test_store")
    def _compute_test_store(self) -> None:
        for shop in self.sudo():
            shop.test_store = str2bool(str(shop._credential("test_store")), False)

    def _inverse_shopify_shop_url_key(self) -> None:
        for shop in self.sudo():
            shop._check_key_change(shop.shopify_shop_url_key)
        self._keep_credential("shopify_shop_url_key")

    def _inverse_shopify_api_token(self) -> None:
        self._keep_credential("shopify_api_token")

    def _inverse_test_store(self) -> None:
        self._keep_credential("test_store")

    def _credential(self, name: str) -> str | bool:
        # A form may say of an unsaved shop that it is the default one.
        if self._origin.is_default:
            parameters = self.env["ir.config_parameter"].sudo()
            return parameters.get_param(PARAMETERS[name]) or False
        return self[f"own_{name}"]

    def _keep_credential(self, name: str) -> None:
        for shop in self.sudo():
            value = shop[name]
            if shop.is_default:
                shop._set_parameter(name, value)
            # A secret is in one place alone: a new one leaves no old one behind.
            is_kept = shop.is_default and not self._fields[name].exportable
            shop[f"own_{name}"] = False if is_kept else value

    @api.model
    def _set_parameter(self, name: str, value: str | bool) -> None:
        """Keep a credential of the default shop, made already or not."""
        text = str(value).strip() if value else False
        self.env["ir.config_parameter"].sudo().set_param(PARAMETERS[name], text)

    @api.constrains("own_shopify_shop_url_key")
    def _check_shopify_shop_url_key(self) -> None:
        for shop in self.sudo().with_context(active_test=False):
            twins = shop.search([("id", "!=", shop.id)]).filtered(
                lambda twin, shop=shop: (
                    shop.shopify_shop_url_key
                    and twin.shopify_shop_url_key == shop.shopify_shop_url_key
                )
            )
            if twins:
                raise ValidationError(
                    self.env._(
                        "“%(twin)s” is already connected to %(key)s. Two shops of one"
                        " key would import everything twice.",
                        twin=twins[0].name,
                        key=shop.shopify_shop_url_key,
                    )
                )

    def _search_shopify_shop_url_key(
        self, operator: str, value: Any
    ) -> list | NotImplementedType:
        return self._search_credential("shopify_shop_url_key", operator, value)

    def _search_test_store(
        self, operator: str, value: Any
    ) -> list | NotImplementedType:
        return self._search_credential("test_store", operator, value)

    @api.model
    def _search_credential(
        self, name: str, operator: str, value: Any
    ) -> list | NotImplementedType:
        """Look at each shop: they are few, and the default one's are parameters."""
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        shops = self.sudo().with_context(active_test=False).search(Domain.TRUE)
        fits = self._fields[name].filter_function(shops, name, operator, value)
        return [("id", "in", shops.filtered(fits).ids)]

    def _export_rows(self, fields: list[list[str]], **options: Any) -> list[list]:
        """Export; raise AccessError where a secret is asked for, from any model."""
        check_exported(self, fields)
        return super()._export_rows(fields, **options)

    def unlink(self) -> bool:
        """Delete shops, the default one with the parameters that would remake it."""
        if any(shop.is_default for shop in self):
            parameters = self.env["ir.config_parameter"].sudo()
            for name in PARAMETERS.values():
                parameters.set_param(name, False)
        return super().unlink()

    # What follows from a change of the credentials

    @api.model
    def _with_connection_state(self, vals: dict) -> dict:
        """Add that nothing is tested: what a test said holds for its credentials."""
        return {**UNTESTED, **vals} if CREDENTIALS & set(vals) else vals

    def _follow_credentials(self, names: set[str]) -> None:
        """Check an address that was written, and drop tokens of earlier credentials."""
        if {"shopify_api_url", "test_store"} & names:
            self._check_shopify_api_url()
        if "shopify_api_url" in names:
            self._check_who_sets_address()
        if GRANTED & names:
            self._forget_grants()

    def _check_shopify_api_url(self) -> None:
        """Refuse an address of its own but on a test shop."""
        for shop in self:
            if shop.shopify_api_url and not shop.test_store:
                raise ValidationError(
                    self.env._(
                        "“%s” is no test shop: leave its API address empty, or mark it"
                        " as a test shop first.",
                        shop.name,
                    )
                )

    def _check_who_sets_address(self) -> None:
        """Refuse an address that no administrator sets: secrets are sent there."""
        if any(shop.shopify_api_url for shop in self) and not self.env.is_system():
            raise AccessError(
                self.env._(
                    "The secrets of a shop are sent to its API address. Ask an"
                    " administrator to set it."
                )
            )

    def _forget_grants(self) -> None:
        """Drop tokens of earlier credentials, once the new ones are saved.

        A worker may be saving one now, in a transaction of its own.
        """
        for shop in self:
            store = ShopTokenStore(shop, shop._settings())
            self.env.cr.postcommit.add(store.forget_others)
