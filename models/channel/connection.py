"""The line to Shopify: a ready service, and the test."""

from odoo import fields, models

from ...services.shopify.client.pace import Pace, PlainPace
from ...services.shopify.errors import ShopifyApiError, ShopifyTransientError
from ...services.shopify.service import ShopifyService
from .token_store import ShopTokenStore


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

    def _service(self, pace: Pace | None = None, **options) -> ShopifyService:
        """Return a service for the shop; close it after use."""
        self.ensure_one()
        settings = self._settings()
        return ShopifyService(
            settings,
            pace=pace or PlainPace(),
            tokens=ShopTokenStore(self, settings) if settings.has_grant else None,
            **options,
        )

    def action_test_connection(self):
        """Ask the system who the shop is and say what is missing."""
        self.ensure_one()
        self.check_access("write")
        return self._by_system("test_connection")

    def _shopify_test_connection(self):
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

    def _note_failure(self, error) -> None:
        self.sudo().write(
            {
                "connection_state": "error",
                "connection_message": str(error),
                "checked_at": self.env.cr.now(),
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
