"""A shop that has imported stays the shop that it is."""

from odoo import models
from odoo.exceptions import UserError


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    def _has_imported(self) -> bool:
        """Tell whether something in Odoo belongs to this very shop at Shopify."""
        domain = [("channel_id", "=", self.id)]
        env = self.sudo().with_context(active_test=False).env
        links = env["commerce.product"].search(
            [*domain, ("external_id", "!=", False)], limit=1
        )
        return bool(links or env["commerce.watermark"].search(domain, limit=1))

    def _check_key_change(self, key: str | bool) -> None:
        """Refuse another shop's key where it would mix two shops up.

        The key under which Shopify itself knows the shop is no other's.
        """
        known = {self._credential("shopify_shop_url_key"), self._key_at_shopify()} - {
            False
        }
        if not key or not known or key in known or not self._has_imported():
            return
        raise UserError(
            self.env._(
                "“%(shop)s” has imported from %(known)s already, and would take the"
                " products of %(key)s for changes of those. Create a new shop for"
                " %(key)s under Commerce Sync → Configuration → Shops, and archive"
                " this one"
                " if it is no longer needed.",
                shop=self.name,
                known=" / ".join(sorted(known)),
                key=key,
            )
        )

    def _key_at_shopify(self):
        return (self.shopify_domain or "").partition(".")[0] or False
