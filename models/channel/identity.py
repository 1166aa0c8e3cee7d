"""A shop stays the one that it is: at its system, in its company, and in Odoo."""

from typing import Any

from odoo import api, models
from odoo.exceptions import AccessError, UserError

from ...services.shopify.errors import ShopifyShopError
from ...services.shopify.gql.get_shop import GetShopShop
from ..engine.const import OPEN_STATES
from ..runs.kinds.kind import KINDS


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
                " this one if it is no longer needed.",
                shop=self.name,
                known=" / ".join(sorted(known)),
                key=key,
            )
        )

    def _key_at_shopify(self) -> str | bool:
        return (self.shopify_domain or "").partition(".")[0] or False

    def _check_system_change(self, system: str | None) -> None:
        """Refuse another system where links and runs are of the one before."""
        for channel in self.filtered(lambda it: system and it.system != system):
            if channel.sudo().sync_ids or channel._has_imported():
                raise UserError(
                    self.env._(
                        "“%(shop)s” is connected to %(system)s, and its records belong"
                        " to it. Create a new one under Commerce Sync → Configuration"
                        " → Shops instead.",
                        shop=channel.name,
                        system=channel.system_label,
                    )
                )

    def _check_identity(self, shop: GetShopShop) -> None:
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

    def _check_sameness(self, shop: GetShopShop) -> None:
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

    # In the company that its orders, its links and its people are of

    def _check_company_change(self, company: models.BaseModel) -> None:
        """Refuse a company that the user is not of, or that cannot go on."""
        if not self.env.su and company not in self.env.user.company_ids:
            raise AccessError(
                self.env._(
                    "“%(shop)s” was not moved: you do not work for the company that it"
                    " was to move to.",
                    shop=self.name,
                )
            )
        self._check_orders_stay(company)
        self._check_parts_fit(company)

    def _check_orders_stay(self, company: models.BaseModel) -> None:
        """Refuse another company where it would have to go on with orders of this one.

        Their invoices, payments, taxes and price lists belong to it.
        """
        orders = self.env["commerce.order"].sudo()
        if not (count := orders.search_count([("channel_id", "=", self.id)])):
            return
        raise UserError(
            self.env._(
                "“%(shop)s” has orders in %(known)s (%(count)s), where their invoices"
                " and refunds belong. To sell for %(company)s from now on, archive"
                " this shop, empty its shop key, and connect the key to a new shop of"
                " %(company)s with “Orders Since” set to today.",
                shop=self.name,
                known=self.company_id.name,
                count=count,
                company=company.name,
            )
        )

    def _check_parts_fit(self, company: models.BaseModel) -> None:
        """Refuse a company that may not use what links and mappings lead to."""
        for name in self.pool.descendants(["commerce.channel.part"], "_inherit"):
            model = self.env[name]
            if not model._abstract and (led := model._led_elsewhere(self, company)):
                raise UserError(
                    self.env._(
                        "“%(shop)s” was not moved: “%(record)s” (%(kind)s), which it"
                        " leads to, may not be used by %(company)s. Share it between"
                        " the companies first, or connect a new shop of %(company)s.",
                        shop=self.name,
                        record=led.display_name,
                        kind=model._description,
                        company=company.name,
                    )
                )

    def _left_behind(self, company: models.BaseModel) -> dict:
        """Return no value for what the shop has of a company that it leaves."""
        return {
            name: False
            for name, field in self._fields.items()
            if field.type == "many2one" and field.check_company and field.store
            if not self.sudo()[name].filtered_domain(
                self.env[field.comodel_name]._check_company_domain(company)
            )
        }

    def _priced_in(self) -> models.BaseModel:
        """Return the companies whose currency the numbers that came in are in."""
        main = self.env["res.company"].sudo()._get_main_company()
        return self.company_id | (main if self.share_products else self.company_id)

    def _check_currency_change(self) -> None:
        """Refuse where Odoo would take the same numbers for another currency's."""
        here = [("channel_id", "=", self.id)]
        count = sum(
            self.env[kind.link]
            .with_context(active_test=False)
            .search_count([*here, (kind.record_field, "!=", False)])
            for kind in KINDS
            if kind.has_prices
        )
        if count:
            raise UserError(
                self.env._(
                    "%(count)s products and orders came in from “%(shop)s”, and Odoo"
                    " would take the same numbers for another currency's. Delete them"
                    " in Odoo, change the currency, then import everything again:"
                    " “Bring It Back” on the shop's products and orders.",
                    shop=self.name,
                    count=count,
                )
            )
        running = [*here, ("state", "=", "running")]
        if self._runs().search_count(running, limit=1):
            raise UserError(
                self.env._(
                    "An import from “%(shop)s” is under way, and its prices are in the"
                    " company's currency. Cancel it, change the currency, then start"
                    " it again.",
                    shop=self.name,
                )
            )

    # Archived, not deleted: it would import its orders again

    def _cancel_runs(self) -> None:
        """Cancel what an archived shop was to do."""
        for shop in self.sudo():
            open_ = [("channel_id", "=", shop.id), ("state", "in", OPEN_STATES)]
            shop._runs().search(open_).action_cancel()

    def _check_active(self) -> None:
        if not self.active:
            raise UserError(
                self.env._(
                    "“%(shop)s” is archived, so nothing is synchronised with it. To go"
                    " on, open it under Commerce Sync → Configuration → Shops with"
                    " the filter Archived, and press Actions → Unarchive.",
                    shop=self.name,
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_with_orders(self) -> None:
        for shop in self:
            orders = self.env["commerce.order"].sudo()
            if count := orders.search_count([("channel_id", "=", shop.id)]):
                raise UserError(
                    self.env._(
                        "“%(shop)s” has orders in Odoo (%(count)s). Deleted and"
                        " connected again, it would import, invoice and pay them a"
                        " second time. Archive it instead: Actions → Archive.",
                        shop=shop.name,
                        count=count,
                    )
                )


class ResCompany(models.Model):
    _inherit = "res.company"

    def write(self, vals: dict[str, Any]) -> bool:
        """Write; the currency of what shops brought in is not changed under it."""
        if "currency_id" in vals:
            changing = self.filtered(
                lambda it: it.currency_id.id != vals["currency_id"]
            )
            shops = self.env["commerce.channel"].sudo().with_context(active_test=False)
            concerned = [
                *("|", ("company_id", "in", changing.ids)),
                ("share_products", "=", True),
            ]
            for shop in changing and shops.search(concerned):
                if shop._priced_in() & changing:
                    shop._check_currency_change()
        return super().write(vals)
