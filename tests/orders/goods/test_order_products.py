"""Which products of Odoo the lines of orders never are, though they look alike."""

from odoo.fields import Command
from odoo.tests import tagged

from ...products.product_records import a_product, a_variant
from ..order_case import StoryCase
from ..order_objects import an_order, changed_order
from ..order_parts import a_line


class ProductsOfOrders(StoryCase):
    def told(self, order):
        return self.codes(self.import_orders(order, chosen=True))

    def product_of(self, order):
        return self.lines(order).product_id

    def placeholders(self):
        return self.shop.order_product_ids.product_id


@tagged("post_install", "-at_install")
class TestSkusTwice(ProductsOfOrders):
    def setUp(self):
        super().setUp()
        self.source = a_product(variants=[a_variant("TWICE")])
        self.import_products(self.source)
        self.product = self.variants(self.source)
        another = {"id": a_variant("TWICE").external_id}
        self.order = an_order([a_line(sku="TWICE", variant=another)])

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
        self.import_orders(self.order, shop=south)
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


@tagged("post_install", "-at_install")
class TestUnfitProducts(ProductsOfOrders):
    def a_product(self, sku, **given):
        values = {"name": "Tee", "default_code": sku, "type": "consu"}
        return self.env["product.product"].create({**values, **given})

    def test_a_linked_product_of_another_company_is_not_sold(self):
        variant = a_variant("FAR")
        self.import_products(a_product(variants=[variant]))
        product = self.env["product.product"].search([("default_code", "=", "FAR")])
        other = self.env["res.company"].create({"name": "South Ltd"})
        product.product_tmpl_id.company_id = other
        order = an_order([a_line(sku="FAR", variant={"id": variant.external_id})])
        self.assertEqual(self.told(order), ["foreign_product"])
        self.assertIn(self.product_of(order), self.placeholders())
        product.product_tmpl_id.company_id = False
        self.assertEqual(self.told(order), [])
        self.assertEqual(self.product_of(order), product)

    def test_a_product_of_the_parent_company_is_sold(self):
        branch = self.env["res.company"].create(
            {"name": "Branch", "parent_id": self.env.company.id}
        )
        shop = self.a_shop("south", "South", company_id=branch.id)
        shop.confirm_orders = False
        product = self.a_product("NEAR", company_id=self.env.company.id)
        source = a_product(variants=[variant := a_variant("NEAR")])
        self.import_products(source, shop=shop._in_its_world(self.env))
        link = self.link(source, shop).variant_ids
        link.product_id = product
        order = an_order([a_line(sku="NEAR", variant={"id": variant.external_id})])
        self.assertEqual(self.codes(self.import_orders(order, shop=shop)), [])
        self.assertEqual(self.sale(order, shop).order_line.product_id, product)

    def test_a_combo_waits_for_a_product_whose_goods_are_known(self):
        part = self.a_product("PART")
        combo = self.env["product.combo"].create(
            {"name": "C", "combo_item_ids": [Command.create({"product_id": part.id})]}
        )
        menu = self.a_product("MENU", type="combo", combo_ids=combo.ids)
        order = an_order([a_line(sku="MENU", price="20.00", quantity=2)])
        self.assertEqual(self.told(order), ["combo_product"])
        line = self.lines(order)
        self.assertIn(line.product_id, self.placeholders())
        self.assertEqual(line.price_total, 40.0)
        menu.default_code = False
        kit = self.a_product("MENU")
        self.assertEqual(self.told(order), [])
        self.assertEqual(self.product_of(order), kit)


@tagged("post_install", "-at_install")
class TestWhatProductsSay(ProductsOfOrders):
    def setUp(self):
        super().setUp()
        self.product = self.env["product.product"].create(
            {"name": "Oven", "default_code": "OVEN", "type": "consu", "sale_delay": 7}
        )

    def sold(self):
        """Import an order of the oven; return its sale order."""
        order = an_order([a_line(sku="OVEN")], processedAt="2026-11-02T10:00:00Z")
        return self.imported(order)

    def test_goods_leave_after_the_product_s_lead_time(self):
        sale = self.sold()
        self.assertEqual(sale.order_line.customer_lead, 7)
        sale.action_confirm()
        leaving = sale.picking_ids.move_ids.date_deadline
        self.assertEqual((leaving - sale.date_order).days, 7)

    def test_lines_are_distributed_by_the_rules_of_analytic_accounts(self):
        self.assertFalse(self.sold().order_line.analytic_distribution)
        plan = self.env["account.analytic.plan"].create({"name": "Channels"})
        account = self.env["account.analytic.account"].create(
            {"name": "Web", "plan_id": plan.id}
        )
        web = {str(account.id): 100}
        self.env["account.analytic.distribution.model"].create(
            {"product_id": self.product.id, "analytic_distribution": web}
        )
        self.assertEqual(self.sold().order_line.analytic_distribution, web)

    def test_an_archived_product_is_told_as_such(self):
        self.product.active = False
        order = an_order([a_line(sku="OVEN")])
        (issue,) = self.import_orders(order).issues
        self.assertIn("no product that is not archived has its SKU", issue.message)
        self.product.active = True
        self.assertEqual(self.told(order), [])
        self.assertEqual(self.product_of(order), self.product)
