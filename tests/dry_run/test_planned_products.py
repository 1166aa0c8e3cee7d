"""What a plan tells of a product: each field, each variant, what would stay out."""

from odoo.tests import tagged

from ...services.commerce.dry_run.plan_book import PlanBook
from ..products.product_records import (
    a_collection,
    a_cost,
    a_product,
    a_variant,
    a_weight,
    an_image,
    changed,
    edited,
    in_options,
    sized,
)
from .dry_run_case import DryRunCase


@tagged("post_install", "-at_install")
class TestPlan(DryRunCase):
    def test_it_tells_field_by_field_in_words(self):
        mug = a_product("Mug", [a_variant("MUG", "5.00")], tags=["new"])
        self.import_products(mug)
        stock = {"weight": a_weight(2), "unit_cost": a_cost("3.00")}
        lamp = a_product(
            "Lamp",
            [a_variant("LAMP", "12.00", barcode="4012345", **stock)],
            collections=[a_collection("Winter")],
            media=[an_image(), an_image()],
        )
        found = self.plan([lamp, changed(mug, title="Cup", tags=[], status="draft")])
        told = self.rows(found, "name", "action", "label", "old", "new")
        for expected in [
            ("Lamp", "create", "Name", False, "Lamp"),
            ("Lamp", "create", "Sales Price", False, "$\xa012.00"),
            ("Lamp", "create", "Track Inventory", False, "Yes"),
            ("Lamp", "create", "Internal Reference", False, "LAMP"),
            ("Lamp", "create", "Images", False, "2 images"),
            ("Lamp", "create", "Barcode", False, "4012345"),
            ("Lamp", "create", "Cost", False, "$\xa03.00"),
            ("Lamp", "create", "Weight", False, "2.00"),
            ("Lamp", "create", "Price in North Shop", False, "$\xa012.00"),
            ("Cup", "update", "Name", "Mug", "Cup"),
            ("Cup", "update", "Is Published", "Yes", "No"),
            ("Cup", "update", "Tags", "new", False),
            ("Cup", "update", "Status", "Active", "Draft"),
        ]:
            self.assertIn(expected, told)

    def test_collections_are_told_of_products_new_linked_and_known(self):
        self.env["product.product"].create({"name": "Cup", "default_code": "CUP"})
        known = a_product("Mug", [a_variant("MUG")])
        self.import_products(known)
        both = [a_collection("Winter"), a_collection("Gifts")]
        found = self.plan(
            [
                a_product("Lamp", [a_variant("LAMP")], collections=both),
                a_product("Cup", [a_variant("CUP")], collections=both),
                changed(known, collections=both),
                a_product("Vase", [a_variant("VASE")]),
            ]
        )
        told = found.filtered(lambda it: it.field == "collection_ids")
        self.assertEqual(
            self.rows(told, "name", "action", "label", "old", "new"),
            [
                ("Lamp", "create", "Collections", False, "Gifts, Winter"),
                ("Cup", "link", "Collections", False, "Gifts, Winter"),
                ("Mug", "update", "Collections", False, "Gifts, Winter"),
            ],
        )
        self.assertFalse(self.env["commerce.collection"].search([]))

    def test_a_link_names_what_is_linked(self):
        here = self.env["product.product"].create(
            {"name": "Old Lamp", "default_code": "LAMP"}
        )
        found = self.plan([a_product("Lamp", [a_variant("LAMP", "12.00")])])
        linked = found.filtered(lambda row: row.field == "linked")
        self.assertEqual(
            self.rows(linked, "action", "model", "new", "record_id"),
            [
                (
                    "link",
                    "product.template",
                    "[LAMP] Old Lamp",
                    here.product_tmpl_id.id,
                ),
                ("link", "product.product", "[LAMP] Old Lamp", here.id),
            ],
        )

    def test_variants_that_swap_their_options_are_told_one_by_one(self):
        shirt = a_product("Shirt", sized("S", "M"))
        self.import_products(shirt)
        small, medium = self.template(shirt).product_variant_ids
        one, other = shirt.variants
        swapped = [in_options(one, *other.options), in_options(other, *one.options)]
        found = self.plan([changed(shirt, variants=swapped)])
        moved = found.filtered(lambda it: it.model == "product.product")
        self.assertEqual(
            self.rows(moved, "action", "sku", "label", "old", "new", "record_id"),
            [
                ("update", "TS-S", "Options", "Size: S", "Size: M", small.id),
                ("update", "TS-M", "Options", "Size: M", "Size: S", medium.id),
            ],
        )

    def test_an_option_more_is_told_of_each_variant_in_the_words_of_odoo(self):
        shirt = a_product("Shirt", sized("S", "M"))
        self.import_products(shirt)
        small = self.template(shirt).product_variant_ids[0]
        value = small.product_template_attribute_value_ids
        value.product_attribute_value_id.name = "Klein"
        red = [in_options(it, *it.options, ("Color", "Red")) for it in shirt.variants]
        found = self.plan([changed(shirt, variants=red)])
        moved = found.filtered(lambda it: it.model == "product.product")
        self.assertEqual(
            self.rows(moved, "sku", "old", "new"),
            [
                ("TS-S", "Size: Klein", "Size: Klein; Color: Red"),
                ("TS-M", "Size: M", "Size: M; Color: Red"),
            ],
        )

    def test_variants_that_are_archived_or_come_back_are_told(self):
        shirt = a_product("Shirt", sized("S", "M"))
        self.import_products(shirt)
        less = changed(shirt, variants=shirt.variants[:1])

        def told(product):
            rows = self.plan([product]).filtered(lambda it: it.field == "active")
            return self.rows(rows, "sku", "label", "old", "new")

        self.assertEqual(told(less), [("TS-M", "Active", "Yes", "No")])
        self.import_products(less)
        self.assertEqual(
            told(changed(shirt, title="Tee")), [("TS-M", "Active", "No", "Yes")]
        )

    def test_what_would_stay_out_appears_with_its_reason(self):
        taken = a_product("First", [a_variant("A", barcode="40")])
        self.import_products(taken)
        found = self.plan(
            [
                a_product("Postcard", [a_variant("")]),
                a_product("Second", [a_variant("B", barcode="40")]),
            ]
        )
        self.assertEqual(
            self.rows(found.filtered("code"), "name", "action", "code"),
            [
                ("Postcard", "set_aside", "missing_sku"),
                ("Second", "issue", "doubled_barcode"),
            ],
        )
        self.assertIn("has no SKU in Shopify", found.filtered("code")[0].new)
        self.assertFalse(
            found.filtered(lambda it: it.name == "Postcard" and not it.code)
        )

    def test_what_both_sides_changed_and_odoo_keeps_is_told(self):
        mug = a_product("Mug", [a_variant("MUG", "5.00")])
        self.import_products(mug)
        for fact, owner in (("title", "ask"), ("price", "odoo"), ("barcode", "shop")):
            self.env["commerce.field.policy"].create(
                {"channel_id": self.shop.id, "fact": fact, "owner": owner}
            )
        self.variants(mug).write({"name": "Our Mug", "lst_price": 6, "barcode": "1"})
        told = edited(changed(mug, title="Cup"), price="7.00", barcode="2")
        before = self.snapshot()
        found = self.rows(self.plan([told]), "action", "label", "old", "new")
        self.assertEqual(self.snapshot(), before)
        for expected in [
            ("keep", "Name", "Our Mug", "Our Mug"),
            ("keep", "Price in North Shop", "$\xa06.00", "$\xa06.00"),
            ("update", "Barcode", "1", "2"),
        ]:
            self.assertIn(expected, found)

    def test_long_texts_are_cut(self):
        lamp = a_product("Lamp", description_html=f"<p>{'light ' * 500}</p>")
        found = self.plan([lamp])
        row = found.filtered(lambda it: it.field == "website_description")
        self.assertEqual(len(row.new), 300)
        self.assertTrue(row.new.startswith("light light"))

    def test_the_words_are_those_of_the_person_who_reads(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.env["ir.model.fields"]._get("product.template", "name").with_context(
            lang="fr_FR"
        ).field_description = "Nom"
        book_run = self.env["shopify.sync"].create(
            {"mode": "import_all_products", "channel_id": self.shop.id, "dry_run": True}
        )
        rows = self.env["commerce.plan"]
        book = PlanBook(rows, book_run)
        lamp = a_product("Lamp", [a_variant("LAMP")])
        self.dry_run(book, "fr_FR").store([lamp])
        found = rows.search([("run_id", "=", book_run.id), ("field", "=", "name")])
        self.assertEqual(found.label, "Nom")
