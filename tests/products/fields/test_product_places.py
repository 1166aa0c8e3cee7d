"""Where an import puts what a shop keeps on its products: stock, customs, groups."""

from ....services.commerce.records.product import Category
from ..product_records import (
    a_collection,
    a_product,
    a_variant,
    changed,
    edited,
)
from .product_fields_case import FieldsCase


class TestTracking(FieldsCase):
    def is_storable(self, product):
        return self.template(product).is_storable

    def test_a_product_is_tracked_as_soon_as_one_variant_is(self):
        tracked = a_product(
            "Shirt",
            [
                a_variant("S", options=[("Size", "S")], tracked=False),
                a_variant("M", options=[("Size", "M")]),
            ],
        )
        untracked = self.mug(tracked=False)
        self.import_products(tracked, untracked)
        self.assertTrue(self.is_storable(tracked))
        self.assertFalse(self.is_storable(untracked))
        flags = self.link(tracked).variant_ids.mapped("tracked")
        self.assertEqual(flags, [False, True])

    def test_a_gift_card_is_a_service(self):
        product = a_product("Card", is_gift_card=True)
        self.import_products(product)
        self.assertRecordValues(
            self.template(product), [{"type": "service", "is_storable": False}]
        )

    def test_a_product_that_never_moved_follows(self):
        product = self.mug()
        self.import_products(product)
        self.import_products(edited(product, tracked=False))
        self.assertFalse(self.is_storable(product))
        self.import_products(changed(product))
        self.assertTrue(self.is_storable(product))

    def put_in_stock(self, product):
        location = self.env["stock.warehouse"].search([], limit=1).lot_stock_id
        variant = self.variants(product)
        self.env["stock.quant"]._update_available_quantity(variant, location, 4)

    def test_one_in_stock_stays_tracked_and_is_reported(self):
        product = self.mug()
        self.import_products(product)
        self.put_in_stock(product)
        result = self.import_products(edited(product, tracked=False))
        self.assertEqual(self.codes(result), ["tracking_kept"])
        self.assertTrue(self.is_storable(product))
        self.assertEqual(self.variants(product).qty_available, 4)

    def test_the_report_ends_when_both_agree_again(self):
        product = self.mug()
        self.import_products(product)
        self.put_in_stock(product)
        self.import_products(edited(product, tracked=False))
        self.assertFalse(self.import_products(product).issues)

    def test_what_was_switched_in_odoo_stays_until_shopify_does(self):
        product = self.mug()
        self.import_products(product)
        self.template(product).is_storable = False
        self.import_products(changed(product, title="Big mug"))
        self.assertFalse(self.is_storable(product))


class TestCustoms(FieldsCase):
    def test_code_and_origin_are_those_of_most_variants(self):
        product = a_product(
            "Shirt",
            [
                a_variant(
                    size,
                    options=[("Size", size)],
                    hs_code=code,
                    country_code=country,
                )
                for size, code, country in [
                    ("S", "610910", "PT"),
                    ("M", "610990", "IN"),
                    ("L", "610990", "IN"),
                ]
            ],
        )
        self.import_products(product)
        self.assertRecordValues(
            self.template(product),
            [{"hs_code": "610990", "country_of_origin": self.env.ref("base.in").id}],
        )
        self.assertRecordValues(
            self.link(product).variant_ids[0],
            [{"hs_code": "610910", "country_code": "PT"}],
        )

    def test_they_follow_shopify_and_empty_nothing_else(self):
        product = self.mug(hs_code="691200", country_code="PT")
        self.import_products(product)
        self.import_products(edited(product, country_code="IN"))
        template = self.template(product)
        self.assertEqual(template.country_of_origin.code, "IN")
        template.hs_code = "691110"
        self.import_products(edited(product, hs_code="", country_code=""))
        self.assertFalse(template.country_of_origin)
        self.assertEqual(template.hs_code, "691110")


class TestCategory(FieldsCase):
    CATEGORY = Category("hg-11-6", "Home & Garden > Kitchen > Mugs")

    def category(self, product):
        return self.template(product).categ_id.complete_name

    def test_a_new_product_is_put_into_shopifys_category(self):
        product = a_product(category=self.CATEGORY)
        other = a_product("Jug", [a_variant("JUG")], category=self.CATEGORY)
        self.import_products(product, other)
        self.assertEqual(self.category(product), "Home & Garden / Kitchen / Mugs")
        self.assertEqual(self.template(product).categ_id, self.template(other).categ_id)
        self.assertRecordValues(
            self.link(product),
            [
                {
                    "category_external_id": self.CATEGORY.external_id,
                    "category_name": self.CATEGORY.full_name,
                }
            ],
        )

    def test_categories_of_the_same_path_are_used_and_no_others(self):
        categories = self.env["product.category"]
        top = categories.create({"name": "Home & Garden"})
        mine = categories.create({"name": "Kitchen", "parent_id": top.id})
        elsewhere = categories.create({"name": "Mugs"})
        product = a_product(category=self.CATEGORY)
        self.import_products(product)
        found = self.template(product).categ_id
        self.assertEqual(found.parent_id, mine)
        self.assertNotEqual(found, elsewhere)

    def test_the_policy_of_the_shop_decides(self):
        for policy, category in [
            ("taxonomy", "Home & Garden / Kitchen / Mugs"),
            ("product_type", "Shirts"),
            ("none", False),
        ]:
            with self.subTest(policy=policy):
                self.shop.category_policy = policy
                product = a_product(
                    variants=[a_variant(policy)], category=self.CATEGORY
                )
                self.import_products(product)
                default = self.env["product.template"].default_get(["categ_id"])
                usual = self.env["product.category"].browse(default.get("categ_id"))
                wanted = category or usual.complete_name
                self.assertEqual(self.category(product), wanted)

    def test_a_product_is_never_put_elsewhere_later(self):
        product = a_product(category=self.CATEGORY)
        self.import_products(product)
        moved = Category("aa", "Apparel")
        self.import_products(changed(product, category=moved))
        self.assertEqual(self.category(product), "Home & Garden / Kitchen / Mugs")
        self.assertEqual(self.link(product).category_name, "Apparel")


