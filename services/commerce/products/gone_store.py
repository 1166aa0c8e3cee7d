"""Marks the products that the shop deleted. Nothing of Odoo is deleted."""

from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..run.known_links import bound_links
from ..run.page_result import PageResult
from ..storing.create import PRODUCT_CONTEXT
from .other_channels import OtherShops, was_published


class ProductGoneStore:
    """Marks links of one shop, and takes their products off the shop's website."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env(context={**env.context, **PRODUCT_CONTEXT})
        self._shop = shop

    def store(self, external_ids: Sequence[str]) -> PageResult:
        """Mark products, which a run may meet as deleted again and again."""
        links = bound_links(self._env["commerce.product"], self._shop, external_ids)
        self._unpublish(links)
        variants = links.variant_ids.filtered(lambda link: link.state == "bound")
        variants.state = "gone"
        links.state = "gone"
        return PageResult(counters={"gone_count": len(links)})

    def _unpublish(self, links: BaseModel) -> None:
        to_hide(self._env, self._shop, links).is_published = False
        for link in links.filtered(was_published):
            link.baseline = {**link.baseline, "published": False}


def to_hide(env: Environment, shop: BaseModel, links: BaseModel) -> BaseModel:
    """Return the templates that are not shown any more once the links are gone.

    What a person published here stays, and what another shop shows.
    """
    shown = links.filtered(was_published).product_tmpl_id.filtered("is_published")
    return shown - OtherShops(env, shop).showing(shown)
