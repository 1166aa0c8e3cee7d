"""Where Odoo's side of a linked product left what both sides last agreed on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ..pricelists.fixed_rules import ShopPrices
from .form_values import OdooForm
from .mapping import ONCE, OPTIONAL_FIELDS, ProductSettings
from .template_values import template_values
from .variant_values import PRICE_FACTS, variant_values

# Odoo's own once the product is there, so it differs from nothing.
OWN = {OPTIONAL_FIELDS[name] for name in ONCE}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a template or a variant; the name of a price is the fact's."""

    record: BaseModel
    field: str
    odoo: Any
    shop: Any


class ProductDifferences:
    """Compares links of one shop with their baselines, by the import's own values.

    :param env: in the company and language of the shop
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: ProductSettings,
        links: BaseModel,
    ) -> None:
        self._settings = settings
        self._form = OdooForm(env)
        variants = links.with_env(env).variant_ids.product_id
        self._prices = ShopPrices(env, shop.with_env(env), variants)

    def of(self, link: BaseModel) -> Iterator[Difference]:
        """Yield what differs; nothing is known of what no import brought yet."""
        if link.baseline and link.product_tmpl_id:
            yield from self._of_template(link, link.product_tmpl_id)
        for variant in link.variant_ids:
            if variant.baseline and variant.product_id and variant.state == "bound":
                yield from self._of_variant(variant, variant.product_id)

    def _of_template(self, link: BaseModel, record: BaseModel) -> Iterator[Difference]:
        values = self._form.of(template_values(link.baseline))
        yield from self._compare(record, values)
        here = sorted(record.product_tag_ids.mapped("name"))
        if here != (there := sorted(link.baseline.get("tags", here))):
            yield Difference(record, "product_tag_ids", here, there)
        tracked = link.baseline.get("tracked", record.is_storable)
        is_followed = link.is_origin and record.type == "consu"
        if is_followed and tracked != record.is_storable:
            yield Difference(record, "is_storable", record.is_storable, tracked)

    def _of_variant(self, link: BaseModel, record: BaseModel) -> Iterator[Difference]:
        values = variant_values(link.baseline, self._settings)
        if record.cost_method != "standard":
            # The cost of what is valued at what it was bought for is Odoo's own.
            values.pop("standard_price", None)
        yield from self._compare(record, values)
        for fact in PRICE_FACTS:
            amount = link.baseline.get(fact)
            if fact in link.baseline and self._prices.is_other(fact, record, amount):
                yield Difference(record, fact, self._prices.of(fact, record), amount)

    def _compare(self, record: BaseModel, values: dict) -> Iterator[Difference]:
        known = {
            name: value
            for name, value in values.items()
            if name in record._fields and name not in OWN
        }
        current = self._form.current(record, known)
        for name, value in known.items():
            if (value or False) != (current[name] or False):
                yield Difference(record, name, current[name], value)
