"""A shop stays in the company that its orders, its links and its people are of."""

from odoo import models
from odoo.exceptions import AccessError, UserError

from ..runs.kinds.kind import ORDERS, PRODUCTS


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    def _check_company_change(self, company) -> None:
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

    def _check_orders_stay(self, company) -> None:
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

    def _check_parts_fit(self, company) -> None:
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

    def _left_behind(self, company) -> dict:
        """Return no value for what the shop has of a company that it leaves."""
        return {
            name: False
            for name, field in self._fields.items()
            if field.type == "many2one" and field.check_company and field.store
            if not self.sudo()[name].filtered_domain(
                self.env[field.comodel_name]._check_company_domain(company)
            )
        }

    def _priced_in(self):
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
            for kind in (PRODUCTS, ORDERS)
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
        if self.env["shopify.sync"].search_count(running, limit=1):
            raise UserError(
                self.env._(
                    "An import from “%(shop)s” is under way, and its prices are in the"
                    " company's currency. Cancel it, change the currency, then start"
                    " it again.",
                    shop=self.name,
                )
            )


class ResCompany(models.Model):
    _inherit = "res.company"

    def write(self, vals):
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
