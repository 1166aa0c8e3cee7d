"""The line to Shopify: a ready service, the test, what a shop says of itself."""

import os
from enum import Enum
from typing import Any

import pytz

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.service.model import retrying

from ...services.shopify.client.pace import Pace, PlainPace
from ...services.shopify.client.shop_access import ShopSettings
from ...services.shopify.errors import (
    ShopifyApiError,
    ShopifyShopError,
    ShopifyTransientError,
)
from ...services.shopify.gid import GID, parse_shopify_id_from_gid
from ...services.shopify.gql.get_shop import GetShop
from ...services.shopify.service import ShopifyService
from ..runs.kinds.kind import KINDS, RESOURCES, Kind, Resource
from .grant import ShopTokenStore

ADMIN_URL = "https://admin.shopify.com/store"

WRITE_PRODUCTS = "write_products"


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    connection_state = fields.Selection(
        [("new", "Not Tested"), ("connected", "Connected"), ("error", "Error")],
        "Connection",
        default="new",
        readonly=True,
        copy=False,
        tracking=True,
    )
    connection_message = fields.Text(readonly=True, copy=False)
    checked_at = fields.Datetime("Last Checked", readonly=True, copy=False)
    external_id = fields.Char("Shopify ID", readonly=True, copy=False)
    external_name = fields.Char("Name in Shopify", readonly=True, copy=False)
    shopify_plan = fields.Char("Plan", readonly=True, copy=False)
    shopify_domain = fields.Char("Domain", readonly=True, copy=False)
    taxes_included = fields.Boolean(
        "Prices Include Tax", readonly=True, copy=False, help="As Shopify tells it."
    )
    timezone = fields.Char(
        "Time Zone",
        readonly=True,
        copy=False,
        help="As Shopify tells it: it decides on which day something was ordered,"
        " invoiced, paid or refunded. A zone that Odoo does not know counts as UTC.",
    )
    shopify_scopes = fields.Char("Granted Scopes", readonly=True, copy=False)
    shopify_missing_scopes = fields.Char("Missing Scopes", readonly=True, copy=False)

    def _service(self, pace: Pace | None = None, **options: Any) -> ShopifyService:
        """Return a service for the shop; close it after use."""
        self.ensure_one()
        settings = self._settings()
        return ShopifyService(
            settings,
            pace=pace or PlainPace(),
            tokens=ShopTokenStore(self, settings) if settings.has_grant else None,
            **options,
        )

    def _settings(self) -> ShopSettings:
        """Return what the service needs; secrets may come from the environment.

        SHOPIFY_API_TOKEN_KEY and SHOPIFY_CLIENT_SECRET_KEY, where KEY is the shop's key
        in capitals with _ for -, go before what is stored, and to Shopify alone.
        """
        shop = self.sudo()
        return ShopSettings(
            key=shop.shopify_shop_url_key or "",
            name=shop.name,
            api_url=shop.shopify_api_url or "",
            token=shop._secret("API_TOKEN", shop.shopify_api_token),
            client_id=shop.shopify_client_id or None,
            client_secret=shop._secret("CLIENT_SECRET", shop.shopify_client_secret),
            test_store=shop.test_store,
        )

    def _secret(self, name: str, stored: str | bool) -> str | None:
        if self.shopify_api_url:
            return stored or None
        suffix = (self.shopify_shop_url_key or "").upper().replace("-", "_")
        return os.environ.get(f"SHOPIFY_{name}_{suffix}") or stored or None

    def action_test_connection(self) -> dict[str, Any]:
        """Ask the system who the shop is and say what is missing."""
        self.ensure_one()
        self.check_access("write")
        return self._by_system("test_connection")

    def _shopify_test_connection(self) -> dict:
        try:
            with self._service(max_attempts=1) as service:
                self._learn(service.client.get_shop())
        except ShopifyTransientError as error:
            # It says nothing of the credentials.
            return self._notify("warning", str(error))
        except ShopifyApiError as error:
            self._note_failure(error)
            return self._notify("danger", str(error))
        self.sudo().checked_at = self.env.cr.now()
        return self._notify(
            "warning" if self.shopify_missing_scopes else "success",
            self.connection_message,
        )

    def _note_failure(self, error: ShopifyApiError) -> None:
        self.sudo().write(
            {
                "connection_state": "error",
                "connection_message": str(error),
                "checked_at": self.env.cr.now(),
            }
        )

    def _notify(self, kind: str, message: str) -> dict:
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.name,
                "type": kind,
                "message": message,
                "sticky": kind != "success",
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    # What a shop says of itself

    def _learn(self, answer: GetShop) -> None:
        """Keep what Shopify says of the shop; write nothing that was known."""
        values = self._facts(answer)
        known = self.read(list(values), load=None)[0]
        new = {name: value for name, value in values.items() if known[name] != value}
        if new:
            shop = self.sudo()
            shop.write({**new, "checked_at": self.env.cr.now()})
            shop.connection_message = self._introduction()

    def _learn_apart(self, service: ShopifyService) -> None:
        """Ask the shop who it is and keep it in a transaction of its own."""
        answer = service.client.get_shop()
        with self.pool.cursor() as cr:
            shop = self.with_env(self.env(cr=cr))
            # Two new shops may switch the same currency on.
            retrying(lambda: shop._learn(answer), shop.env)

    def _facts(self, answer: GetShop) -> dict:
        """Return the values to keep.

        :raises ShopifyShopError: Odoo cannot work with the shop as it is
        """
        scopes = {s.handle for s in answer.current_app_installation.access_scopes}
        shop = answer.shop
        self._check_identity(shop)
        return {
            "connection_state": "connected",
            "external_id": shop.id,
            "external_name": shop.name,
            "shopify_plan": shop.plan.public_display_name,
            "shopify_domain": shop.myshopify_domain,
            "taxes_included": shop.taxes_included,
            "timezone": shop.iana_timezone,
            "shopify_scopes": ", ".join(sorted(scopes)),
            "shopify_missing_scopes": ", ".join(sorted(self._missing(scopes))) or False,
            "currency_id": self._currency(shop.currency_code).id,
        }

    def _reads(self, scope: str) -> bool:
        """Whether the app has a scope; one to write reads, too."""
        return scope in {it.replace("write_", "read_") for it in self._granted()}

    def _granted(self) -> list[str]:
        """Return the scopes that Shopify told of the app, none before it did."""
        return (self.shopify_scopes or "").split(", ")

    def _shopify_lacks_to_write(self) -> str:
        """Return the scope that the app lacks to change products, if it lacks it."""
        return "" if WRITE_PRODUCTS in self._granted() else WRITE_PRODUCTS

    def _zone(self) -> str:
        """Return the name of the zone of the shop's days."""
        try:
            return pytz.timezone(self.timezone or "UTC").zone
        except pytz.UnknownTimeZoneError:
            return "UTC"

    def _missing(self, granted: set[str]) -> set[str]:
        """Return the scopes that the imports in use lack; one to write reads, too."""
        wanted = set()
        for kind in KINDS:
            if self._has_begun(kind):
                wanted |= kind.scopes
        reading = {it.replace("write_", "read_", 1) for it in granted}
        return wanted - granted - reading

    def _currency(self, code: Enum) -> models.BaseModel:
        """Return Shopify's currency, switched on if Odoo knows but does not use it."""
        name = str(code.value)
        currencies = self.env["res.currency"].sudo().with_context(active_test=False)
        named = [("name", "=", name)]
        currency = currencies.search_fetch(named, ("name", "active"), limit=1)
        if not currency:
            raise ShopifyShopError(
                self.env._(
                    "“%(shop)s” sells in %(currency)s, which Odoo does not know, so its"
                    " prices would be taken for another currency's. Create %(currency)s"
                    " under Invoicing → Configuration → Accounting → Currencies with"
                    " its rate, then try again.",
                    shop=self.name,
                    currency=name,
                )
            )
        if not currency.active:
            currency.active = True
        return currency

    def _introduction(self) -> str:
        text = self.env._(
            "Connected to “%(shop)s” (%(domain)s), plan %(plan)s,"
            " currency %(currency)s.",
            shop=self.external_name,
            domain=self.shopify_domain,
            plan=self.shopify_plan,
            currency=self.currency_id.name,
        )
        if self.shopify_missing_scopes:
            text += " " + self.env._(
                "These scopes are missing: %s. Grant them to the app in Shopify and"
                " test again.",
                self.shopify_missing_scopes,
            )
        if self._reads("read_orders") and not self._reads_payment_terms():
            text += " " + self.env._(
                "Without the scope read_payment_terms, invoices are not due as Shopify"
                " says: grant it, too, if you sell on account."
            )
        return text

    # Its runs and its records: what their ids tell, where a person finds them

    def _shopify_runs(self) -> models.BaseModel:
        return self.env["shopify.sync"]

    def _shopify_resource(self, external_id: str) -> Resource | None:
        found = GID.fullmatch(external_id)
        return RESOURCES.get(found["kind"]) if found else None

    def _shopify_ids_of(self, kind: Kind) -> Domain:
        return Domain("external_id", "=like", f"gid://shopify/{kind.resource}/%")

    def _shopify_number(self, external_id: str) -> str:
        return parse_shopify_id_from_gid(external_id)

    def _shopify_page(self, external_id: str) -> str:
        resource = self._resource_of(external_id)
        has_page = resource and resource.page
        path = (
            f"/{resource.page}/{self._shopify_number(external_id)}" if has_page else ""
        )
        if self.shopify_api_url:
            raise UserError(
                self.env._(
                    "“%(shop)s” is a test shop at %(address)s and has no page at"
                    " Shopify.",
                    shop=self.name,
                    address=self.shopify_api_url,
                )
            )
        return f"{ADMIN_URL}/{self.shopify_shop_url_key}{path}"
