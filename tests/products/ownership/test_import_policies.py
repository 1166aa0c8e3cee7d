"""An import takes over what the shop's policies say, and lists what both changed."""

from odoo.tests import tagged

from ..fields.metafield_case import a_field
from ..product_records import (
    NEWER,
    a_cost,
    a_product,
    a_variant,
    a_weight,
    changed,
    edited,
    metafields,
)
from .policy_case import PolicyCase


@tagged("post_install", "-at_install")
class TestImportPolicies(PolicyCase):
    def setUp(self):
        super().setUp()
        self.product = a_product(
            "Shirt",
            [a_variant("AB-12 - R3", barcode="4006381333931")],
            description_html="<p>Soft</p>",
            tags=["new"],
        )
        self.import_products(self.product)
        self.odoo = self.template(self.product)
        self.variant = self.variants(self.product)

    def test_what_shopify_alone_changed_is_no_conflict(self):
        self.import_products(changed(self.product, title="Tee"))
        self.assertEqual(self.odoo.name, "Tee")
        self.assertFalse(self.conflicts())

    def test_both_changed_alike_is_no_conflict(self):
        self.odoo.name = "Tee"
        self.import_products(changed(self.product, title="Tee"))
        self.assertFalse(self.conflicts())
        self.assertEqual(self.link(self.product).baseline["title"], "Tee")

    def test_of_a_shop_that_is_only_read_shopify_is_the_newer(self):
        self.odoo.name = "Our Shirt"
        self.import_products(changed(self.product, title="Tee"))
        self.assertEqual(self.odoo.name, "Tee")
        conflict = self.conflicts(self.product)
        self.assertEqual(self.told(conflict), ("Our Shirt", "Tee", "shop", "decided"))
        self.assertEqual(conflict.field_label, "Title")
        self.assertEqual(conflict.display_name, "Tee: Title")

    def test_what_odoo_owns_stays_also_where_shopify_alone_changed_it(self):
        self.own("title", "odoo")
        result = self.import_products(changed(self.product, title="Tee"))
        self.assertEqual(self.odoo.name, "Shirt")
        self.assertEqual(self.link(self.product).baseline["title"], "Tee")
        self.assertEqual(result.updated, 1)
        self.assertFalse(self.conflicts())

    def test_what_odoo_owns_and_both_changed_is_listed(self):
        self.own("title", "odoo")
        self.odoo.name = "Our Shirt"
        self.import_products(changed(self.product, title="Tee"))
        self.assertEqual(self.odoo.name, "Our Shirt")
        self.assertEqual(
            self.told(self.conflicts()), ("Our Shirt", "Tee", "odoo", "decided")
        )

    def test_what_shopify_owns_comes_back_when_its_product_is_read(self):
        self.own("title", "shop")
        self.odoo.name = "Our Shirt"
        self.import_products(changed(self.product, vendor="Acme"))
        self.assertEqual(self.odoo.name, "Shirt")
        self.assertFalse(self.conflicts())

    def test_what_shopify_owns_it_may_empty(self):
        self.own("barcode", "shop")
        self.own("descriptionHtml", "shop")
        self.variant.barcode = "5901234123457"
        self.odoo.website_description = "<p>Very soft</p>"
        emptied = edited(self.product, barcode="")
        self.import_products(changed(emptied, description_html=""))
        self.assertFalse(self.variant.barcode)
        self.assertFalse(self.odoo.website_description)

    def test_what_nobody_owns_waits_for_a_person(self):
        self.own("title", "ask")
        self.odoo.name = "Our Shirt"
        tee = changed(self.product, title="Tee")
        self.import_products(tee)
        self.assertEqual(self.odoo.name, "Our Shirt")
        self.assertEqual(self.link(self.product).baseline["title"], "Shirt")
        self.assertEqual(
            self.told(self.conflicts()), ("Our Shirt", "Tee", False, "open")
        )
        self.assertEqual(self.import_products(tee).unchanged, 1)

    def test_what_nobody_owns_and_one_side_changed_goes_its_way(self):
        self.own("title", "ask")
        self.import_products(changed(self.product, title="Tee"))
        self.assertEqual(self.odoo.name, "Tee")
        self.assertFalse(self.conflicts())

    def test_an_open_conflict_that_is_no_more_is_closed(self):
        self.own("title", "ask")
        self.odoo.name = "Our Shirt"
        self.import_products(changed(self.product, title="Tee"))
        conflict = self.conflicts(state="open")
        self.import_products(changed(self.product, title="Coat", vendor="Acme"))
        newer = self.conflicts(state="open")
        self.assertEqual(conflict.state, "gone")
        self.assertEqual(newer.shop_text, "Coat")
        self.odoo.name = "Coat"
        self.import_products(changed(self.product, title="Coat", vendor="Nordic"))
        self.assertEqual(newer.state, "gone")
        self.assertEqual(self.link(self.product).baseline["title"], "Coat")

    def test_variants_have_policies_and_conflicts_of_their_own(self):
        self.own("sku", "odoo")
        self.own("barcode", "ask")
        self.variant.write({"default_code": "OURS", "barcode": "5901234123457"})
        self.import_products(edited(self.product, sku="AB-13", barcode="4006381333948"))
        self.assertRecordValues(
            self.variant,
            [
                {
                    "default_code": "OURS",
                    "shopify_bin": "R3",
                    "barcode": "5901234123457",
                }
            ],
        )
        barcode, sku = self.conflicts()
        self.assertEqual(self.told(sku), ("OURS - R3", "AB-13", "odoo", "decided"))
        self.assertEqual(
            self.told(barcode), ("5901234123457", "4006381333948", False, "open")
        )
        self.assertEqual(barcode.product_id, self.variant)

    def test_prices_obey(self):
        for owner, price in [("odoo", 25), ("shop", 30), ("ask", 25), ("newer", 30)]:
            with self.subTest(owner=owner):
                product = a_product("Mug", [a_variant(owner, price="20.00")])
                self.import_products(product)
                policy = self.own("price", owner)
                self.template(product).list_price = 25
                self.import_products(edited(product, price="30.00"))
                self.assertEqual(self.link(product).variant_ids.price, price)
                (conflict,) = self.conflicts(product)
                self.assertIn("25.00", conflict.odoo_text)
                self.assertIn("30.00", conflict.shop_text)
                policy.unlink()

    def test_a_compare_at_price_that_shopify_owns_goes_with_it(self):
        product = a_product("Mug", [a_variant("MUG", compare_at_price="30.00")])
        self.import_products(product)
        self.own("compareAtPrice", "shop")
        rule = self.shop.compare_pricelist_id.item_ids
        rule.fixed_price = 35
        self.import_products(edited(product, compare_at_price=None))
        self.assertFalse(rule.exists())

    def test_weight_and_cost_obey(self):
        given = {"weight": a_weight(1), "unit_cost": a_cost("4.00")}
        product = a_product("Mug", [a_variant("MUG", **given)])
        self.import_products(product)
        self.own("unitCost", "odoo")
        self.own("weight", "shop")
        mug = self.variants(product)
        mug.write({"standard_price": 5, "weight": 2})
        news = {"weight": a_weight(3), "unit_cost": a_cost("6.00")}
        self.import_products(edited(product, **news))
        self.assertRecordValues(mug, [{"standard_price": 5, "weight": 3}])

    def test_metafields_obey(self):
        field = a_field(self.env, "product.template", "material", "char")
        self.env["commerce.metafield.mapping"].create(
            {
                "channel_id": self.shop.id,
                "owner": "product",
                "namespace": "custom",
                "key": "material",
                "external_type": "single_line_text_field",
                "field_id": field.id,
            }
        )
        wool, silk = (
            metafields(("custom.material", "single_line_text_field", it))
            for it in ("Wool", "Silk")
        )
        self.import_products(changed(self.product, metafields=wool))
        self.own("metafields", "ask")
        self.odoo.x_material = "Cotton"
        self.import_products(changed(self.product, metafields=silk))
        self.assertEqual(self.odoo.x_material, "Cotton")
        conflict = self.conflicts()
        self.assertEqual(self.told(conflict), ("Cotton", "Silk", False, "open"))
        self.assertEqual(conflict.field_label, "Material")
        conflict.action_choose_shop()
        self.assertEqual(self.odoo.x_material, "Silk")

    def test_tags_of_both_sides_are_merged_unless_odoo_owns_them(self):
        own = self.env["product.tag"].create({"name": "own"})
        self.odoo.product_tag_ids += own
        self.own("tags", "odoo")
        self.import_products(changed(self.product, tags=["sale"]))
        self.assertEqual(
            sorted(self.odoo.product_tag_ids.mapped("name")), ["new", "own"]
        )
        # The export must not take a tag away of which Odoo never heard.
        self.assertEqual(self.link(self.product).baseline["tags"], [])
        self.assertFalse(self.conflicts())

    def test_whether_it_is_published_obeys(self):
        self.own("published", "odoo")
        self.import_products(changed(self.product, status="draft"))
        self.assertTrue(self.odoo.is_published)

    def test_a_record_may_have_an_owner_of_its_own(self):
        other = a_product("Cap", [a_variant("CAP")])
        self.import_products(other)
        self.own("title", "odoo")
        self.own("title", "shop", commerce_product_id=self.link(other))
        for product in (self.product, other):
            self.import_products(changed(product, title="New"))
        self.assertEqual(self.odoo.name, "Shirt")
        self.assertEqual(self.template(other).name, "New")

    def test_a_product_that_was_here_keeps_what_odoo_owns(self):
        for owner, name in [("odoo", "Our Hat"), ("newer", "Hat")]:
            with self.subTest(owner=owner):
                policy = self.own("title", owner)
                values = {"name": "Our Hat", "default_code": f"HAT-{owner}"}
                here = self.env["product.template"].create(values)
                hat = a_product("Hat", [a_variant(f"HAT-{owner}")], updated_at=NEWER)
                self.import_products(hat)
                self.assertEqual(here.name, name)
                policy.unlink()

    def test_linked_by_hand_with_shopifys_values_they_win_even_so(self):
        self.own("title", "odoo")
        self.link(self.product).write(
            {"channel_wins": True, "baseline": False, "checksum": False}
        )
        self.odoo.name = "Our Shirt"
        self.import_products(changed(self.product, title="Tee"))
        self.assertEqual(self.odoo.name, "Tee")
