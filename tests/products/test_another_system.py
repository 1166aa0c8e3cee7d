"""Products of a system that is made up: its records alone are enough to import them."""

from dataclasses import replace

from odoo.tests import tagged

from ...services.commerce.products.importer import ProductImporter
from ...services.commerce.products.mapping import ProductForms
from ..import_case import ShopCase
from .product_records import a_cost, a_product, a_variant, a_weight, an_image, changed

NO_FORMS = ProductForms(
    bin_field="",
    metafield=lambda *told: told,
    metafield_text=lambda *told: told,
    type_label=lambda name: name,
)


@tagged("post_install", "-at_install")
class TestAnotherSystem(ShopCase):
    def store(self, *products):
        shop = self.world()
        return ProductImporter(shop.env, shop, NO_FORMS).store(products)

    def mug(self, sku, **given):
        variant = a_variant(sku, external_id="mug-1")
        return a_product("Mug", [variant], external_id="mug", **given)

    def variants(self, product):
        links = self.env["commerce.product"].search(
            [
                ("channel_id", "=", self.shop.id),
                ("external_id", "=", product.external_id),
            ]
        )
        return links.variant_ids.product_id.sorted("default_code")

    def test_a_product_comes_in_and_a_change_of_it(self):
        currency = self.shop.currency_id.name
        given = {"weight": a_weight(250, "GRAMS"), "tracked": False}
        given["unit_cost"] = a_cost("4.10", currency)
        variants = [
            a_variant(it, "9.90", [("Size", it)], external_id=f"shirt-{it}", **given)
            for it in "MS"
        ]
        shirt = a_product("Shirt", variants, external_id="shirt")
        self.assertEqual(self.store(shirt).created, 1)
        self.assertRecordValues(
            self.variants(shirt),
            [
                {"default_code": sku, "weight": 0.25, "standard_price": 4.1}
                for sku in "MS"
            ],
        )
        template = self.variants(shirt).product_tmpl_id
        self.assertRecordValues(
            template, [{"name": "Shirt", "list_price": 9.9, "is_storable": False}]
        )
        self.assertEqual(self.store(changed(shirt)).unchanged, 1)
        self.assertEqual(self.store(changed(shirt, title="Tee")).updated, 1)
        self.assertEqual(template.name, "Tee")

    def test_without_a_field_for_it_the_bin_is_left_out(self):
        mug = self.mug("MUG - R3")
        self.store(mug)
        self.assertRecordValues(
            self.variants(mug), [{"default_code": "MUG", "shopify_bin": False}]
        )

    def test_what_was_received_stays_with_the_issue(self):
        nameless = self.mug("")
        result = self.store(replace(nameless, received=lambda: {"number": 7}))
        (issue,) = result.issues
        self.assertEqual(
            (issue.code, issue.external_id, issue.payload),
            ("missing_sku", nameless.external_id, {"number": 7}),
        )

    def test_a_product_waits_for_its_images_where_the_shop_says_so(self):
        self.shop.hold_processing = "hold"
        image = an_image(state="processing", is_under_way=True)
        mug = self.mug("MUG", media=[image])
        (issue,) = self.store(mug).issues
        self.assertEqual(issue.code, "images_processing")
        self.assertEqual(self.store(replace(mug, media=())).created, 1)
