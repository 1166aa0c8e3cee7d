"""All that a shop keeps on a product, beside titles, options, SKUs and prices."""

from odoo.fields import Command
from odoo.tests import tagged

from .product_case import ProductCase
from .product_objects import (
    a_collection,
    a_product,
    a_variant,
    an_inventory_item,
    changed,
    listed,
    raw_variants,
    sized,
)

HTML = '<p>Soft &amp; warm.</p><ul><li style="color:red">Wool</li></ul>'


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


class TestDescription(FieldsCase):
    def description(self, product):
        return str(self.template(product).website_description or "")

    def test_it_comes_in_as_html(self):
        product = a_product(descriptionHtml=HTML)
        self.store(product)
        self.assertIn("<li", self.description(product))
        self.assertIn("Soft &amp; warm.", self.description(product))

    def test_scripts_stay_out(self):
        product = a_product(
            descriptionHtml='<p onclick="x()">Hi</p><script>alert(1)</script>'
        )
        self.store(product)
        self.assertIn("Hi", self.description(product))
        self.assertNotIn("script", self.description(product))
        self.assertNotIn("onclick", self.description(product))

    def test_an_edit_in_odoo_survives_another_title(self):
        product = a_product(descriptionHtml=HTML)
        self.store(product)
        self.template(product).website_description = "<p>Better.</p>"
        self.store(changed(product, title="Tee"))
        self.assertEqual(self.description(product), "<p>Better.</p>")

    def test_a_new_text_in_shopify_replaces_it(self):
        product = a_product(descriptionHtml=HTML)
        self.store(product)
        self.store(changed(product, descriptionHtml="<p>New</p>"))
        self.assertEqual(self.description(product), "<p>New</p>")

    def test_what_shopify_filled_it_empties_however_odd_its_html(self):
        for html in (HTML, "plain", "<p>open <b>tags", "<table><tr><td>1</td></tr>"):
            with self.subTest(html=html):
                product = a_product(variants=[a_variant(html)], descriptionHtml=html)
                self.store(product)
                self.assertTrue(self.description(product))
                self.store(changed(product, descriptionHtml=""))
                self.assertFalse(self.description(product))

    def test_an_empty_one_leaves_what_was_written_in_odoo(self):
        product = a_product(descriptionHtml=HTML)
        self.store(product)
        self.template(product).website_description = "<p>Mine</p>"
        self.store(changed(product, descriptionHtml=""))
        self.assertEqual(self.description(product), "<p>Mine</p>")

    def test_an_editors_empty_paragraph_counts_as_empty(self):
        template = self.env["product.template"].create(
            {"name": "Mug", "default_code": "MUG"}
        )
        template.website_description = "<p><br></p>"
        product = a_product("Mug", [a_variant("MUG")], descriptionHtml="<p>Big</p>")
        self.store(product)
        self.assertEqual(self.description(product), "<p>Big</p>")

    def test_a_text_for_search_engines_is_kept_on_the_link(self):
        product = a_product(seo={"title": "Best mug", "description": "Buy it"})
        self.store(product)
        self.assertRecordValues(
            self.link(product),
            [{"seo_title": "Best mug", "seo_description": "Buy it"}],
        )
        self.store(changed(product, seo={"title": None, "description": None}))
        self.assertFalse(self.link(product).seo_title)


