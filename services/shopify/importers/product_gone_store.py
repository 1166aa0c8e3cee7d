"""Marks the products that Shopify deleted. Nothing of Odoo is deleted."""

from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from .product_importer import CONTEXT
from .result import PageResult


class ProductGoneStore:
    """Marks links of one shop, and takes their products off the shop's website."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env(context={**env.context, **CONTEXT})
        self._shop = shop

    def store(self, gids: Sequence[str]) -> PageResult:
        """Mark products, which a run may meet as deleted again and again."""
        links = self._env["shopify.product"].search(
            [
                ("shop_id", "=", self._shop.id),
                ("gid", "in", list(gids)),
                ("state", "=", "bound"),
            ]
        )
        self._unpublish(links)
        variants = links.variant_ids.filtered(lambda link: link.state == "bound")
        variants.state = "gone"
        links.state = "gone"
        return PageResult(counters={"gone_count": len(links)})

    def _unpublish(self, links: BaseModel) -> None:
        """Hide what Shopify had published; what a person published here stays."""
        published = links.filtered(lambda link: (link.baseline or {}).get("published"))
        templates = published.product_tmpl_id
        templates.filtered("is_published").is_published = False
        for link in published:
            link.baseline = {**link.baseline, "published": False}
