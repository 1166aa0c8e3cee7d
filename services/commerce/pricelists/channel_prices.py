"""What Odoo asks for a shop's variants, by the shop's own two pricelists."""

from decimal import Decimal

from odoo.api import Environment
from odoo.models import BaseModel

from .fixed_rules import PRICELISTS, fixed_rules


class ShopPrices:
    """Prices of some variants of one shop, read with one look-up per pricelist."""

    def __init__(self, env: Environment, shop: BaseModel, variants: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._rules = {
            fact: fixed_rules(env, shop, fact, variants) for fact in PRICELISTS
        }

    def of(self, fact: str, variant: BaseModel) -> float | None:
        """Return the price that a fact of the shop is called here; none if unsaid.

        :param fact: `price` or `compareAtPrice`
        """
        if rule := self._rules[fact].get(variant.id):
            return rule.fixed_price
        if fact == "price" and variant.currency_id == self._shop.currency_id:
            return variant.lst_price
        return None

    def is_other(self, fact: str, variant: BaseModel, amount: str | None) -> bool:
        """Tell whether Odoo's price differs from an amount of the shop's."""
        price = self.of(fact, variant)
        if price is None or amount is None:
            return (price is None) != (amount is None)
        return bool(
            self._shop.currency_id.compare_amounts(price, float(Decimal(amount)))
        )
