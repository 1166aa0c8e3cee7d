"""Mapped, not mapped, differs: filters on Odoo's products, and the differing fields."""

from odoo.tests import new_test_user
from odoo.tools import SQL

from ..engine_case import EngineCase

MAPPED = [("commerce_product_ids", "any", [("state", "=", "bound")])]
AGE = [
    "UPDATE commerce_product SET create_date = create_date - interval '1 day'",
    "UPDATE commerce_variant SET create_date = create_date - interval '1 day'",
    "UPDATE product_template SET write_date = write_date - interval '1 day'",
    "UPDATE product_product SET write_date = write_date - interval '1 day'",
]
NOT_MAPPED = [("commerce_product_ids", "not any", [("state", "=", "bound")])]


class FilterCase(EngineCase):
    def setUp(self):
        super().setUp()
        self.user = new_test_user(self.env, "uma", groups="commerce_sync.group_user")
        self.shopify.settings(currency="USD")
        self.lamp = self.shopify.add_product(
            "Lamp",
            sku="LAMP",
            price="10.00",
            tags=["light"],
            descriptionHtml="<p>Bright &amp; small</p>",
        )
        self.mug = self.shopify.add_product("Mug", sku="MUG", price="5.00")
        self.sync()
        self.age()

    def age(self):
        """Let the records be older than what is written from now on."""
        self.env.flush_all()
        for statement in AGE:
            self.env.cr.execute(SQL(statement))
        self.env.invalidate_all()

    def found(self, domain, model="product.template"):
        Model = self.env[model].with_user(self.user)
        records = Model.search([("name", "in", ["Lamp", "Mug", "Vase"]), *domain])
        return records.sorted("name").mapped("name")

    def template(self, name):
        return self.templates().filtered(lambda it: it.name == name)

    def rows(self, template):
        """Field, Odoo and Shopify of all differences of the product."""
        link = template.commerce_product_ids
        [(_link, found)] = link._found_differences()
        return {row.field: (row.odoo, row.shop) for row in found}


class TestMapped(FilterCase):
    def test_products_and_variants_are_told_apart(self):
        self.env["product.template"].create({"name": "Vase"})
        for model in ("product.template", "product.product"):
            self.assertEqual(self.found(MAPPED, model), ["Lamp", "Mug"])
            self.assertEqual(self.found(NOT_MAPPED, model), ["Vase"])

    def test_a_product_gone_from_shopify_is_mapped_no_more(self):
        self.template("Mug").commerce_product_ids.state = "gone"
        self.assertEqual(self.found(MAPPED), ["Lamp"])
        self.assertEqual(self.found(NOT_MAPPED), ["Mug"])

    def test_the_views_have_the_filters_for_shopifys_users_only(self):
        plain = new_test_user(self.env, "pia", groups="base.group_user")
        for model in ("product.template", "product.product"):
            for user, there in ((self.user, True), (plain, False)):
                views = self.env[model].with_user(user).get_views([(False, "search")])
                arch = views["views"]["search"]["arch"]
                for name in (
                    "commerce_mapped",
                    "commerce_not_mapped",
                    "commerce_differs",
                ):
                    self.assertEqual(f'name="{name}"' in arch, there)


