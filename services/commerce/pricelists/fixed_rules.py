"""A shop's own pricelists, the fixed rules in two of them, and what these ask."""

from datetime import datetime
from decimal import Decimal

from odoo.api import Environment
from odoo.models import BaseModel

PRICELISTS = {
    "price": "product_pricelist_id",
    "compareAtPrice": "compare_pricelist_id",
}

FEATURE = "product.group_product_pricelist"
# After all others: Odoo takes the first one for customers that have none.
SEQUENCE = 1000


def own_pricelist(shop: BaseModel, fact: str) -> BaseModel:
    """Return the shop's pricelist, or none if its amounts are not the shop's.

    :param fact: `price` or `compareAtPrice`
    """
    return shop[PRICELISTS[fact]].filtered(lambda it: fits(shop, it, shop.currency_id))


def fits(shop: BaseModel, pricelist: BaseModel, currency: BaseModel) -> bool:
    """Whether a pricelist is in a currency still, and open to the shop's company."""
    companies = (shop.company_id, shop.company_id.browse())
    return pricelist.currency_id == currency and pricelist.company_id in companies


def make_pricelist(
    env: Environment, shop: BaseModel, name: str, currency: BaseModel
) -> BaseModel:
    """Make a pricelist of a shop, and show pricelists in Odoo from now on.

    Each company gets the default one that Odoo gives it then, so that no customer
    gets this one.
    """
    if not env["res.groups"]._is_feature_enabled(FEATURE):
        env.ref("base.group_user")._apply_group(env.ref(FEATURE))
        env["res.company"]._activate_or_create_pricelists()
    return env["product.pricelist"].create(
        {
            "name": name,
            "currency_id": currency.id,
            "company_id": shop.company_id.id,
            "sequence": SEQUENCE,
        }
    )


def fixed_rules(
    env: Environment, shop: BaseModel, fact: str, variants: BaseModel
) -> dict[int, BaseModel]:
    """Return the rules that give variants a price at any time, by the variant's id."""
    pricelist = own_pricelist(shop, fact)
    if not pricelist or not variants:
        return {}
    rules = env["product.pricelist.item"].search(
        [
            ("pricelist_id", "=", pricelist.id),
            ("product_id", "in", variants.ids),
            ("applied_on", "=", "0_product_variant"),
            ("compute_price", "=", "fixed"),
            ("min_quantity", "<=", 1),
            ("date_start", "=", False),
            ("date_end", "=", False),
        ]
    )
    return {rule.product_id.id: rule for rule in rules}


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

    def changed_at(self, fact: str, variant: BaseModel) -> datetime:
        """Return when a price may have changed last, by its rule or by the product."""
        rule = self._rules[fact].get(variant.id)
        return max(it.write_date for it in (rule, variant) if it)

    def is_other(self, fact: str, variant: BaseModel, amount: str | None) -> bool:
        """Tell whether Odoo's price differs from an amount of the shop's."""
        price = self.of(fact, variant)
        if price is None or amount is None:
            return (price is None) != (amount is None)
        return bool(
            self._shop.currency_id.compare_amounts(price, float(Decimal(amount)))
        )
