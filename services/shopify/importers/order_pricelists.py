"""Pricelists that give orders their currency."""

from odoo.api import Environment
from odoo.exceptions import UserError
from odoo.models import BaseModel


class OrderPricelists:
    """One pricelist per currency of a shop, made when it is first needed.

    `sale.order.currency_id` comes from the pricelist; there is no other way to set it.
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._by_code = {
            row.currency_id.name: row.pricelist_id for row in shop.order_pricelist_ids
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
        return prices if prices.currency_id.name == code else prices.browse()

    def _make(self, code: str) -> BaseModel:
        return self._env["product.pricelist"].create(
            {
                "name": f"{self._shop.name} ({code})",
                "currency_id": self._currency(code).id,
                "company_id": self._shop.company_id.id,
            }
        )

    def _keep(self, pricelist: BaseModel) -> BaseModel:
        self._env["shopify.pricelist"].create(
            {
                "shop_id": self._shop.id,
                "currency_id": pricelist.currency_id.id,
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
