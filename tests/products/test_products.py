from odoo.fields import Command
from odoo.tests import tagged

from ...services.commerce.pricelists.channel_prices import ShopPrices
from .product_case import ProductCase
from .product_objects import a_product, a_variant, changed, raw_variants, sized


@tagged("post_install", "-at_install")
class TestNewProducts(ProductCase):
    def test_a_product_comes_in_with_its_fields(self):
        product = a_product(
            variants=[a_variant("AB-12 - R3", "20.00", barcode="4006381333931")],
            tags=["new", "summer"],
        )
        result = self.import_products(product)
        self.assertEqual((result.created, result.issues), (1, []))
        self.assertRecordValues(
            self.template(product),
            [
                {
                    "name": "T-Shirt",
                    "list_price": 20.0,
                    "type": "consu",
                    "company_id": False,
                    "is_published": True,
                    "is_ready_for_sale": True,
                }
            ],
        )
        self.assertEqual(
            self.template(product).product_tag_ids.mapped("name"), ["new", "summer"]
        )
        self.assertRecordValues(
            self.variants(product),
            [
                {
                    "default_code": "AB-12",
                    "shopify_bin": "R3",
                    "barcode": "4006381333931",
                }
            ],
        )
        self.assertRecordValues(
            self.link(product),
            [
                {
                    "title": "T-Shirt",
                    "status": "active",
                    "vendor": "Northwind",
                    "product_type": "Shirts",
                    "state": "bound",
                    "is_origin": True,
                }
            ],
        )

    def test_a_lone_default_variant_makes_no_attribute(self):
        product = a_product()
        self.import_products(product)
        self.assertFalse(self.template(product).attribute_line_ids)

    def test_a_gift_card_is_nothing_to_ship(self):
        product = a_product("Gift Card", isGiftCard=True)
        self.import_products(product)
        self.assertEqual(self.template(product).type, "service")

    def test_a_sparse_matrix_gets_those_variants_only(self):
        product = a_product(
            variants=[
                a_variant("A", options=[("Size", "S"), ("Color", "Red")]),
                a_variant("B", options=[("Size", "M"), ("Color", "Blue")]),
            ]
        )
        self.import_products(product)
        variants = self.template(product).product_variant_ids
        names = {
            variant.default_code: variant.product_template_attribute_value_ids.mapped(
                "name"
            )
            for variant in variants
        }
        self.assertEqual(names, {"A": ["S", "Red"], "B": ["M", "Blue"]})
        lines = self.template(product).attribute_line_ids
        self.assertEqual(lines.mapped("attribute_id.name"), ["Size", "Color"])

    def test_three_hundred_variants_are_all_there(self):
        sizes = [str(number) for number in range(300)]
        product = a_product(variants=sized(*sizes))
        self.import_products(product)
        self.assertEqual(len(self.variants(product)), 300)

    def test_products_share_dynamic_attributes_and_no_others(self):
        always = self.env["product.attribute"].create(
            {"name": "Size", "create_variant": "always"}
        )
        first = a_product("First", sized("S", "M"))
        second = a_product("Second", sized("M", "L", prefix="X"))
        self.import_products(first)
        self.import_products(second)
        used = (self.template(first) + self.template(second)).attribute_line_ids
        self.assertEqual(len(used.attribute_id), 1)
        self.assertEqual(used.attribute_id.create_variant, "dynamic")
        self.assertNotEqual(used.attribute_id, always)
        self.assertEqual(
            sorted(used.attribute_id.value_ids.mapped("name")), ["L", "M", "S"]
        )

    def test_a_shop_of_its_own_company_keeps_its_products(self):
        shop = self.a_shop("own-shop", "Own Shop", share_products=False)
        product = a_product()
        self.import_products(product, shop=shop)
        self.assertEqual(self.template(product, shop).company_id, shop.company_id)

    def test_odd_texts_come_in_as_they_are(self):
        for number, title in enumerate(
            ["寿司 🍣", "قميص قطني", "A & <b>B</b>", "x" * 255]
        ):
            with self.subTest(title=title):
                product = a_product(title, [a_variant(f"ODD-{number}")])
                self.import_products(product)
                self.assertEqual(self.template(product).name, title)


