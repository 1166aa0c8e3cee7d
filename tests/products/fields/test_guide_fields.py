from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from ....services.shopify.gid import parse_shopify_id_from_gid
from ..product_case import ProductCase
from ..product_records import a_product, a_variant, sized


@tagged("post_install", "-at_install")
class FieldsCase(ProductCase):
    """Two products of the default shop, and one that no shop knows."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["commerce.channel"].search(
            [("is_default", "=", True)]
        ).is_default = False
        cls.shop.is_default = True
        cls.other_shop = cls.a_shop("south-shop", "South Shop")
        cls.unknown = cls.env["product.template"].create({"name": "Unknown"})

    def setUp(self):
        super().setUp()
        self.shirt = a_product("Shirt", sized("S", "M"))
        self.mug = a_product("Mug", [a_variant("MUG")])
        self.import_products(self.shirt, self.mug)
        self.templates = self.template(self.shirt) + self.template(self.mug)
        self.products = self.templates.product_variant_ids

    def number(self, product):
        return parse_shopify_id_from_gid(product.external_id)


class TestGuideFields(FieldsCase):
    def test_a_product_shows_the_number_that_it_has_in_the_default_shop(self):
        number = self.number(self.shirt)
        self.assertEqual(self.template(self.shirt).shopify_product_id, number)
        self.assertEqual(
            self.variants(self.shirt).mapped("shopify_product_id"), [number, number]
        )
        self.assertFalse(self.unknown.shopify_product_id)

    def test_another_shops_numbers_are_not_shown(self):
        same = a_product("Mug", [a_variant("MUG")])
        self.import_products(same, shop=self.other_shop)
        self.assertEqual(self.template(self.mug), self.template(same, self.other_shop))
        self.assertEqual(
            self.template(self.mug).shopify_product_id, self.number(self.mug)
        )

    def test_products_are_found_by_their_number(self):
        number = self.number(self.shirt)
        for model, found in [
            ("product.template", self.template(self.shirt)),
            ("product.product", self.variants(self.shirt)),
        ]:
            every = self.env[model].search([])
            for operator, value, expected in [
                ("=", number, found),
                ("=", self.shirt.external_id, found),
                ("in", [number, "1"], found),
                ("=", "no number", found.browse()),
                ("!=", number, every - found),
                ("ilike", number, found),
            ]:
                with self.subTest(model=model, operator=operator, value=value):
                    domain = [("shopify_product_id", operator, value)]
                    self.assertEqual(self.env[model].search(domain), expected)

    def test_products_are_found_by_having_a_number(self):
        found = self.env["product.product"].search(
            [("shopify_product_id", "!=", False)]
        )
        self.assertEqual(found & self.products, self.products)
        self.assertNotIn(self.unknown.product_variant_id, found)
        without = self.env["product.template"].search(
            [("shopify_product_id", "=", False)]
        )
        self.assertIn(self.unknown, without)
        self.assertFalse(without & self.templates)

    def test_a_deleted_product_hides_no_other(self):
        self.template(self.mug).unlink()
        without = self.env["product.template"].search(
            [("shopify_product_id", "=", False)]
        )
        self.assertIn(self.unknown, without)

    def statements_to_mark(self, products):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        products.write({"shopify_next_export": True})
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_many_products_are_marked_for_export_in_one_statement(self):
        mug = self.template(self.mug).product_variant_ids
        one, many = (self.statements_to_mark(it) for it in (mug, self.products))
        self.assertLessEqual(many, one)
        marked = self.env["product.product"].search(
            [("shopify_next_export", "=", True)]
        )
        self.assertEqual(marked, self.products)

    def test_a_mark_is_taken_back(self):
        self.templates.shopify_next_export = True
        self.template(self.mug).shopify_next_export = False
        marked = self.env["product.template"].search(
            [("shopify_next_export", "=", True)]
        )
        self.assertEqual(marked, self.template(self.shirt))
        self.assertIn(
            self.unknown,
            self.env["product.template"].search([("shopify_next_export", "=", False)]),
        )

    def test_a_product_that_shopify_does_not_know_waits_to_be_exported(self):
        self.unknown.shopify_next_export = True
        self.assertRecordValues(
            self.unknown.commerce_product_ids,
            [{"state": "pending", "external_id": False, "channel_id": self.shop.id}],
        )

    def test_the_last_export_is_found(self):
        self.link(self.mug).exported_at = "2026-11-01 10:00:00"
        for operator, value, expected in [
            (">=", "2026-11-01", self.template(self.mug)),
            ("<", "2026-11-01", self.templates.browse()),
            ("!=", False, self.template(self.mug)),
        ]:
            with self.subTest(operator=operator, value=value):
                domain = [("shopify_last_exported_at", operator, value)]
                self.assertEqual(self.env["product.template"].search(domain), expected)

    def test_the_guides_search_before_an_export_runs(self):
        self.templates.website_description = "<p>Soft.</p>"
        found = self.env["product.product"].search(
            [
                ("sale_ok", "=", True),
                ("is_ready_for_sale", "=", True),
                ("is_published", "=", True),
                ("website_description", "!=", False),
                ("type", "=", "consu"),
            ]
        )
        self.assertEqual(found, self.products)

    def test_without_a_shop_the_fields_are_empty(self):
        self.shop.is_default = False
        self.env.invalidate_all()
        self.assertFalse(self.templates[0].shopify_product_id)
        self.assertFalse(
            self.env["product.product"].search([("shopify_next_export", "=", True)])
        )


class TestPeopleWithoutARole(FieldsCase):
    def setUp(self):
        super().setUp()
        user = new_test_user(self.env, "plain", groups="base.group_user")
        self.plain = self.templates.with_user(user)
        groups = "sales_team.group_sale_salesman"
        self.seller = new_test_user(self.env, "seller", groups=groups)

    def test_sellers_read_every_field_they_may_see(self):
        for records in (self.templates, self.products):
            records = records.with_user(self.seller)
            fields = records.fields_get()
            self.assertNotIn("commerce_product_ids", fields)
            self.assertNotIn("commerce_variant_ids", fields)
            self.assertEqual(len(records.read(list(fields))), len(records))

    def test_they_open_forms_and_lists(self):
        for view in ("form", "list", "kanban", "search"):
            with self.subTest(view=view):
                self.assertTrue(self.plain.get_view(view_type=view)["arch"])

    def test_they_search_and_see_the_number(self):
        number = self.number(self.mug)
        found = self.plain.search([("shopify_product_id", "=", number)])
        self.assertEqual(found.shopify_product_id, number)

    def test_they_see_no_links_and_mark_nothing(self):
        with self.assertRaises(AccessError):
            self.plain.env["commerce.product"].search([])
        with self.assertRaises(AccessError):
            self.plain.write({"shopify_next_export": True})

    def test_a_product_manager_without_a_role_deletes_products_all_the_same(self):
        groups = "base.group_user,product.group_product_manager"
        user = new_test_user(self.env, "manager", groups=groups)
        self.template(self.mug).with_user(user).unlink()
        self.assertEqual(self.link(self.mug).state, "tombstone")


class TestPeopleOfOtherCompanies(FieldsCase):
    def test_they_see_no_links_of_this_one(self):
        company = self.env["res.company"].create({"name": "Elsewhere"})
        user = new_test_user(
            self.env,
            "elsewhere",
            groups="commerce_sync.group_manager",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        for model in ("commerce.product", "commerce.variant"):
            with self.subTest(model=model):
                self.assertFalse(self.env[model].with_user(user).search([]))
