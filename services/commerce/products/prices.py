"""A shop's prices as fixed rules of its own two pricelists.

Odoo has one sales price per template, and writing a variant's rewrites it; so a
variant whose price differs gets a rule, and no import touches the sales price.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ..pricelists.fixed_rules import (
    PRICELISTS,
    fixed_rules,
    make_pricelist,
    own_pricelist,
)
from ..records.facts import Action
from .plan import VariantPlan

COST = "standard_price"


class PriceRules:
    """Rules of one shop for the prices that left their baseline."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop

    def store(self, variants: list[VariantPlan]) -> None:
        """Set, change or remove the rules of these variants."""
        for fact in PRICELISTS:
            changed = [it for it in variants if fact in it.prices]
            if changed:
                self._store(fact, changed)

    def planned(
        self, variants: Iterable[VariantPlan]
    ) -> Iterator[tuple[VariantPlan, str, float | None, str | None]]:
        """Yield each price that `store` would change, as it is and as it would be."""
        for fact in PRICELISTS:
            changed = [it for it in variants if fact in it.prices]
            rules = self._rules(fact, changed) if changed else {}
            for variant in changed:
                rule = rules.get(variant.record.id)
                if self._changes(fact, variant, rule):
                    old = self._now(fact, variant, rule)
                    yield variant, fact, old, variant.prices[fact]

    def _store(self, fact: str, variants: list[VariantPlan]) -> None:
        rules = self._rules(fact, variants)
        missing = []
        for variant in variants:
            price, rule = variant.prices[fact], rules.get(variant.record.id)
            if not self._changes(fact, variant, rule):
                continue
            if not rule:
                missing.append(variant)
            elif price is None:
                rule.unlink()
            else:
                rule.fixed_price = float(price)
        self._create(fact, [(it.record, float(it.prices[fact])) for it in missing])

    def _changes(self, fact: str, variant: VariantPlan, rule: BaseModel | None) -> bool:
        """Tell whether a price makes, changes or removes a rule.

        One with the shop's price is removed; one that was changed here stays.
        """
        price, known = variant.prices[fact], variant.baseline.get(fact)
        if not rule:
            return price is not None and not self._is_said(fact, variant)
        if price is None:
            is_own = known is not None and self._is_equal(rule.fixed_price, known)
            return is_own or fact in variant.decided
        follows = variant.overwrite or fact in variant.baseline
        return follows and not self._is_equal(rule.fixed_price, price)

    def _now(
        self, fact: str, variant: VariantPlan, rule: BaseModel | None
    ) -> float | None:
        if rule:
            return rule.fixed_price
        has_price = variant.record and fact == "price"
        return variant.record.lst_price if has_price else None

    def _rules(self, fact: str, variants: list[VariantPlan]) -> dict[int, BaseModel]:
        records = self._env["product.product"].union(*(it.record for it in variants))
        return fixed_rules(self._env, self._shop, fact, records)

    def _is_said(self, fact: str, variant: VariantPlan) -> bool:
        """Tell whether the sales price of the product already is this price."""
        record, price = variant.record, variant.prices[fact]
        return bool(record) and self._is_sales_price(fact, record, float(price))

    def _is_sales_price(self, fact: str, record: BaseModel, price: float) -> bool:
        currency = self._shop.currency_id
        return (
            fact == "price"
            and record.currency_id == currency
            and not currency.compare_amounts(record.lst_price, price)
        )

    def _is_equal(self, price: float, amount: str) -> bool:
        return not self._shop.currency_id.compare_amounts(price, float(Decimal(amount)))

    def put(self, fact: str, variant: BaseModel, price: float | None) -> None:
        """Let a variant of Odoo have a price; none takes its rule away."""
        rule = fixed_rules(self._env, self._shop, fact, variant).get(variant.id)
        if rule and price is None:
            rule.unlink()
        elif rule:
            rule.fixed_price = price
        elif price is not None and not self._is_sales_price(fact, variant, price):
            self._create(fact, [(variant, price)])

    def _create(self, fact: str, prices: list[tuple[BaseModel, float]]) -> None:
        if not prices:
            return
        pricelist = self._pricelist(fact)
        self._env["product.pricelist.item"].create(
            [
                {
                    "pricelist_id": pricelist.id,
                    "applied_on": "0_product_variant",
                    "product_tmpl_id": variant.product_tmpl_id.id,
                    "product_id": variant.id,
                    "compute_price": "fixed",
                    "fixed_price": price,
                }
                for variant, price in prices
            ]
        )

    def _pricelist(self, fact: str) -> BaseModel:
        """Return the shop's pricelist, made when it is first needed.

        A list in another currency or company stays as it is and makes way for a new
        one.
        """
        if not own_pricelist(self._shop, fact):
            name = self._pricelist_name(fact)
            self._shop[PRICELISTS[fact]] = make_pricelist(
                self._env, self._shop, name, self._shop.currency_id
            )
        return own_pricelist(self._shop, fact)

    def _pricelist_name(self, fact: str) -> str:
        if fact == "price":
            return self._env._("%(shop)s: prices", shop=self._shop.name)
        return self._env._("%(shop)s: compare-at prices", shop=self._shop.name)


def without_cost(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that are written record by record."""
    return {name: value for name, value in values.items() if name != COST}


def write_costs(env: Environment, variants: Iterable[VariantPlan]) -> None:
    """Write the costs of a page, and their traces in the valuation in one go."""
    changed = [
        it for it in variants if it.action is not Action.CREATE and COST in it.values
    ]
    records = env["product.product"].union(*(it.record for it in changed))
    before = {record: record[COST] for record in records}
    for variant in changed:
        # Odoo would leave the trace of each cost by itself.
        quiet = variant.record.with_context(disable_auto_revaluation=True)
        quiet[COST] = variant.values[COST]
    if before:
        records._change_standard_price(before)