@tagged("post_install", "-at_install")
class TestPrices(ProductCase):
    def rules(self, field="product_pricelist_id"):
        return {
            rule.product_id.default_code: rule.fixed_price
            for rule in self.shop[field].item_ids
        }

    def test_equal_prices_need_no_pricelist(self):
        self.import_products(a_product(variants=sized("S", "M")))
        self.assertFalse(self.shop.product_pricelist_id)

    def test_a_variant_with_a_price_of_its_own_gets_a_rule(self):
        variants = sized("S", "M") + sized("L", price="22.50")
        product = a_product(variants=variants)
        self.import_products(product)
        self.assertEqual(self.template(product).list_price, 20.0)
        self.assertEqual(self.rules(), {"TS-L": 22.5})
        for size, price in [("S", 20.0), ("L", 22.5)]:
            variant = self.variants(product).filtered_domain(
                [("default_code", "=", f"TS-{size}")]
            )
            got = self.shop.product_pricelist_id._get_product_price(variant, 1.0)
            self.assertEqual(got, price)

    def test_compare_at_prices_have_a_pricelist_of_their_own(self):
        variants = sized("S", compareAtPrice="30.00") + sized("M")
        self.import_products(a_product(variants=variants))
        self.assertEqual(self.rules("compare_pricelist_id"), {"TS-S": 30.0})
        self.assertFalse(self.shop.product_pricelist_id)

    def test_a_compare_at_price_that_ends_takes_its_rule_with_it(self):
        product = a_product(variants=[a_variant("A", compareAtPrice="30.00")])
        self.import_products(product)
        variants = raw_variants(product)
        variants[0]["compareAtPrice"] = None
        self.import_products(changed(product, variants=variants))
        self.assertEqual(self.rules("compare_pricelist_id"), {})

    def test_a_new_price_changes_the_shops_pricelist_and_not_the_sales_price(self):
        product = a_product(variants=[a_variant("A", "20.00")])
        self.import_products(product)
        for price in ("24.00", "26.00"):
            variants = raw_variants(product)
            variants[0]["price"] = price
            self.import_products(changed(product, variants=variants))
            self.assertEqual(self.rules(), {"A": float(price)})
        self.assertEqual(self.template(product).list_price, 20.0)

    def test_a_shop_in_another_currency_has_all_its_prices_in_its_pricelist(self):
        shop = self.a_shop("euro-shop", "Euro Shop", currency_id=self.other_currency())
        product = a_product(variants=[a_variant("A", "20.00")])
        self.import_products(product, shop=shop)
        self.assertEqual(self.template(product, shop).list_price, 0.0)
        self.assertEqual(shop.product_pricelist_id.item_ids.fixed_price, 20.0)
        self.assertEqual(shop.product_pricelist_id.currency_id, shop.currency_id)

    def test_no_price_goes_into_a_pricelist_of_another_currency(self):
        chosen = self.env["product.pricelist"].create(
            {"name": "Chosen", "currency_id": self.other_currency()}
        )
        self.shop.product_pricelist_id = self.shop.compare_pricelist_id = chosen
        variants = sized("S", "M") + sized("L", price="30.00", compareAtPrice="40.00")
        self.import_products(a_product(variants=variants))
        self.assertFalse(chosen.item_ids)
        self.assertEqual(self.rules(), {"TS-L": 30.0})
        self.assertEqual(self.rules("compare_pricelist_id"), {"TS-L": 40.0})
        used = self.shop.product_pricelist_id + self.shop.compare_pricelist_id
        self.assertEqual(used.currency_id, self.shop.currency_id)

    def test_a_pricelist_of_another_currency_says_nothing_of_the_shops_prices(self):
        product = a_product(variants=[a_variant("A", "20.00")])
        self.import_products(product)
        record = self.variants(product)
        self.shop.product_pricelist_id = self.env["product.pricelist"].create(
            {
                "name": "Chosen",
                "currency_id": self.other_currency(),
                "item_ids": [
                    Command.create(
                        {
                            "applied_on": "0_product_variant",
                            "product_tmpl_id": record.product_tmpl_id.id,
                            "product_id": record.id,
                            "compute_price": "fixed",
                            "fixed_price": 17.0,
                        }
                    )
                ],
            }
        )
        prices = ShopPrices(self.env, self.shop, record)
        self.assertEqual(prices.of("price", record), 20.0)

    def test_another_currency_in_shopify_brings_all_prices_into_a_new_pricelist(self):
        variants = sized("S", "M") + sized("L", price="30.00", compareAtPrice="40.00")
        product = a_product(variants=variants)
        self.import_products(product)
        before = self.shop.product_pricelist_id
        self.shop.currency_id = self.other_currency()
        self.assertEqual(self.import_products(product).updated, 1)
        self.assertNotEqual(self.shop.product_pricelist_id, before)
        self.assertEqual(before.item_ids.fixed_price, 30.0)
        self.assertEqual(self.rules(), {"TS-S": 20.0, "TS-M": 20.0, "TS-L": 30.0})
        self.assertEqual(self.rules("compare_pricelist_id"), {"TS-L": 40.0})
        self.assertEqual(
            self.shop.compare_pricelist_id.currency_id, self.shop.currency_id
        )
        self.assertEqual(self.import_products(product).unchanged, 1)

    def other_currency(self):
        currency = (
            self.env["res.currency"]
            .with_context(active_test=False)
            .search([("id", "!=", self.env.company.currency_id.id)], limit=1)
        )
        currency.active = True
        return currency.id


