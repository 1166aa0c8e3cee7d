"""Which products an export is about, in the order of their templates."""

from typing import NamedTuple, Protocol

from odoo.api import Environment
from odoo.fields import Domain
from odoo.models import BaseModel


class Chosen(NamedTuple):
    """A product to look at, by its template and its id in the shop, if it is there."""

    template_id: int
    external_id: str | None


class Selection(Protocol):
    """Asks with the cursor of an environment that it is given, for a moment."""

    def count(self, env: Environment) -> int:
        """Return about how many products there are."""

    def after(self, env: Environment, template_id: int, most: int) -> list[Chosen]:
        """Return the next products behind a template."""


class Linked:
    """Products that a shop has and Odoo, too: all, or those that a domain tells.

    :param among: of links
    """

    def __init__(self, shop: BaseModel, among: Domain = Domain.TRUE) -> None:
        self._domain = among & Domain(
            [
                ("channel_id", "=", shop.id),
                ("state", "=", "bound"),
                ("external_id", "!=", False),
                ("product_tmpl_id", "!=", False),
            ]
        )

    def count(self, env: Environment) -> int:
        return env["commerce.product"].search_count(self._domain)

    def after(self, env: Environment, template_id: int, most: int) -> list[Chosen]:
        links = env["commerce.product"].search_fetch(
            self._domain & Domain("product_tmpl_id.id", ">", template_id),
            ["product_tmpl_id", "external_id"],
            order="product_tmpl_id.id",
            limit=most,
        )
        return [Chosen(it.product_tmpl_id.id, it.external_id) for it in links]
