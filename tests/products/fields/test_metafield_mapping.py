"""Which metafields may be mapped to which fields, and that these alone are read."""

from contextlib import contextmanager
from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import Form, new_test_user, tagged
from odoo.tools import mute_logger

from ...engine_case import EngineCase
from ..product_case import ProductCase
from ..product_records import a_product, metafields
from .metafield_case import MappingCase


@tagged("post_install", "-at_install")
class TestMapping(ProductCase, MappingCase):
    @contextmanager
    def refused(self, text):
        with self.assertRaises(ValidationError) as raised:
            yield
        self.assertRegex(str(raised.exception), text)

    def test_the_message_tells_which_fields_a_type_goes_into(self):
        field = self.new_field("day", "date")
        with self.refused(
            "“Integer”.*kinds: integer, float.*“Day” is of the kind date"
        ):
            self.map("custom.day", "number_integer", field)

    def test_fields_of_the_import_itself_and_computed_ones_are_refused(self):
        for model, name, type_, owner in [
            ("product.template", "name", "single_line_text_field", "product"),
            ("product.template", "list_price", "number_decimal", "product"),
            ("product.product", "barcode", "single_line_text_field", "variant"),
            ("product.product", "weight", "number_decimal", "variant"),
            ("product.product", "description_sale", "multi_line_text_field", "variant"),
            ("product.template", "product_variant_count", "number_integer", "product"),
            ("product.template", "shopify_product_id", "id", "product"),
        ]:
            with self.subTest(name), self.refused("cannot be filled by a metafield"):
                self.map("custom.x", type_, self.field(model, name), owner)

    def test_fields_of_odoos_own_may_be_filled(self):
        field = self.field("product.template", "description_sale")
        self.map("custom.text", "multi_line_text_field", field)
        text = metafields(("custom.text", "multi_line_text_field", "Soft\nand warm"))
        scarf = a_product("Scarf", metafields=text)
        self.import_products(scarf)
        self.assertEqual(self.template(scarf).description_sale, "Soft\nand warm")

    def test_a_field_of_the_other_model_is_refused(self):
        field = self.new_field("made", "char")
        with self.refused("is no field of"):
            self.map("custom.made", "single_line_text_field", field, "variant")

    def test_a_field_is_filled_by_one_metafield_of_a_shop(self):
        field = self.new_field("made", "char")
        self.map("custom.made", "single_line_text_field", field)
        self.map(
            "custom.made",
            "single_line_text_field",
            field,
            shop=self.a_shop("south", "South"),
        )
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.map("custom.other", "single_line_text_field", field)

    def test_shopify_gives_no_more_than_25_of_a_product_and_10_of_a_variant(self):
        for owner, model, most in [
            ("product", "product.template", 25),
            ("variant", "product.product", 10),
        ]:
            for number in range(most):
                field = self.new_field(f"{owner}{number}", "char", model)
                self.map(f"custom.f{number}", "single_line_text_field", field, owner)
            field = self.new_field(f"{owner}_more", "char", model)
            # The same metafield once more costs nothing.
            again = self.map("custom.f0", "single_line_text_field", field, owner)
            with self.refused(f"more than {most}"):
                again.key = "one_more"

    def test_a_name_is_two_parts_with_a_dot_between(self):
        field = self.new_field("made", "char")
        for name in ("custom.", ".made", "custom.made.by", "custom. made"):
            with self.subTest(name), self.refused("Custom data"):
                self.map(name, "single_line_text_field", field)

    def test_a_manager_makes_a_mapping_and_a_user_reads_it(self):
        self.new_field("made", "char")
        manager = new_test_user(
            self.env, "manager", groups="base.group_user,commerce_sync.group_manager"
        )
        form = Form(self.env["commerce.metafield.mapping"].with_user(manager))
        form.channel_id, form.key = self.shop, "made"
        form.field_id = self.field("product.template", "x_made").with_user(manager)
        mapping = form.save()
        self.assertEqual((mapping.name, mapping.field_name), ("custom.made", "x_made"))
        action = mapping.action_import_all()
        run = self.env["shopify.sync"].browse(action["res_id"])
        self.assertRecordValues(
            run, [{"mode": "import_all_products", "channel_id": self.shop.id}]
        )


@tagged("post_install", "-at_install")
class TestMetafieldsOverTheWire(EngineCase, MappingCase):
    def test_only_mapped_metafields_are_asked_for(self):
        self.add("Lamp")
        self.sync()
        [call] = self.shopify.log("GetProducts")
        self.assertFalse(call["variables"].get("withProductMetafields"))

    def test_they_come_with_pages_chosen_products_and_further_variants(self):
        self.map(
            "custom.born",
            "date",
            self.new_field("born", "date"),
        )
        field = self.new_field("shade", "char", "product.product")
        self.map("custom.shade", "color", field, "variant")
        product = self.shopify.add_product(
            "Paint",
            metafields=[
                {
                    "namespace": "custom",
                    "key": "born",
                    "type": "date",
                    "value": "2026-05-01",
                }
            ],
            productOptions=[
                {"name": "No", "values": [{"name": str(n)} for n in range(30)]}
            ],
            variants=[
                {
                    "sku": f"P{number}",
                    "price": "1.00",
                    "optionValues": [{"optionName": "No", "name": str(number)}],
                    "metafields": [
                        {
                            "namespace": "custom",
                            "key": "shade",
                            "type": "color",
                            "value": f"#0000{number:02}",
                        }
                    ],
                }
                for number in range(30)
            ],
        )
        for mode, given in [
            ("import_all_products", {}),
            ("import_one_product", {"shopify_id": product["id"]}),
        ]:
            with self.subTest(mode):
                self.sync(mode, **given)
                template = self.templates()
                self.assertEqual(template.x_born, date(2026, 5, 1))
                shades = template.product_variant_ids.mapped("x_shade")
                self.assertEqual(
                    sorted(shades), [f"#0000{number:02}" for number in range(30)]
                )
                template.unlink()
                self.env["commerce.product"].search([]).unlink()