@tagged("post_install", "-at_install")
class TestChangedProducts(ProductCase):
    def setUp(self):
        super().setUp()
        self.product = a_product(
            variants=[a_variant("AB-12 - R3", barcode="4006381333931")], tags=["new"]
        )
        self.import_products(self.product)
        self.odoo = self.template(self.product)
        self.variant = self.variants(self.product)

    def edit(self, **fields):
        """Import the product after its variant changed in Shopify."""
        variants = raw_variants(self.product)
        variants[0].update(fields)
        return self.import_products(changed(self.product, variants=variants))

    def test_nothing_changed_writes_nothing(self):
        before = self.link(self.product).write_date, self.odoo.write_date
        result = self.import_products(
            changed(self.product, updatedAt="2026-11-20T10:00:00Z")
        )
        self.assertEqual((result.unchanged, result.updated), (1, 0))
        self.assertEqual(
            (self.link(self.product).write_date, self.odoo.write_date), before
        )

    def test_a_price_changed_in_odoo_survives_a_new_title_from_shopify(self):
        self.odoo.list_price = 25.0
        result = self.import_products(changed(self.product, title="Tee"))
        self.assertEqual(result.updated, 1)
        self.assertRecordValues(self.odoo, [{"name": "Tee", "list_price": 25.0}])
        self.assertFalse(self.shop.product_pricelist_id)

    def test_a_name_changed_in_odoo_survives_another_vendor_from_shopify(self):
        self.odoo.name = "Our Shirt"
        self.import_products(changed(self.product, vendor="Acme"))
        self.assertEqual(self.odoo.name, "Our Shirt")
        self.assertEqual(self.link(self.product).vendor, "Acme")

    def test_what_shopify_filled_it_may_empty(self):
        self.edit(sku="AB-12", barcode="")
        self.assertRecordValues(
            self.variant,
            [{"default_code": "AB-12", "shopify_bin": False, "barcode": False}],
        )

    def test_what_was_changed_in_odoo_is_not_emptied(self):
        self.variant.write({"barcode": "5901234123457", "shopify_bin": "R9"})
        self.edit(sku="AB-12", barcode="")
        self.assertRecordValues(
            self.variant, [{"barcode": "5901234123457", "shopify_bin": "R9"}]
        )

    def test_tags_follow_shopify_and_odoos_own_stay(self):
        own = self.env["product.tag"].create({"name": "own"})
        self.odoo.product_tag_ids += own
        self.import_products(changed(self.product, tags=["sale"]))
        self.assertEqual(
            sorted(self.odoo.product_tag_ids.mapped("name")), ["own", "sale"]
        )

    def test_a_tag_taken_away_in_odoo_does_not_come_back(self):
        self.odoo.product_tag_ids = False
        self.import_products(changed(self.product, tags=["new", "sale"]))
        self.assertEqual(self.odoo.product_tag_ids.mapped("name"), ["sale"])

    def test_what_the_import_reads_only_now_fills_what_is_empty(self):
        link = self.link(self.product)
        known = dict(link.baseline)
        del known["title"], known["published"]
        link.write({"baseline": known, "checksum": False})
        variant_link = link.variant_ids
        known = dict(variant_link.baseline)
        del known["barcode"], known["price"]
        variant_link.baseline = known
        self.odoo.write({"name": "Our Shirt", "is_published": False})
        self.variant.barcode = "5901234123457"
        self.import_products(self.product)
        self.assertRecordValues(
            self.odoo, [{"name": "Our Shirt", "is_published": False}]
        )
        self.assertEqual(self.variant.barcode, "5901234123457")
        self.assertEqual(self.edit(barcode="4006381333948").updated, 1)
        self.assertEqual(self.variant.barcode, "4006381333948")

    def test_a_draft_is_not_published(self):
        self.import_products(changed(self.product, status="DRAFT"))
        self.assertFalse(self.odoo.is_published)
        self.assertEqual(self.link(self.product).status, "draft")

    def test_an_import_queues_no_export(self):
        self.import_products(changed(self.product, title="Tee"))
        self.assertFalse(self.link(self.product).next_export)

    def test_a_variant_that_is_gone_in_shopify_is_archived(self):
        product = a_product(variants=sized("S", "M"))
        self.import_products(product)
        medium = self.variants(product)[1]
        kept = raw_variants(product)[:1]
        self.import_products(changed(product, variants=kept))
        states = self.link(product).variant_ids.mapped("state")
        self.assertEqual(sorted(states), ["bound", "gone"])
        self.assertEqual((medium.active, medium.default_code), (False, "TS-M"))

    def test_a_product_deleted_in_odoo_does_not_come_back(self):
        self.odoo.unlink()
        result = self.import_products(changed(self.product, title="Tee"))
        self.assertEqual((result.created, result.unchanged), (0, 1))
        self.assertEqual(self.link(self.product).state, "tombstone")
        self.assertFalse(self.env["product.template"].search([("name", "=", "Tee")]))

    def test_a_variant_deleted_in_odoo_does_not_come_back(self):
        product = a_product(variants=sized("S", "M"))
        self.import_products(product)
        self.variants(product)[0].unlink()
        self.import_products(changed(product, title="Tee"))
        self.assertEqual(len(self.template(product).product_variant_ids), 1)
        states = self.link(product).variant_ids.mapped("state")
        self.assertEqual(sorted(states), ["bound", "tombstone"])


