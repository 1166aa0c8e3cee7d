"""Products of a shop for order lines that are no product of Odoo's."""

from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...records.money import LineKind
from ...records.order import Item

# Which product stands for a kind of line; items decide by what they are.
KIND_OF = {
    LineKind.TIP: "tip",
    LineKind.SHIPPING: "shipping",
    LineKind.DUTY: "duty",
    LineKind.FEE: "fee",
    LineKind.REFUND: "refund",
    LineKind.ROUNDING: "rounding",
}


class OrderProducts:
    """One product for each kind, made when it is first needed."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        rows = shop.order_product_ids
        self._products = {row.kind: row.product_id for row in rows}

    def placeholders(self) -> BaseModel:
        """All of them that are there."""
        return self._env["product.product"].union(*self._products.values())

    def for_item(self, item: Item) -> BaseModel:
        """The product for an item that Odoo has no product of."""
        if item.is_gift_card:
            return self.of("gift_card")
        return self.of("goods" if item.requires_shipping else "service")

    def for_kind(self, kind: LineKind) -> BaseModel:
        """The product for a line that is no item."""
        return self.of(KIND_OF.get(kind, "service"))

    def of(self, kind: str) -> BaseModel:
        """The product of a kind, made where there is none."""
        if kind not in self._products:
            self._products[kind] = self._make(kind)
        return self._products[kind]

    def _make(self, kind: str) -> BaseModel:
        company = self._env["res.company"]
        if not self._shop.share_products:
            company = self._shop.company_id
        # Odoo makes its lone variant together with a template.
        template = (
            self._env["product.template"]
            .with_context(create_product_product=True)
            .create({**self._values(kind), "company_id": company.id})
        )
        product = template.product_variant_id
        self._env["commerce.order.product"].create(
            {"channel_id": self._shop.id, "kind": kind, "product_id": product.id}
        )
        return product

    def _values(self, kind: str) -> dict[str, Any]:
        return {
            "name": self._name(kind),
            "type": "consu" if kind == "goods" else "service",
            "invoice_policy": "order",
            "list_price": 0.0,
            "taxes_id": False,
            "supplier_taxes_id": False,
            "purchase_ok": False,
        }

    def _name(self, kind: str) -> str:
        names = {
            "goods": self._env._("%(shop)s: unknown product", shop=self._shop.name),
            "service": self._env._("%(shop)s: unknown service", shop=self._shop.name),
            "gift_card": self._env._("%(shop)s: gift card", shop=self._shop.name),
            "tip": self._env._("%(shop)s: tip", shop=self._shop.name),
            "shipping": self._env._("%(shop)s: shipping", shop=self._shop.name),
            "duty": self._env._("%(shop)s: duties", shop=self._shop.name),
            "fee": self._env._("%(shop)s: fee", shop=self._shop.name),
            "refund": self._env._("%(shop)s: refund", shop=self._shop.name),
            "rounding": self._env._("%(shop)s: cash rounding", shop=self._shop.name),
        }
        return names[kind]