class TestWeight(FieldsCase):
    def weight(self, product):
        return self.variants(product).weight

    def test_every_unit_becomes_kilograms(self):
        for value, unit, kilograms in [
            (1.25, "KILOGRAMS", 1.25),
            (250, "GRAMS", 0.25),
            (2, "POUNDS", 0.91),
            (16, "OUNCES", 0.45),
            (5, "GRAMS", 0.01),
        ]:
            with self.subTest(value=value, unit=unit):
                product = a_product(variants=[a_variant(f"{value} {unit}")])
                product = self.weighing(product, value, unit)
                self.store(product)
                self.assertAlmostEqual(self.weight(product), kilograms)

    def test_a_database_in_pounds_gets_pounds(self):
        self.use_pounds()
        product = self.weighing(self.mug(), 1, "KILOGRAMS")
        self.store(product)
        self.assertAlmostEqual(self.weight(product), 2.2)
        jug = a_product("Jug", [a_variant("JUG")])
        self.store(self.weighing(jug, 35.5, "OUNCES"))
        self.assertAlmostEqual(self.weight(jug), 2.22)

    def test_the_exact_weight_is_on_the_link(self):
        product = self.weighing(self.mug(), 5, "GRAMS")
        self.store(product)
        link = self.link(product).variant_ids
        self.assertEqual(link.weight, "5 GRAMS")
        self.assertEqual(link.baseline["weight"], "5 GRAMS")

    def test_a_weight_changed_in_odoo_survives_another_title(self):
        product = self.weighing(self.mug(), 250, "GRAMS")
        self.store(product)
        self.variants(product).weight = 0.3
        self.store(changed(product, title="Big mug"))
        self.assertAlmostEqual(self.weight(product), 0.3)

    def test_a_new_weight_in_shopify_arrives(self):
        product = self.weighing(self.mug(), 250, "GRAMS")
        self.store(product)
        self.store(self.weighing(product, 1, "POUNDS"))
        self.assertAlmostEqual(self.weight(product), 0.45)

    def test_no_weight_in_shopify_leaves_odoos(self):
        product = self.mug()
        self.store(product)
        self.variants(product).weight = 0.3
        self.store(self.weighing(product, 0, "GRAMS"))
        self.assertAlmostEqual(self.weight(product), 0.3)


class TestCost(FieldsCase):
    def cost(self, product):
        return self.variants(product).standard_price

    def traces(self, product):
        return self.env["product.value"].search(
            [("product_id", "in", self.variants(product).ids)], order="id"
        )

    def test_a_new_product_has_its_cost(self):
        product = self.mug(cost="7.50")
        self.store(product)
        self.assertEqual(self.cost(product), 7.5)
        self.assertEqual(self.traces(product).mapped("value"), [7.5])

    def test_a_cost_in_another_currency_is_kept_on_the_link_alone(self):
        product = self.costing(self.mug(), "7.50", "JPY")
        self.assertFalse(self.store(product).issues)
        self.assertEqual(self.cost(product), 0)
        self.assertEqual(self.link(product).variant_ids.unit_cost, "7.5 JPY")

    def test_a_shop_may_leave_costs_to_odoo(self):
        self.shop.take_over_cost = False
        product = self.mug(cost="7.50")
        self.store(product)
        self.assertEqual(self.cost(product), 0)

    def test_switched_on_later_it_fills_what_is_empty(self):
        self.shop.take_over_cost = False
        bare = self.mug(cost="7.50")
        known = a_product("Jug", [self.a_mug("JUG", cost="3.00")])
        self.store(bare, known)
        self.variants(known).standard_price = 2.0
        self.shop.take_over_cost = True
        self.store(bare, known)
        self.assertEqual((self.cost(bare), self.cost(known)), (7.5, 2.0))

    def test_a_new_cost_is_followed_with_its_trace(self):
        product = self.mug(cost="7.50")
        self.store(product)
        self.store(self.costing(product, "8.00"))
        self.assertEqual(self.cost(product), 8.0)
        self.assertEqual(self.traces(product).mapped("value"), [7.5, 8.0])

    def test_a_cost_that_odoo_computes_is_left_to_it(self):
        product = self.mug(cost="7.50")
        self.store(product)
        self.template(product).categ_id = self.env["product.category"].create(
            {"name": "Bought", "property_cost_method": "average"}
        )
        self.store(self.costing(product, "8.00"))
        self.assertEqual(self.cost(product), 7.5)

    def test_a_cost_that_ends_in_shopify_devalues_nothing(self):
        product = self.mug(cost="7.50")
        self.store(product)
        self.store(self.costing(product, None))
        self.assertEqual(self.cost(product), 7.5)

    def test_a_cost_changed_in_odoo_survives_another_title(self):
        product = self.mug(cost="7.50")
        self.store(product)
        self.variants(product).standard_price = 6.0
        self.store(changed(product, title="Big mug"))
        self.assertEqual(self.cost(product), 6.0)


