"""The line to Shopify: a ready service, what the shop says of itself, the test."""

from odoo import fields, models
from odoo.service.model import retrying

from ...services.shopify.errors import ShopifyApiError
from ...services.shopify.pace import Pace, PlainPace
from ...services.shopify.service import ShopifyService
from .token_store import ShopTokenStore

REQUIRED_SCOPES = {"read_products"}


class ShopifyShop(models.Model):
    _inherit = "shopify.shop"

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
    shopify_name = fields.Char("Name in Shopify", readonly=True, copy=False)
    shopify_plan = fields.Char("Plan", readonly=True, copy=False)
    shopify_domain = fields.Char("Domain", readonly=True, copy=False)
    taxes_included = fields.Boolean(
        "Prices Include Tax", readonly=True, help="As Shopify tells it."
    )
    scopes = fields.Char("Granted Scopes", readonly=True, copy=False)
    missing_scopes = fields.Char(readonly=True, copy=False)
    grant_token = fields.Char(
        readonly=True, copy=False, groups="base.group_system", exportable=False
    )
    grant_scopes = fields.Char(readonly=True, copy=False, groups="base.group_system")
    grant_expires_at = fields.Float(
        readonly=True, copy=False, digits=False, groups="base.group_system"
    )

    def _service(self, pace: Pace | None = None, **options) -> ShopifyService:
        """Return a service for the shop; close it after use."""
        self.ensure_one()
        settings = self._settings()
        return ShopifyService(
            settings,
            pace=pace or PlainPace(),
            tokens=ShopTokenStore(self) if settings.has_grant else None,
            **options,
        )

    def action_test_connection(self):
        """Ask Shopify who the shop is and say what is missing."""
        self.ensure_one()
        try:
            with self._service(max_attempts=1) as service:
                answer = service.client.get_shop()
        except ShopifyApiError as error:
            self._note_failure(error)
            return self._notify("danger", str(error))
        self._learn(answer)
        self.checked_at = fields.Datetime.now()
        return self._notify(
            "warning" if self.missing_scopes else "success", self.connection_message
        )

    def _learn(self, answer) -> None:
        """Keep what Shopify says of the shop; write nothing that was known."""
        values = self._facts(answer)
        known = self.read(list(values), load=None)[0]
        new = {name: value for name, value in values.items() if known[name] != value}
        if new:
            self.write({**new, "checked_at": fields.Datetime.now()})
            self.connection_message = self._introduction()

    def _learn_apart(self, service) -> None:
        """Ask the shop who it is and keep it in a transaction of its own."""
        answer = service.client.get_shop()
        with self.pool.cursor() as cr:
            shop = self.with_env(self.env(cr=cr))
            # Two new shops may switch the same currency on.
            retrying(lambda: shop._learn(answer), shop.env)

    def _facts(self, answer) -> dict:
        scopes = {s.handle for s in answer.current_app_installation.access_scopes}
        shop = answer.shop
        return {
            "connection_state": "connected",
            "shopify_name": shop.name,
            "shopify_plan": shop.plan.public_display_name,
            "shopify_domain": shop.myshopify_domain,
            "taxes_included": shop.taxes_included,
            "scopes": ", ".join(sorted(scopes)),
            "missing_scopes": ", ".join(sorted(REQUIRED_SCOPES - scopes)) or False,
            "currency_id": self._currency(shop.currency_code).id,
        }

    def _currency(self, code):
        """Return Shopify's currency, switched on if Odoo knows but does not use it."""
        currencies = self.env["res.currency"].sudo().with_context(active_test=False)
        currency = currencies.search([("name", "=", str(code.value))], limit=1)
        if currency and not currency.active:
            currency.active = True
        return currency or self.currency_id

    def _introduction(self) -> str:
        text = self.env._(
            "Connected to “%(shop)s” (%(domain)s), plan %(plan)s,"
            " currency %(currency)s.",
            shop=self.shopify_name,
            domain=self.shopify_domain,
            plan=self.shopify_plan,
            currency=self.currency_id.name,
        )
        if self.missing_scopes:
            text += " " + self.env._(
                "These scopes are missing: %s. Grant them to the app in Shopify and"
                " test again.",
                self.missing_scopes,
            )
        return text

    def _note_failure(self, error) -> None:
        self.write(
            {
                "connection_state": "error",
                "connection_message": str(error),
                "checked_at": fields.Datetime.now(),
            }
        )

    def _notify(self, kind, message):
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
