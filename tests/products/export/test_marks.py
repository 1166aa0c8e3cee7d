"""What a person changes of a linked product is noted, and nothing else is."""

from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from ..product_case import ProductCase
from ..product_records import a_product, sized


@tagged("post_install", "-at_install")
class TestMarks(ProductCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "tracking_disable": True})
        cls.shop = cls.shop.with_env(cls.env)
        cls.shop.shopify_scopes = "read_orders, write_products"
        cls.shop.product_step = "write"

    def setUp(self):
        super().setUp()
        self.shirt = a_product("Shirt", sized("S", "M"))
        self.import_products(self.shirt)
        self.template = self.link(self.shirt).product_tmpl_id.with_env(self.env)
        self.marked()

    def marked(self):
        """Write what was noted, as a commit does; return and forget the marks."""
        self.env.cr.precommit.run()
        marks = self.env["commerce.export.mark"].search(
            [("channel_id", "=", self.shop.id)]
        )
        templates = [mark.product_tmpl_id for mark in marks]
        marks.unlink()
        return templates

    def test_what_an_import_writes_is_no_news(self):
        self.import_products(a_product("Cap", sized("S", prefix="CAP")))
        self.assertEqual(self.marked(), [])

    def test_whatever_a_product_is_made_of_marks_it(self):
        variant = self.template.product_variant_ids[0]
        value = self.template.attribute_line_ids.value_ids[0]
        prices = self.env["product.pricelist"].create(
            {"name": "Net", "currency_id": self.shop.currency_id.id}
        )
        self.shop.product_pricelist_id = prices
        pixel = (
            b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
            b"awAAAABJRU5ErkJggg=="
        )
        self.env["res.lang"]._activate_lang("fr_FR")
        for what, change in {
            "name": lambda: self.template.write({"name": "Tee"}),
            "price": lambda: self.template.write({"list_price": 7}),
            "image": lambda: self.template.write({"image_1920": pixel}),
            "SKU": lambda: variant.write({"default_code": "X"}),
            "cost": lambda: variant.write({"standard_price": 3}),
            "variant's image": lambda: variant.write({"image_variant_1920": pixel}),
            "option": lambda: value.attribute_id.write({"name": "Cut"}),
            "value": lambda: value.write({"name": "Small"}),
            "translation": lambda: self.template.update_field_translations(
                "name", {"fr_FR": "Chemise"}
            ),
            "another option": lambda: self.template.write(
                {"attribute_line_ids": [Command.create(self.a_line())]}
            ),
            "extra price": lambda: (
                self.template.attribute_line_ids[:1]
                .product_template_value_ids[:1]
                .write({"price_extra": 2})
            ),
        }.items():
            with self.subTest(what):
                change()
                self.assertEqual(self.marked(), [self.template])

    def a_line(self):
        attribute = self.env["product.attribute"].create(
            {"name": "Fit", "value_ids": [Command.create({"name": "Slim"})]}
        )
        return {
            "attribute_id": attribute.id,
            "value_ids": [Command.set(attribute.value_ids.ids)],
        }

    def test_a_rule_of_the_shops_prices_marks_what_it_is_for(self):
        cap = a_product("Cap", sized("S", prefix="CAP"))
        self.import_products(cap)
        cap = self.link(cap).product_tmpl_id.with_env(self.env)
        base, net, other = self.env["product.pricelist"].create(
            [{"name": name} for name in ("Base", "Net", "Other")]
        )
        self.shop.product_pricelist_id = net
        self.marked()
        both = {self.template, cap}
        category = self.env["product.category"].create({"name": "Caps"})
        cap.categ_id = category.create({"name": "Blue", "parent_id": category.id})
        self.marked()
        net_of_base = {"base": "pricelist", "base_pricelist_id": base.id}
        for pricelist, values, found in [
            (net, {"product_tmpl_id": cap.id, "applied_on": "1_product"}, {cap}),
            (
                net,
                {
                    "product_id": cap.product_variant_id.id,
                    "applied_on": "0_product_variant",
                },
                {cap},
            ),
            (net, {"categ_id": category.id, "applied_on": "2_product_category"}, {cap}),
            (other, {"product_tmpl_id": cap.id, "applied_on": "1_product"}, set()),
            (base, {"product_tmpl_id": cap.id, "applied_on": "1_product"}, set()),
            (net, {**net_of_base, "applied_on": "3_global"}, both),
            (base, {"product_tmpl_id": cap.id, "applied_on": "1_product"}, {cap}),
        ]:
            with self.subTest(values):
                item = self.env["product.pricelist.item"].create(
                    {"pricelist_id": pricelist.id, "fixed_price": 5, **values}
                )
                self.assertEqual(set(self.marked()), found)
                if not values.get("base"):
                    item.unlink()
                    self.assertEqual(set(self.marked()), found)

    def test_many_saves_are_one_mark(self):
        for name in ("A", "B", "C"):
            self.template.name = name
        self.template.product_variant_ids.default_code = "SAME"
        self.assertEqual(self.marked(), [self.template])

    def test_what_is_skipped_unlinked_or_read_only_is_not_marked(self):
        self.template.with_context(skip_shopify_sync=True).name = "Tee"
        self.env["product.template"].create({"name": "Not linked"}).name = "Still not"
        self.assertEqual(self.marked(), [])
        self.shop.product_step = "read"
        self.template.name = "Tee again"
        self.assertEqual(self.marked(), [])

    def test_what_is_taken_back_is_not_marked(self):
        self.template.name = "Tee"
        self.env.cr.precommit.clear()
        self.assertEqual(self.marked(), [])

    def test_a_save_costs_one_statement_more_however_many_products(self):
        products = [
            a_product(f"P{it}", sized("S", prefix=f"P{it}")) for it in range(20)
        ]
        self.import_products(*products)
        templates = self.env["product.template"].union(
            *(self.link(it).product_tmpl_id for it in products)
        )
        for name in ("is_ready_for_sale", "is_published"):
            templates.write({name: False})  # whatever is read once
            self.env.flush_all()
            self.marked()
            templates.write({name: True})
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self.env.cr.precommit.run()
            self.assertEqual(self.env.cr.sql_log_count - before, 1)
            self.assertEqual(len(self.marked()), 20)

    def test_a_shop_writes_only_with_the_right_to(self):
        self.shop.product_step = "read"
        self.shop.shopify_scopes = "read_products"
        with self.assertRaisesRegex(ValidationError, "no scope write_products"):
            self.shop.product_step = "write"