class TestTaxes(FieldsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.company
        Tax = cls.env["account.tax"]
        group = cls.env["account.tax.group"].create({"name": "Sales"})
        cls.tax, cls.reduced = Tax.create(
            [
                {
                    "name": f"{rate} %",
                    "amount": rate,
                    "type_tax_use": "sale",
                    "tax_group_id": group.id,
                    "country_id": (
                        cls.company.account_fiscal_country_id or cls.env.ref("base.us")
                    ).id,
                }
                for rate in (20, 7)
            ]
        )
        cls.company.account_sale_tax_id = cls.tax

    def shirt(self, *taxed):
        variants = sized("S", "M")
        for variant, flag in zip(variants, taxed, strict=True):
            variant["taxable"] = flag
        return a_product(variants=variants)

    def taxing(self, product, *taxed):
        variants = raw_variants(product)
        for variant, flag in zip(variants, taxed, strict=True):
            variant["taxable"] = flag
        return changed(product, variants=variants)

    def test_a_product_has_the_companys_tax_unless_no_variant_is_taxed(self):
        for taxed, taxes, said in [
            ((True, True), self.tax, "all"),
            ((True, False), self.tax, "some"),
            ((False, False), self.tax.browse(), "none"),
        ]:
            with self.subTest(taxed=taxed):
                variants = sized("S", "M", prefix=said)
                for variant, flag in zip(variants, taxed, strict=True):
                    variant["taxable"] = flag
                product = a_product(variants=variants)
                self.store(product)
                self.assertEqual(self.template(product).taxes_id, taxes)
                self.assertEqual(self.link(product).taxable, said)
                self.assertEqual(
                    tuple(self.link(product).variant_ids.mapped("taxable")), taxed
                )

    def test_tax_is_followed_both_ways(self):
        product = self.shirt(True, True)
        self.store(product)
        self.store(self.taxing(product, False, False))
        self.assertFalse(self.template(product).taxes_id)
        self.store(self.taxing(product, True, True))
        self.assertEqual(self.template(product).taxes_id, self.tax)

    def test_a_tax_chosen_in_odoo_survives(self):
        product = self.shirt(True, True)
        self.store(product)
        self.template(product).taxes_id = self.reduced
        self.store(self.taxing(changed(product, title="Tee"), True, False))
        self.assertEqual(self.template(product).taxes_id, self.reduced)

    def test_the_taxes_of_a_product_that_was_here_before_stay(self):
        self.env["product.template"].create(
            {
                "name": "Mug",
                "default_code": "MUG",
                "taxes_id": [Command.set(self.reduced.ids)],
            }
        )
        product = a_product("Mug", [a_variant("MUG", taxable=False)])
        self.store(product)
        self.assertEqual(self.template(product).taxes_id, self.reduced)

    def test_the_shop_says_where_its_prices_mean_another_thing(self):
        self.shop.write({"checked_at": "2026-11-01 10:00:00", "taxes_included": True})
        self.tax.price_include_override = "tax_excluded"
        self.assertIn("include tax", self.shop.tax_warning)
        self.tax.price_include_override = "tax_included"
        self.assertFalse(self.shop.tax_warning)
        self.shop.taxes_included = False
        self.assertIn("do not include tax", self.shop.tax_warning)


class TestTracking(FieldsCase):
    def is_storable(self, product):
        return self.template(product).is_storable

    def test_a_product_is_tracked_as_soon_as_one_variant_is(self):
        tracked = a_product(
            "Shirt",
            [
                self.a_mug("S", [("Size", "S")], tracked=False),
                self.a_mug("M", [("Size", "M")]),
            ],
        )
        untracked = self.mug(tracked=False)
        self.store(tracked, untracked)
        self.assertTrue(self.is_storable(tracked))
        self.assertFalse(self.is_storable(untracked))
        flags = self.link(tracked).variant_ids.mapped("tracked")
        self.assertEqual(flags, [False, True])

    def test_a_gift_card_is_a_service(self):
        product = a_product("Card", isGiftCard=True)
        self.store(product)
        self.assertRecordValues(
            self.template(product), [{"type": "service", "is_storable": False}]
        )

    def test_a_product_that_never_moved_follows(self):
        product = self.mug()
        self.store(product)
        self.store(self.with_item(product, tracked=False))
        self.assertFalse(self.is_storable(product))
        self.store(product)
        self.assertTrue(self.is_storable(product))

    def put_in_stock(self, product):
        location = self.env["stock.warehouse"].search([], limit=1).lot_stock_id
        variant = self.variants(product)
        self.env["stock.quant"]._update_available_quantity(variant, location, 4)

    def test_one_in_stock_stays_tracked_and_is_reported(self):
        product = self.mug()
        self.store(product)
        self.put_in_stock(product)
        result = self.store(self.with_item(product, tracked=False))
        self.assertEqual(self.codes(result), ["tracking_kept"])
        self.assertTrue(self.is_storable(product))
        self.assertEqual(self.variants(product).qty_available, 4)

    def test_the_report_ends_when_both_agree_again(self):
        product = self.mug()
        self.store(product)
        self.put_in_stock(product)
        self.store(self.with_item(product, tracked=False))
        self.assertFalse(self.store(product).issues)

    def test_what_was_switched_in_odoo_stays_until_shopify_does(self):
        product = self.mug()
        self.store(product)
        self.template(product).is_storable = False
        self.store(changed(product, title="Big mug"))
        self.assertFalse(self.is_storable(product))


class TestCustoms(FieldsCase):
    def test_code_and_origin_are_those_of_most_variants(self):
        product = a_product(
            "Shirt",
            [
                self.a_mug(
                    size,
                    [("Size", size)],
                    harmonizedSystemCode=code,
                    countryCodeOfOrigin=country,
                )
                for size, code, country in [
                    ("S", "610910", "PT"),
                    ("M", "610990", "IN"),
                    ("L", "610990", "IN"),
                ]
            ],
        )
        self.store(product)
        self.assertRecordValues(
            self.template(product),
            [{"hs_code": "610990", "country_of_origin": self.env.ref("base.in").id}],
        )
        self.assertRecordValues(
            self.link(product).variant_ids[0],
            [{"hs_code": "610910", "country_code": "PT"}],
        )

    def test_they_follow_shopify_and_empty_nothing_else(self):
        product = self.mug(harmonizedSystemCode="691200", countryCodeOfOrigin="PT")
        self.store(product)
        self.store(self.with_item(product, countryCodeOfOrigin="IN"))
        template = self.template(product)
        self.assertEqual(template.country_of_origin.code, "IN")
        template.hs_code = "691110"
        self.store(
            self.with_item(product, harmonizedSystemCode=None, countryCodeOfOrigin=None)
        )
        self.assertFalse(template.country_of_origin)
        self.assertEqual(template.hs_code, "691110")


class TestCategory(FieldsCase):
    CATEGORY = {
        "id": "gid://shopify/TaxonomyCategory/hg-11-6",
        "fullName": "Home & Garden > Kitchen > Mugs",
    }

    def category(self, product):
        return self.template(product).categ_id.complete_name

    def test_a_new_product_is_put_into_shopifys_category(self):
        product = a_product(category=self.CATEGORY)
        other = a_product("Jug", [a_variant("JUG")], category=self.CATEGORY)
        self.store(product, other)
        self.assertEqual(self.category(product), "Home & Garden / Kitchen / Mugs")
        self.assertEqual(self.template(product).categ_id, self.template(other).categ_id)
        self.assertRecordValues(
            self.link(product),
            [
                {
                    "category_gid": self.CATEGORY["id"],
                    "category_name": self.CATEGORY["fullName"],
                }
            ],
        )

    def test_categories_of_the_same_path_are_used_and_no_others(self):
        Category = self.env["product.category"]
        top = Category.create({"name": "Home & Garden"})
        mine = Category.create({"name": "Kitchen", "parent_id": top.id})
        elsewhere = Category.create({"name": "Mugs"})
        product = a_product(category=self.CATEGORY)
        self.store(product)
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
                self.store(product)
                default = self.env["product.template"].default_get(["categ_id"])
                usual = self.env["product.category"].browse(default.get("categ_id"))
                wanted = category or usual.complete_name
                self.assertEqual(self.category(product), wanted)

    def test_a_product_is_never_put_elsewhere_later(self):
        product = a_product(category=self.CATEGORY)
        self.store(product)
        moved = {"id": "gid://shopify/TaxonomyCategory/aa", "fullName": "Apparel"}
        self.store(changed(product, category=moved))
        self.assertEqual(self.category(product), "Home & Garden / Kitchen / Mugs")
        self.assertEqual(self.link(product).category_name, "Apparel")


class TestCollections(FieldsCase):
    def setUp(self):
        super().setUp()
        self.summer, self.gifts = a_collection("Summer"), a_collection("Gifts")
        self.product = a_product(
            "Shirt",
            [a_variant("SHIRT")],
            collections=listed(self.summer, self.gifts),
        )
        self.other = a_product(
            "Mug", [a_variant("MUG")], collections=listed(self.gifts)
        )
        self.store(self.product, self.other)

    def collection(self, source):
        return self.env["shopify.collection"].search(
            [("shop_id", "=", self.shop.id), ("gid", "=", source["id"])]
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
                domain = [("shopify_collection_ids", operator, value)]
                templates = Template.union(*map(self.template, found))
                self.assertEqual(Template.search(domain), templates.sorted())
        among = [
            ("id", "in", (self.template(self.product) + self.template(self.other)).ids),
            ("shopify_collection_ids", "not in", self.collection(self.summer).ids),
        ]
        self.assertEqual(Template.search(among), self.template(self.other))
        self.assertEqual(
            set(self.template(self.product).shopify_collection_ids.mapped("title")),
            {"Gifts", "Summer"},
        )

    def test_the_panel_beside_the_list_counts_them(self):
        links = self.env["shopify.product"]
        panel = links.search_panel_select_multi_range(
            "collection_ids", enable_counters=True
        )
        counts = {it["display_name"]: it["__count"] for it in panel["values"]}
        self.assertEqual((counts["Gifts"], counts["Summer"]), (2, 1))

    def test_a_product_leaves_one_and_joins_another(self):
        winter = a_collection("Winter")
        self.store(changed(self.product, collections=listed(self.gifts, winter)))
        self.assertEqual(self.titles(self.product), ["Gifts", "Winter"])
        self.assertFalse(self.collection(self.summer).shopify_product_ids)

    def test_a_renamed_one_is_renamed_even_if_its_products_stay_the_same(self):
        renamed = self.gifts | {"title": "Presents", "handle": "presents"}
        result = self.store(changed(self.other, collections=listed(renamed)))
        self.assertEqual(result.unchanged, 1)
        self.assertRecordValues(
            self.collection(self.gifts), [{"title": "Presents", "handle": "presents"}]
        )

    def test_each_shop_has_its_own(self):
        south = self.a_shop("south-shop", "South Shop")
        self.store(self.other, shop=south)
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
        self.store(self.weighing(self.mug(harmonizedSystemCode="691200"), 0.4))
        self.assertEqual(template.hs_code, "691200")
        self.assertAlmostEqual(template.weight, 0.3)

    def test_how_it_is_kept_in_stock_stays(self):
        template = self.old_mug()
        category = template.categ_id
        self.store(self.mug())
        self.assertFalse(template.is_storable)
        self.assertEqual(template.categ_id, category)
