"""Reads what Odoo says of linked products, for a whole page at once."""

from collections.abc import Callable
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...pricelists.fixed_rules import ShopPrices
from ...records.facts import Facts
from ..mapping import ProductSettings
from .details import TemplateFacts
from .offer import Offer, Told
from .variant_facts import VariantFacts


class Offers:
    """What Odoo says of some products of a shop.

    :param env: in the company and language of the shop
    :param links: of these products; their variants' links are read with them
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: ProductSettings,
        links: BaseModel,
    ) -> None:
        links = links.with_env(env)
        variants = links.variant_ids.filtered(
            lambda it: it.state == "bound" and it.external_id and it.product_id
        )
        self._variants = variants.grouped("commerce_product_id")
        prices = ShopPrices(env, shop, variants.product_id)
        self._templates = TemplateFacts(env, settings)
        self._of_variant = VariantFacts(settings, prices, shop.currency_id)

    def of(self, link: BaseModel) -> Offer:
        """Return what Odoo says of the product of a link."""
        variants = self._variants.get(link, ())
        return Offer(
            product=_told(link, link.product_tmpl_id, self._templates.of),
            variants={
                it.external_id: _told(it, it.product_id, self._of_variant.of)
                for it in variants
            },
        )


def _told(
    link: BaseModel, record: BaseModel, facts: Callable[[Any, Any], Facts]
) -> Told:
    return Told(facts(link, record), link.baseline or {}, record.write_date)
