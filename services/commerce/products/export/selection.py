"""Which products an export is about, in the order of their templates."""

from typing import NamedTuple, Protocol

from odoo.api import Environment
from odoo.fields import Domain
from odoo.models import BaseModel


class Chosen(NamedTuple):
    """A product to look at, by its template and its id in the shop, if it is there.

    :param codes: SKUs and barcodes of a product that is not linked
    """

    template_id: int
    external_id: str | None
    codes: tuple[str, ...] = ()


class Selection(Protocol):
    """Asks with the cursor of an environment that it is given, for a moment."""

    def count(self, env: Environment) -> int:
        """Return about how many products there are."""

    def after(self, env: Environment, template_id: int, most: int) -> list[Chosen]:
        """Return the next products behind a template."""


class Products:
    """Products that a shop has and Odoo, too, and those that it is to have.

    :param new: which templates the shop is to have; none without it
    :param among: templates of these alone
    """

    def __init__(
        self,
        shop: BaseModel,
        new: Domain = Domain.FALSE,
        among: Domain = Domain.TRUE,
    ) -> None:
        self._shop_id = shop.id
        linked = Domain(
            "commerce_product_ids",
            "any",
            [
                ("channel_id", "=", shop.id),
                ("state", "=", "bound"),
                ("external_id", "!=", False),
            ],
        )
        buried = Domain(
            "commerce_product_ids",
            "any",
            [("channel_id", "=", shop.id), ("state", "not in", ("bound", "pending"))],
        )
        company = Domain("company_id", "in", (False, shop.company_id.id))
        self._domain = among & (linked | (new & company & ~buried))

    def count(self, env: Environment) -> int:
        return self._model(env).search_count(self._domain)

    def after(self, env: Environment, template_id: int, most: int) -> list[Chosen]:
        templates = self._model(env).search(
            self._domain & Domain("id", ">", template_id), order="id", limit=most
        )
        links = env["commerce.product"].search_fetch(
            [
                ("channel_id", "=", self._shop_id),
                ("product_tmpl_id", "in", templates.ids),
                ("state", "=", "bound"),
            ],
            ["product_tmpl_id", "external_id"],
        )
        ids = {it.product_tmpl_id.id: it.external_id for it in links}
        return [
            Chosen(it.id, ids.get(it.id), () if ids.get(it.id) else _codes(it))
            for it in templates
        ]

    def _model(self, env: Environment) -> BaseModel:
        # What is archived in Odoo is news for the shop, too.
        return env["product.template"].with_context(active_test=False)


def _codes(template: BaseModel) -> tuple[str, ...]:
    variants = template.product_variant_ids
    codes = [*variants.mapped("default_code"), *variants.mapped("barcode")]
    return tuple(dict.fromkeys(filter(None, codes)))
