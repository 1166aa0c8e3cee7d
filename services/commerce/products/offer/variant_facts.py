"""Facts of a variant that Odoo's variant and the shop's pricelists tell."""

from odoo.models import BaseModel

from ...pricelists.fixed_rules import ShopPrices
from ...records.facts import Facts
from ..mapping import ProductSettings
from ..variant_values import variant_values
from .shop_form import (
    compare_fact,
    cost_fact,
    price_fact,
    sku_fact,
    text_fact,
    weight_fact,
)


class VariantFacts:
    """Facts of variants; a value that an import would bring is the baseline's own."""

    def __init__(
        self, settings: ProductSettings, prices: ShopPrices, currency: BaseModel
    ) -> None:
        self._settings = settings
        self._prices = prices
        self._digits = currency.decimal_places

    def of(self, link: BaseModel, record: BaseModel) -> Facts:
        """Return the facts of a variant."""
        baseline = link.baseline or {}
        told = {
            "sku": self._sku(record),
            "barcode": text_fact(record.barcode),
            "weight": weight_fact(
                record.weight, baseline.get("weight"), self._settings
            ),
            **self._cost(record, baseline),
        }
        for fact in told:
            if self._is_unchanged(fact, baseline, record):
                told[fact] = baseline.get(fact)
        return {**told, **self._prices_of(record, baseline)}

    def _sku(self, record: BaseModel) -> str:
        shelf = self._settings.bin_field and record[self._settings.bin_field]
        return sku_fact(record.default_code, shelf, self._settings)

    def _cost(self, record: BaseModel, baseline: Facts) -> Facts:
        """Return the cost where it is in the company's currency in the shop, too."""
        settings = self._settings
        is_own = settings.currency == settings.company_currency
        if not (is_own and settings.take_over_cost):
            return {}
        cost = cost_fact(record.standard_price, settings)
        return {"unitCost": cost or baseline.get("unitCost")}

    def _is_unchanged(self, fact: str, baseline: Facts, record: BaseModel) -> bool:
        """Tell whether an import of the baseline would leave the record as it is."""
        filled = variant_values({fact: baseline.get(fact)}, self._settings)
        return bool(filled) and all(
            (record._fields[name].convert_to_cache(value, record) or False)
            == (record[name] or False)
            for name, value in filled.items()
        )

    def _prices_of(self, record: BaseModel, baseline: Facts) -> Facts:
        """Return both prices; what no pricelist says stays as the shop has it."""
        known = {fact: baseline.get(fact) for fact in ("price", "compareAtPrice")}
        price = self._price("price", record, known["price"])
        told = {"price": known["price"] if price is None else price}
        compared = self._price("compareAtPrice", record, known["compareAtPrice"])
        if told["price"] != known["price"] or compared != known["compareAtPrice"]:
            compared = compare_fact(told, compared)
        return {**told, "compareAtPrice": compared}

    def _price(self, fact: str, record: BaseModel, known: str | None) -> str | None:
        if not self._prices.is_other(fact, record, known):
            return known
        return price_fact(self._prices.of(fact, record), self._digits)
