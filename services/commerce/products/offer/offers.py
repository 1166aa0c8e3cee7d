"""Reads what Odoo says of linked products, for a whole page at once."""

from odoo.api import Environment
from odoo.models import BaseModel

from ...pricelists.fixed_rules import ShopPrices
from ..mapping import ProductForms, ProductSettings
from ..metafield_values import of_owner
from .details import TemplateFacts
from .metafields import MetafieldFacts
from .offer import Offer, Told
from .variant_facts import VariantFacts


class Offers:
    """What Odoo says of some products of a shop.

    :param env: in the company and language of the shop
    :param links: of these products; their variants' links are read with them
    :param forms: those of the shop's system
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: ProductSettings,
        links: BaseModel,
        forms: ProductForms,
    ) -> None:
        links = links.with_env(env)
        variants = links.variant_ids.filtered(
            lambda it: it.state == "bound" and it.external_id and it.product_id
        )
        self._variants = variants.grouped("commerce_product_id")
        prices = ShopPrices(env, shop, variants.product_id)
        self._templates = TemplateFacts(env, shop, settings, links)
        self._of_variant = VariantFacts(settings, prices, shop.currency_id)
        self._metafields = {
            owner: MetafieldFacts(of_owner(settings.metafields, owner), forms)
            for owner in ("product", "variant")
        }

    def of(self, link: BaseModel) -> Offer:
        """Return what Odoo says of the product of a link."""
        variants = self._variants.get(link, ())
        return Offer(
            product=self._told(link, link.product_tmpl_id, "product"),
            variants={
                it.external_id: self._told(it, it.product_id, "variant")
                for it in variants
            },
        )

    def _told(self, link: BaseModel, record: BaseModel, owner: str) -> Told:
        baseline = link.baseline or {}
        plain = self._templates if owner == "product" else self._of_variant
        facts = plain.of(link, record) | self._metafields[owner].of(baseline, record)
        return Told(facts, baseline, record.write_date)
