"""Options of a product that the import made follow Shopify; its records stay."""

from odoo.fields import Command
from odoo.tests import tagged

from ..product_records import a_product, a_variant, changed, in_options, sized
from .options_case import OptionsCase


@tagged("post_install", "-at_install")
class TestOptions(OptionsCase):
    def assertSameRecords(self):
        self.assertEqual(self.odoo.product_variant_ids, self.small | self.medium)
        self.assertEqual(self.small.standard_price, 7)

    def test_a_renamed_value_is_followed_and_others_keep_the_old_name(self):
        other = a_product("Cap", sized("S", "L", prefix="CAP"))
        self.import_products(other)
        self.assertFollowed(self.change([("Size", "Small")], [("Size", "M")]))
        self.assertSameRecords()
        self.assertEqual(self.options(self.small), {"Size": "Small"})
        self.assertEqual(self.lines(), [("Size", ["M", "Small"])])
        self.assertEqual(self.options(self.variants(other)[0]), {"Size": "S"})

    def test_a_renamed_option_is_followed_and_others_keep_the_old_name(self):
        other = a_product("Cap", sized("S", prefix="CAP"))
        self.import_products(other)
        self.assertFollowed(self.change([("Fit", "S")], [("Fit", "M")]))
        self.assertSameRecords()
        self.assertEqual(self.options(self.medium), {"Fit": "M"})
        self.assertEqual(self.lines(), [("Fit", ["S", "M"])])
        self.assertEqual(self.options(self.variants(other)), {"Size": "S"})

    def test_an_added_option_is_given_to_the_variants(self):
        self.assertFollowed(
            self.change(
                [("Size", "S"), ("Color", "Red")], [("Size", "M"), ("Color", "Red")]
            )
        )
        self.assertSameRecords()
        self.assertEqual(self.options(self.small), {"Size": "S", "Color": "Red"})

    def test_a_removed_option_is_taken_from_the_variants(self):
        two = [[("Size", it), ("Color", "Red")] for it in "SM"]
        self.change(*two)
        self.assertFollowed(self.change([("Size", "S")], [("Size", "M")]))
        self.assertSameRecords()
        self.assertEqual(self.lines(), [("Size", ["S", "M"])])
        self.assertFollowed(self.change(*two))
        self.assertSameRecords()
        self.assertEqual(self.options(self.small), {"Size": "S", "Color": "Red"})

    def test_options_in_another_order_are_followed(self):
        self.change(*[[("Size", it), ("Color", "Red")] for it in "SM"])
        result = self.change(*[[("Color", "Red"), ("Size", it)] for it in "SM"])
        self.assertFollowed(result)
        self.assertSameRecords()
        self.assertEqual(self.lines(), [("Color", ["Red"]), ("Size", ["S", "M"])])

    def test_variants_swap_their_values(self):
        self.assertFollowed(self.change([("Size", "M")], [("Size", "S")]))
        self.assertSameRecords()
        self.assertEqual(self.options(self.small), {"Size": "M"})
        self.assertEqual(self.options(self.medium), {"Size": "S"})
        indices = self.small.product_template_attribute_value_ids._ids2str()
        self.assertEqual(self.small.combination_indices, indices)

    def test_a_sku_that_moves_to_another_size_takes_its_record_along(self):
        variants = sized("S") + [a_variant("TS-M", options=[("Size", "L")])]
        self.product = changed(self.product, variants=variants)
        self.assertFollowed(self.import_products(self.product))
        self.assertSameRecords()
        self.assertEqual(self.options(self.medium), {"Size": "L"})

    def test_a_new_variant_takes_the_size_that_another_leaves(self):
        small, medium = self.product.variants
        variants = [in_options(small, ("Size", "XS")), medium, *sized("S", prefix="N")]
        self.product = changed(self.product, variants=variants)
        self.assertFollowed(self.import_products(self.product))
        self.assertEqual(len(self.odoo.product_variant_ids), 3)
        self.assertEqual(self.options(self.small), {"Size": "XS"})

    def test_a_lone_variant_gets_options_and_loses_them_again(self):
        mug = a_product("Mug", [a_variant("MUG")])
        self.import_products(mug)
        self.product, self.odoo = mug, self.template(mug)
        record = self.odoo.product_variant_ids
        self.assertFollowed(self.change([("Color", "Red")]))
        self.assertEqual(self.options(record), {"Color": "Red"})
        self.assertFollowed(self.change([]))
        self.assertEqual(self.odoo.product_variant_ids, record)
        self.assertEqual((self.options(record), self.lines()), ({}, []))

    def test_a_product_that_was_here_before_keeps_its_structure(self):
        mug = self.env["product.template"].create(
            {"name": "Mug", "default_code": "MUG", "type": "consu"}
        )
        self.import_products(
            a_product("Mug", [a_variant("MUG", options=[("Color", "Red")])])
        )
        self.assertFalse(mug.attribute_line_ids)


