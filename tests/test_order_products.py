"""Which products of Odoo the lines of orders never are, though they look alike."""

from odoo.tests import tagged

from .order_case import StoryCase
from .order_objects import a_line, an_order, changed_order
from .product_objects import a_product, a_variant


class ProductsOfOrders(StoryCase):
    def told(self, order):
        return self.codes(self.take(order, chosen=True))

    def product_of(self, order):
        return self.lines(order).product_id

    def placeholders(self):
        return self.shop.order_product_ids.product_id


@tagged("post_install", "-at_install")
class TestSkusTwice(ProductsOfOrders):
    def setUp(self):
        super().setUp()
        self.source = a_product(variants=[a_variant("TWICE")])
        self.products(self.source)
        self.product = self.variants(self.source)
        self.order = an_order([a_line(sku="TWICE", variant=a_variant("TWICE"))])

    def test_another_variant_with_its_sku_is_not_sold_as_it(self):
        self.assertEqual(self.told(self.order), ["sku_elsewhere"])
        self.assertIn(self.product_of(self.order), self.placeholders())

    def test_what_was_made_anew_in_shopify_is_the_product_as_before(self):
        self.link(self.source).variant_ids.state = "gone"
        self.assertEqual(self.told(self.order), [])
        self.assertEqual(self.product_of(self.order), self.product)

    def test_what_shopify_deleted_since_is_the_product_of_its_sku(self):
        order = an_order([a_line(sku="TWICE")])
        self.assertEqual(self.told(order), [])
        self.assertEqual(self.product_of(order), self.product)

    def test_what_another_shop_links_says_nothing_of_this_one(self):
        south = self.a_shop("south", "South", confirm_orders=False)
        self.take(self.order, shop=south)
        lines = self.sale(self.order, south).order_line
        self.assertEqual(lines.product_id, self.product)

    def test_the_product_that_a_person_chose_settles_it(self):
        self.told(self.order)
        mine = self.env["product.product"].create({"name": "Mine"})
        self.lines(self.order).product_id = mine
        self.assertEqual(self.told(self.order), [])
        noted = changed_order(self.order, note="Ring twice")
        self.assertEqual(self.told(noted), [])
        self.assertEqual(self.product_of(self.order), mine)