class TestCollections(FieldsCase):
    def setUp(self):
        super().setUp()
        self.summer, self.gifts = a_collection("Summer"), a_collection("Gifts")
        self.product = a_product(
            "Shirt",
            [a_variant("SHIRT")],
            collections=[self.summer, self.gifts],
        )
        self.other = a_product("Mug", [a_variant("MUG")], collections=[self.gifts])
        self.import_products(self.product, self.other)

    def collection(self, source):
        return self.env["commerce.collection"].search(
            [
                ("channel_id", "=", self.shop.id),
                ("external_id", "=", source.external_id),
            ]
        )

    def titles(self, product):
        return sorted(self.link(product).collection_ids.mapped("title"))

    def test_products_are_in_them(self):
        self.assertEqual(self.titles(self.product), ["Gifts", "Summer"])
        self.assertEqual(self.titles(self.other), ["Gifts"])
        self.assertEqual(self.collection(self.gifts).product_count, 2)

    def test_odoos_products_are_found_by_them(self):
        Template = self.env["product.template"]
        for operator, value, found in [
            ("in", self.collection(self.summer).ids, [self.product]),
            ("ilike", "gift", [self.product, self.other]),
            ("=", self.collection(self.summer).id, [self.product]),
        ]:
            with self.subTest(operator=operator):
                domain = [("commerce_collection_ids", operator, value)]
                templates = Template.union(*map(self.template, found))
                self.assertEqual(Template.search(domain), templates.sorted())
        among = [
            ("id", "in", (self.template(self.product) + self.template(self.other)).ids),
            ("commerce_collection_ids", "not in", self.collection(self.summer).ids),
        ]
        self.assertEqual(Template.search(among), self.template(self.other))
        self.assertEqual(
            set(self.template(self.product).commerce_collection_ids.mapped("title")),
            {"Gifts", "Summer"},
        )

    def test_the_panel_beside_the_list_counts_them(self):
        links = self.env["commerce.product"]
        panel = links.search_panel_select_multi_range(
            "collection_ids", enable_counters=True
        )
        counts = {it["display_name"]: it["__count"] for it in panel["values"]}
        self.assertEqual((counts["Gifts"], counts["Summer"]), (2, 1))

    def test_a_product_leaves_one_and_joins_another(self):
        winter = a_collection("Winter")
        self.import_products(changed(self.product, collections=[self.gifts, winter]))
        self.assertEqual(self.titles(self.product), ["Gifts", "Winter"])
        self.assertFalse(self.collection(self.summer).commerce_product_ids)

    def test_a_renamed_one_is_renamed_even_if_its_products_stay_the_same(self):
        renamed = self.gifts._replace(title="Presents", handle="presents")
        result = self.import_products(changed(self.other, collections=[renamed]))
        self.assertEqual(result.unchanged, 1)
        self.assertRecordValues(
            self.collection(self.gifts), [{"title": "Presents", "handle": "presents"}]
        )

    def test_each_shop_has_its_own(self):
        south = self.a_shop("south-shop", "South Shop")
        self.import_products(self.other, shop=south)
        self.assertNotEqual(
            self.link(self.other, south).collection_ids, self.collection(self.gifts)
        )

    def test_one_opens_its_products_in_odoo(self):
        action = self.collection(self.summer).action_open_products()
        found = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(found, self.template(self.product))


class TestLinking(FieldsCase):
    def old_mug(self):
        return self.env["product.template"].create(
            {"name": "Mug", "default_code": "MUG", "weight": 0.3}
        )

    def test_an_older_product_takes_over_what_is_newer(self):
        template = self.old_mug()
        self.import_products(self.weighing(self.mug(hs_code="691200"), 0.4))
        self.assertEqual(template.hs_code, "691200")
        self.assertAlmostEqual(template.weight, 0.3)

    def test_how_it_is_kept_in_stock_stays(self):
        template = self.old_mug()
        category = template.categ_id
        self.import_products(self.mug())
        self.assertFalse(template.is_storable)
        self.assertEqual(template.categ_id, category)