@tagged("post_install", "-at_install")
class TestOptionsAndPeople(OptionsCase):
    """What a person did to the attributes of an imported product stays."""

    def test_an_attribute_added_in_odoo_stays_and_new_variants_have_it(self):
        attribute = self.env["product.attribute"].create(
            {"name": "Material", "value_ids": [Command.create({"name": "Cotton"})]}
        )
        self.odoo.attribute_line_ids = [
            Command.create(
                {
                    "attribute_id": attribute.id,
                    "value_ids": [Command.set(attribute.value_ids.ids)],
                }
            )
        ]
        self.assertFollowed(self.change([("Fit", "S")], [("Fit", "M")]))
        self.assertFollowed(self.add(a_variant("TS-L", options=[("Fit", "L")])))
        self.assertEqual(
            [self.options(it)["Material"] for it in self.odoo.product_variant_ids],
            ["Cotton"] * 3,
        )
        self.assertEqual(self.odoo.product_variant_ids[:2], self.small | self.medium)

    def test_a_choice_without_variants_stays(self):
        attribute = self.env["product.attribute"].create(
            {
                "name": "Engraving",
                "create_variant": "no_variant",
                "value_ids": [Command.create({"name": it}) for it in ("Yes", "No")],
            }
        )
        self.odoo.attribute_line_ids = [
            Command.create(
                {
                    "attribute_id": attribute.id,
                    "value_ids": [Command.set(attribute.value_ids.ids)],
                }
            )
        ]
        self.assertFollowed(self.change([("Fit", "S")], [("Fit", "M")]))
        self.assertIn(("Engraving", ["Yes", "No"]), self.lines())

    def test_a_value_renamed_in_odoo_keeps_its_name(self):
        value = self.small.product_template_attribute_value_ids
        value.product_attribute_value_id.name = "Klein"
        self.assertFollowed(
            self.change(
                [("Size", "S"), ("Color", "Red")], [("Size", "M"), ("Color", "Red")]
            )
        )
        self.assertEqual(self.options(self.small), {"Size": "Klein", "Color": "Red"})
        self.assertFollowed(
            self.add(a_variant("TS-SB", options=[("Size", "S"), ("Color", "Blue")]))
        )
        blue = self.odoo.product_variant_ids - self.small - self.medium
        self.assertEqual(self.options(blue), {"Size": "Klein", "Color": "Blue"})

    def test_a_variant_made_in_odoo_keeps_its_options(self):
        line = self.odoo.attribute_line_ids
        line.value_ids += self.env["product.attribute.value"].create(
            {"name": "L", "attribute_id": line.attribute_id.id}
        )
        large = line.product_template_value_ids.filtered(lambda it: it.name == "L")
        own = self.odoo._create_product_variant(large)
        result = self.change([("Size", "L")], [("Size", "S")])
        self.assertEqual(self.codes(result), ["combination_taken"])
        self.env.flush_all()
        self.assertEqual(self.options(own), {"Size": "L"})
        self.assertEqual(self.options(self.small), {"Size": "S"})
        self.assertEqual(self.options(self.medium), {"Size": "M"})
        own.active = False
        self.assertFollowed(self.store_again())
        self.assertEqual(self.options(self.medium), {"Size": "S"})

    def store_again(self):
        return self.import_products(self.product)