class TestDiffers(FilterCase):
    def differing(self, model="product.template"):
        return self.found([("commerce_differs", "=", True)], model)

    def test_nothing_differs_after_an_import(self):
        self.assertEqual(self.differing(), [])
        self.assertEqual(
            self.found([("commerce_differs", "=", False)]), ["Lamp", "Mug"]
        )
        self.assertFalse(self.template("Lamp").commerce_differences)

    def test_what_was_touched_and_is_the_same_does_not_differ(self):
        self.template("Lamp").write({"description_sale": "Nice", "name": "Lamp"})
        self.assertEqual(self.differing(), [])

    def test_each_kind_of_field_is_noticed(self):
        lamp = self.template("Lamp")
        variant = lamp.product_variant_ids
        for record, field, value, shopify in [
            (lamp, "name", "Vase", "Lamp"),
            (lamp, "is_published", not lamp.is_published, lamp.is_published),
            (lamp, "website_description", "<p>Dim</p>", "<p>Bright &amp; small</p>"),
            (variant, "default_code", "LAMP-2", "LAMP"),
            (variant, "barcode", "4006381333931", False),
            (variant, "weight", 3.0, False),
        ]:
            with self.subTest(field):
                before = record[field]
                record[field] = value
                self.assertEqual(self.differing(), [lamp.name])
                self.assertEqual(self.differing("product.product"), [lamp.name])
                self.assertEqual(set(self.rows(lamp)), {field})
                self.assertEqual(self.rows(lamp)[field][1], shopify)
                record[field] = before
                self.assertEqual(self.differing(), [])

    def test_a_variant_that_shopify_has_no_more_differs_from_nothing(self):
        lamp = self.template("Lamp")
        lamp.product_variant_ids.barcode = "4006381333931"
        self.assertEqual(self.differing(), ["Lamp"])
        lamp.commerce_product_ids.variant_ids.state = "gone"
        self.assertEqual(self.differing(), [])
        self.assertEqual(self.rows(lamp), {})

    def test_a_tag_that_was_taken_away_differs(self):
        lamp = self.template("Lamp")
        lamp.product_tag_ids = False
        self.assertEqual(self.rows(lamp), {"product_tag_ids": ([], ["light"])})

    def test_a_sales_price_differs_until_a_rule_says_shopifys(self):
        lamp = self.template("Lamp")
        lamp.list_price = 12
        self.assertEqual(self.rows(lamp), {"price": (12, "10")})
        self.assertEqual(self.differing(), ["Lamp"])
        rule = self.rule(lamp, 10)
        self.assertEqual(self.differing(), [])
        rule.fixed_price = 11
        self.assertEqual(self.rows(lamp), {"price": (11, "10")})
        self.assertEqual(self.differing(), ["Lamp"])

    def rule(self, template, price):
        self.shop.product_pricelist_id = self.env["product.pricelist"].create(
            {"name": "Shop", "currency_id": self.shop.currency_id.id}
        )
        return self.env["product.pricelist.item"].create(
            {
                "pricelist_id": self.shop.product_pricelist_id.id,
                "applied_on": "0_product_variant",
                "product_tmpl_id": template.id,
                "product_id": template.product_variant_ids.id,
                "compute_price": "fixed",
                "fixed_price": price,
            }
        )

    def test_it_still_differs_after_another_field_came_in(self):
        lamp = self.template("Lamp")
        lamp.name = "Vase"
        self.shopify.change_product(self.lamp["id"], tags=["new"])
        self.sync("import_changed_products")
        self.assertEqual(self.rows(lamp), {"name": ("Vase", "Lamp")})
        self.assertEqual(self.differing(), ["Vase"])

    def test_the_page_says_what_differs(self):
        lamp = self.template("Lamp").with_user(self.user)
        lamp.sudo().write({"name": "<b>Vase</b>", "list_price": 12})
        said = str(lamp.commerce_differences)
        name = "<td>Name</td><td>&lt;b&gt;Vase&lt;/b&gt;</td><td>Lamp</td>"
        self.assertIn(name, said)
        self.assertRegex(said, r"<td>Price</td><td>\$.12\.00</td><td>\$.10\.00</td>")

    def test_only_what_was_touched_is_compared(self):
        self.template("Lamp").name = "Vase"
        links = self.env["commerce.product"]
        seen = []
        found = type(links)._found_differences

        def spy(records):
            seen.extend(records.mapped("title"))
            return found(records)

        self.patch(type(links), "_found_differences", spy)
        self.assertEqual(links._differing().title, "Lamp")
        self.assertEqual(seen, ["Lamp"])


class TestLinkFilters(FilterCase):
    def test_links_with_open_issues(self):
        issue = self.env["commerce.issue"].create(
            {
                "name": "Mug",
                "channel_id": self.shop.id,
                "external_id": self.mug["id"],
                "code": "doubled_barcode",
                "reason": "Barcode",
            }
        )
        Link = self.env["commerce.product"].with_user(self.user)
        self.assertEqual(Link.search([("has_issues", "=", True)]).title, "Mug")
        self.assertEqual(Link.search([("has_issues", "=", False)]).title, "Lamp")
        link = Link.search([("title", "=", "Mug")])
        self.assertEqual((link.issue_ids, link.open_issue_count), (issue, 1))
        issue.action_ignore()
        self.assertFalse(Link.search([("has_issues", "=", True)]))

    def test_the_runs_that_were_started_for_it(self):
        link = self.template("Mug").commerce_product_ids.with_user(self.user)
        link.sudo().imported_at = "2020-02-20 20:20:20"
        self.assertFalse(link.sync_ids)
        one = self.sync("import_one_product", shopify_id=self.mug["id"])
        both = self.templates().action_import_from_channel() and self.env[
            "shopify.sync"
        ].search([("mode", "=", "import_batch_products")])
        link.sudo().imported_at = "2020-02-20 20:20:20"
        link.invalidate_recordset()
        self.assertEqual(link.sync_ids, both + one)


class TestShopButtons(FilterCase):
    def test_the_shop_counts_what_came_in_what_did_not_and_what_is_gone(self):
        self.shopify.add_product("Postcard", price="1.00")
        self.sync()
        self.template("Mug").commerce_product_ids.state = "gone"
        shop = self.shop.with_user(self.user)
        self.assertRecordValues(
            shop, [{"product_count": 1, "gone_count": 1, "not_imported_count": 1}]
        )
        action = shop.action_open_not_imported()
        issues = self.env["commerce.issue"].search(action["domain"])
        self.assertEqual(issues.mapped("name"), ["Postcard"])

    def test_an_issue_of_a_product_that_came_in_is_not_counted(self):
        self.env["commerce.issue"].create(
            {
                "name": "Mug",
                "channel_id": self.shop.id,
                "external_id": self.mug["id"],
                "code": "doubled_barcode",
                "reason": "Barcode",
            }
        )
        self.assertEqual(self.shop.not_imported_count, 0)
