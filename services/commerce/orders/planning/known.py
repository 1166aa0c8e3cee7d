"""What Odoo knows of a page's orders: one look-up per kind, for the whole page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from odoo.api import Environment
from odoo.models import BaseModel

from ...products.sku_field import sku_and_bin
from ...records.order import Item, Order
from ...run.known_links import links_by_id
from ..settings import OrderSettings

# All that is read of an order that has not changed.
LINK_FIELDS = (
    *("external_id", "checksum", "state", "sale_order_id", "external_updated_at"),
    "told_at",
)


def order_links(
    env: Environment, shop: BaseModel, external_ids: Iterable[str]
) -> dict[str, BaseModel]:
    """The shop's links of these orders."""
    return links_by_id(env["commerce.order"], shop, external_ids, LINK_FIELDS)


@dataclass(frozen=True, slots=True)
class Found:
    """The product of a line, or why there is none: a code of an issue."""

    product: BaseModel
    problem: str = ""


class OrderKnown:
    """Products of the lines of some orders, and the links of lines."""

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: OrderSettings,
        orders: Sequence[Order],
        links: Iterable[BaseModel],
    ) -> None:
        self._env = env
        self._shop = shop
        self._settings = settings
        items = [item for order in orders for item in order.items]
        self._bound = self._bound_variants(items)
        self._by_sku = self._variants_by_sku(items)
        self._linked = self._linked_products()
        self.lines = self._line_links(links)

    def product_of(self, item: Item) -> Found:
        """Find a line's product: the bound variant, else the only one of its SKU."""
        if bound := self._bound.get(item.variant_external_id):
            return self._sellable(bound)
        nothing = self._env["product.product"]
        if not (sku := self._sku(item)):
            # What has no variant and no SKU was typed into the order by a person.
            return Found(nothing, "unknown_product" if item.variant_external_id else "")
        found = self._by_sku.get(sku, nothing)
        if len(found) > 1:
            return Found(nothing, "doubled_sku_in_odoo")
        if item.variant_external_id and found in self._linked:
            return Found(nothing, "sku_elsewhere")
        return self._sellable(found) if found else Found(found, "unknown_product")

    def _sellable(self, product: BaseModel) -> Found:
        """Tell a product that can stand on a line, or why it cannot."""
        owner = product.company_id
        if owner and owner not in self._shop.company_id.parent_ids:
            return Found(product.browse(), "foreign_product")
        if product.type == "combo":
            # Odoo sells its parts on lines of their own, which no shop tells.
            return Found(product.browse(), "combo_product")
        return Found(product)

    def _sku(self, item: Item) -> str:
        sku, _bin = sku_and_bin(item.sku, self._settings)
        return sku

    def _bound_variants(self, items: Iterable[Item]) -> dict[str, BaseModel]:
        external_ids = {item.variant_external_id for item in items} - {""}
        links = self._env["commerce.variant"].search_fetch(
            [
                ("channel_id", "=", self._shop.id),
                ("external_id", "in", list(external_ids)),
                ("product_id", "!=", False),
            ],
            ("external_id", "product_id"),
        )
        read_together(links.product_id)
        return {link.external_id: link.product_id for link in links}

    def _variants_by_sku(self, items: Iterable[Item]) -> dict[str, BaseModel]:
        skus = {
            self._sku(item)
            for item in items
            if item.variant_external_id not in self._bound
        } - {""}
        found: dict[str, BaseModel] = defaultdict(self._env["product.product"].browse)
        if not skus:
            return found
        company = self._shop.company_id.id
        for product in self._env["product.product"].search_fetch(
            [
                ("default_code", "in", list(skus)),
                ("company_id", "in", [False, company]),
            ],
            ("default_code", "uom_id"),
        ):
            found[product.default_code] |= product
        read_together(self._env["product.product"].union(*found.values()))
        return found

    def _linked_products(self) -> BaseModel:
        """Return those found by SKU that are another variant's in the shop.

        What is gone there may have been made anew under its SKU.
        """
        found = self._env["product.product"].union(*self._by_sku.values())
        if not found:
            return found
        links = self._env["commerce.variant"].search_fetch(
            [
                ("channel_id", "=", self._shop.id),
                ("product_id", "in", found.ids),
                ("external_id", "!=", False),
                ("state", "!=", "gone"),
            ],
            ("product_id",),
        )
        return links.product_id

    def _line_links(self, links: Iterable[BaseModel]) -> dict[int, dict]:
        """Return the links of lines by their order's link and by their id."""
        ids = [link.id for link in links]
        found: dict[int, dict[str, BaseModel]] = defaultdict(dict)
        if ids:
            domain = [("commerce_order_id", "in", ids)]
            for line in self._env["commerce.order.line"].search(domain):
                found[line.commerce_order_id.id][line.external_id] = line
        return found


def read_together(products: BaseModel) -> None:
    """Read all that Odoo wants of products of lines; each line would read its own."""
    products.fetch()
    products.product_tmpl_id.fetch()
