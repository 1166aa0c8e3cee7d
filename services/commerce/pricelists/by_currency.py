"""Pricelists that give orders their currency."""

from odoo.api import Environment
from odoo.exceptions import UserError
from odoo.models import BaseModel

from .fixed_rules import fits, make_pricelist


class OrderPricelists:
    """One pricelist per currency of a shop, made when it is first needed.

    `sale.order.currency_id` comes from the pricelist; there is no other way to set it.
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._by_code = {
            row.currency_id.name: row.pricelist_id
            for row in shop.order_pricelist_ids
            if fits(shop, row.pricelist_id, row.currency_id)
        }

    def of(self, code: str) -> BaseModel:
        """The pricelist for orders in a currency.

        :raises UserError: Odoo does not know the currency
        """
        if code not in self._by_code:
            self._by_code[code] = self._keep(self._find(code) or self._make(code))
        return self._by_code[code]

    def _find(self, code: str) -> BaseModel:
        """The shop's own prices, where they are in the currency."""
        prices = self._shop.product_pricelist_id
        is_fit = fits(self._shop, prices, prices.currency_id)
        return prices if is_fit and prices.currency_id.name == code else prices.browse()

    def _make(self, code: str) -> BaseModel:
        name = f"{self._shop.name} ({code})"
        return make_pricelist(self._env, self._shop, name, self._currency(code))

    def _keep(self, pricelist: BaseModel) -> BaseModel:
        """Remember a pricelist, in the place of one that was changed."""
        currency = pricelist.currency_id
        rows = self._shop.order_pricelist_ids
        if row := rows.filtered(lambda it: it.currency_id == currency):
            row.pricelist_id = pricelist
        else:
            rows.create(
                {
                    "channel_id": self._shop.id,
                    "currency_id": currency.id,
                    "pricelist_id": pricelist.id,
                }
            )
        return pricelist

    def _currency(self, code: str) -> BaseModel:
        currency = (
            self._env["res.currency"]
            .with_context(active_test=False)
            .search([("name", "=", code)], limit=1)
        )
        if not currency:
            raise UserError(
                self._env._(
                    "The order is in %(currency)s, which Odoo does not know. Create"
                    " %(currency)s under Invoicing → Configuration → Accounting →"
                    " Currencies with its rate, then press Retry.",
                    currency=code,
                )
            )
        if not currency.active:
            currency.active = True
        return currency
