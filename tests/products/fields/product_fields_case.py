"""A shop whose products are looked at field by field."""

from odoo.tests import tagged

from ..product_case import ProductCase
from ..product_objects import (
    a_product,
    a_variant,
    an_inventory_item,
    changed,
    raw_variants,
)


@tagged("post_install", "-at_install")
class FieldsCase(ProductCase):
    def mug(self, **item):
        """A product of one variant, with what its stock item says."""
        return a_product("Mug", [self.a_mug("MUG", **item)])

    def a_mug(self, sku, options=(), **item):
        variant = a_variant(sku, options=options)
        number = variant["legacyResourceId"]
        return variant | {"inventoryItem": an_inventory_item(number, **item)}

    def with_item(self, product, **item):
        """The product after its variants' stock items changed."""
        variants = raw_variants(product)
        for variant in variants:
            variant["inventoryItem"] |= item
        return changed(product, variants=variants)

    def weighing(self, product, value, unit="KILOGRAMS"):
        weight = {"weight": {"unit": unit, "value": value}}
        return self.with_item(product, measurement=weight)

    def costing(self, product, amount, currency="USD"):
        cost = amount and {"amount": amount, "currencyCode": currency}
        return self.with_item(product, unitCost=cost)

    def use_pounds(self):
        self.env["ir.config_parameter"].set_param("product.weight_in_lbs", "1")
