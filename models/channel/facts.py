"""What a shop says of itself, and whether it still is the same one."""

import pytz

from odoo import fields, models
from odoo.service.model import retrying

from ...services.shopify.errors import ShopifyShopError
from ..runs.kinds.kind import KINDS


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

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

    def _learn(self, answer) -> None:
        """Keep what Shopify says of the shop; write nothing that was known."""
        values = self._facts(answer)
        known = self.read(list(values), load=None)[0]
        new = {name: value for name, value in values.items() if known[name] != value}
        if new:
            shop = self.sudo()
            shop.write({**new, "checked_at": self.env.cr.now()})
            shop.connection_message = self._introduction()

    def _learn_apart(self, service) -> None:
        """Ask the shop who it is and keep it in a transaction of its own."""
        answer = service.client.get_shop()
        with self.pool.cursor() as cr:
            shop = self.with_env(self.env(cr=cr))
            # Two new shops may switch the same currency on.
            retrying(lambda: shop._learn(answer), shop.env)

    def _facts(self, answer) -> dict:
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

    def _reads(self, scope) -> bool:
        """Whether the app has a scope; one to write reads, too."""
        return scope in (self.shopify_scopes or "").replace("write_", "read_").split(
            ", "
        )

    def _zone(self) -> str:
        """Return the name of the zone of the shop's days."""
        try:
            return pytz.timezone(self.timezone or "UTC").zone
        except pytz.UnknownTimeZoneError:
            return "UTC"

    def _missing(self, granted) -> set[str]:
        """Return the scopes that the imports in use lack; one to write reads, too."""
        wanted = set()
        for kind in KINDS:
            if self._has_begun(kind):
                wanted |= kind.scopes
        reading = {it.replace("write_", "read_", 1) for it in granted}
        return wanted - granted - reading

    def _currency(self, code):
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

    def _check_identity(self, shop) -> None:
        """Refuse to mix another shop into what was imported; a new name is none."""
        same = self.external_id in (False, shop.id)
        if same or not self._has_imported():
            return
        raise ShopifyShopError(
            self.env._(
                "“%(shop)s” was %(before)s at its imports, but now another shop,"
                " %(now)s, answers. Their products would get mixed up: correct the shop"
                " key and the credentials, or create a new shop for %(now)s under"
                " Commerce Sync → Configuration → Shops.",
                shop=self.name,
                before=self.shopify_domain,
                now=shop.myshopify_domain,
            )
        )

    def _check_sameness(self, shop) -> None:
        """Refuse a shop or a currency other than those known, and learn neither."""
        self._check_identity(shop)
        currency = str(shop.currency_code.value)
        if currency != self.currency_id.name:
            raise ShopifyShopError(
                self.env._(
                    "“%(shop)s” sells in %(now)s, and Odoo takes its prices for"
                    " %(before)s. Press Test Connection on the shop, which corrects"
                    " that; then press Retry.",
                    shop=self.name,
                    now=currency,
                    before=self.currency_id.name,
                )
            )

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
