"""A shop whose products are looked at field by field."""

from odoo.tests import tagged

from ..product_case import ProductCase
from ..product_records import a_cost, a_product, a_variant, a_weight, edited


@tagged("post_install", "-at_install")
class FieldsCase(ProductCase):
    def mug(self, **given):
        """A product of one variant, with what is told of this one."""
        return a_product("Mug", [a_variant("MUG", **given)])

    def weighing(self, product, *weight):
        return edited(product, weight=a_weight(*weight))

    def costing(self, product, *cost):
        return edited(product, unit_cost=a_cost(*cost))

    def use_pounds(self):
        self.env["ir.config_parameter"].set_param("product.weight_in_lbs", "1")