@tagged("post_install", "-at_install")
class TestImportAgain(ProductCase):
    def setUp(self):
        super().setUp()
        self.product = a_product(variants=sized("S", "M"))
        self.import_products(self.product)

    def ask(self):
        """Ask for the product again and return the run that was queued."""
        before = self.env["shopify.sync"].search([])
        self.link(self.product).action_import_again()
        return self.env["shopify.sync"].search([]) - before

    def test_a_deleted_product_comes_back_when_someone_asks(self):
        self.template(self.product).unlink()
        self.assertRecordValues(
            self.ask(),
            [
                {
                    "mode": "import_one_product",
                    "shopify_id": self.product.id,
                    "state": "queued",
                }
            ],
        )
        self.assertEqual(self.import_products(self.product).created, 1)
        self.assertEqual(len(self.template(self.product).product_variant_ids), 2)

    def test_a_deleted_variant_comes_back_when_someone_asks(self):
        small, medium = self.template(self.product).product_variant_ids
        small.unlink()
        self.ask()
        self.assertEqual(self.import_products(self.product).updated, 1)
        variants = self.template(self.product).product_variant_ids
        self.assertEqual(sorted(variants.mapped("default_code")), ["TS-M", "TS-S"])
        self.assertIn(medium, variants)


@tagged("post_install", "-at_install")
class TestNewVariants(ProductCase):
    def setUp(self):
        super().setUp()
        self.product = a_product(variants=sized("S", "M"))
        self.import_products(self.product)
        self.odoo = self.template(self.product)
        self.before = self.odoo.product_variant_ids

    def test_new_values_bring_their_variants_and_touch_no_other(self):
        stamps = self.before.mapped("write_date")
        more = raw_variants(self.product) + sized("L", "XL", price="25.00")
        result = self.import_products(changed(self.product, variants=more))
        self.assertEqual((result.updated, result.issues), (1, []))
        after = self.odoo.product_variant_ids
        self.assertEqual(len(after), 4)
        self.assertEqual(after & self.before, self.before)
        self.assertEqual(self.before.mapped("write_date"), stamps)
        self.assertEqual(
            sorted((after - self.before).mapped("default_code")), ["TS-L", "TS-XL"]
        )

    def test_variants_made_anew_with_their_skus_keep_their_records(self):
        result = self.import_products(changed(self.product, variants=sized("S", "M")))
        self.assertEqual((result.updated, result.issues), (1, []))
        self.assertEqual(self.variants(self.product), self.before)
        self.assertEqual(self.odoo.product_variant_ids, self.before)
        self.assertEqual(
            self.link(self.product).variant_ids.mapped("state"), ["bound", "bound"]
        )


@tagged("post_install", "-at_install")
class TestDryRun(ProductCase):
    def test_a_dry_run_says_what_it_would_do_and_stores_nothing(self):
        linked = a_product("Linked", [a_variant("L-1")], tags=["new"])
        self.import_products(linked)
        count = self.env["product.template"].search_count([])
        result = self.import_products(
            a_product("New", [a_variant("N-1", "12.00")]),
            changed(linked, title="Renamed"),
            dry_run=True,
        )
        self.assertEqual((result.created, result.updated), (1, 1))
        rows = {(it.action, it.field, it.old, it.new) for it in result.plan}
        self.assertIn(("create", "name", "", "New"), rows)
        self.assertIn(("create", "price", "", "$\xa012.00"), rows)
        self.assertIn(("update", "name", "Linked", "Renamed"), rows)
        self.assertEqual(self.env["product.template"].search_count([]), count)
        self.assertEqual(self.template(linked).name, "Linked")
