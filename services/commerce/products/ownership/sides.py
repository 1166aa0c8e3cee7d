"""A fact of a product as its baseline, as Odoo and as the shop has it, in one form."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from odoo.api import Environment
from odoo.models import BaseModel

from ...pricelists.fixed_rules import ShopPrices
from ...records.facts import Facts
from ..form_values import OdooForm
from ..mapping import ONCE, ProductForms, ProductSettings
from ..metafield_form import held, read_metafields
from ..template_values import FIELDS, template_values
from ..variant_values import PRICE_FACTS, variant_values
from .table import METAFIELDS, policy_key

VARIANT_FACTS = {"sku", "barcode", "weight", "unitCost", *PRICE_FACTS}
# Facts that an import follows on products that it made, and on no other.
OF_ORIGIN = {"taxable", "tracked"}
WEIGHT = "weight"


class Values(NamedTuple):
    """The three values of one field of Odoo; None where there is none."""

    baseline: Any
    odoo: Any
    shop: Any


class Sides:
    """Compares facts by the fields of Odoo that they fill.

    :param env: in the company and language of the shop
    :param forms: those of the shop's system
    :param variants: of Odoo, whose prices may be asked for
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: ProductSettings,
        forms: ProductForms,
        variants: Callable[[], BaseModel],
    ) -> None:
        self._env = env
        self._shop = shop
        self._settings = settings
        self._forms = forms
        self._variants = variants
        self._form = OdooForm(env)

    def has(self, link: BaseModel, record: BaseModel, fact: str) -> bool:
        """Tell whether Odoo has a value of its own for a fact of a record."""
        if policy_key(fact) == METAFIELDS:
            return True
        if record._name == "product.product":
            is_own = fact == "unitCost" and record.cost_method != "standard"
            return fact in VARIANT_FACTS and not is_own
        if fact in OF_ORIGIN:
            return link.is_origin and (fact != "tracked" or record.type == "consu")
        return fact in FIELDS and fact not in ONCE

    def of(
        self, record: BaseModel, fact: str, baseline: Any, told: Any
    ) -> dict[str, Values]:
        """Return what there is of a fact, by field; of a price, by the fact's name.

        :param told: the fact as the shop says it
        """
        before, after = ({fact: it} for it in (baseline, told))
        if fact in PRICE_FACTS:
            price = self._prices.of(fact, record)
            amounts = (self._amount(it) for it in (baseline, price, told))
            return {fact: Values(*amounts)}
        if fact == "taxable":
            company = self._env.company
            has_tax = bool(record.taxes_id._filter_taxes_by_company(company))
            return {fact: Values(baseline != "none", has_tax, told != "none")}
        if fact == "tracked":
            return {fact: Values(baseline, record.is_storable, told)}
        known, wanted = self._read(record, before), self._read(record, after)
        current = self._form.current(record, wanted)
        return {
            name: Values(
                *(_plain(record, name, it.get(name)) for it in (known, current, wanted))
            )
            for name in wanted
        }

    def changed_at(self, record: BaseModel, fact: str) -> datetime:
        """Return when Odoo's side of a fact may have changed last."""
        if fact in PRICE_FACTS:
            return self._prices.changed_at(fact, record)
        return record.write_date

    def _read(self, record: BaseModel, facts: Facts) -> dict[str, Any]:
        """Return the values of Odoo's fields for facts."""
        (fact,) = facts
        is_variant = record._name == "product.product"
        if policy_key(fact) == METAFIELDS:
            return self._metafields(record, facts)
        if is_variant:
            return variant_values(facts, self._settings)
        return self._form.of(template_values(facts))

    def _metafields(self, record: BaseModel, facts: Facts) -> dict[str, Any]:
        rules = self._settings.metafields
        values, _misfits = read_metafields(facts, rules, self._forms)
        return {name: held(record, name, it) for name, it in values.items()}

    def _amount(self, amount: Any) -> float | None:
        if amount is None:
            return None
        return self._shop.currency_id.round(float(amount))

    @cached_property
    def _prices(self) -> ShopPrices:
        return ShopPrices(self._env, self._shop, self._variants())


def _plain(record: BaseModel, name: str, value: Any) -> Any:
    """Return nothing for what Odoo calls false, and for a weight of nothing."""
    if record._fields[name].type == "boolean":
        return value
    return None if value is False or (name == WEIGHT and not value) else value
