"""Metafields of a shop in fields of Odoo, by the mapping that a manager makes."""

from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import Form, TransactionCase, new_test_user, tagged
from odoo.tools import mute_logger

from ....services.shopify.products.metafields.values import CONVERT
from ...engine_case import EngineCase
from ..product_case import ProductCase
from ..product_objects import a_product, a_variant, changed, raw_variants, sized


def metafields(*triples):
    """A connection of metafields: (namespace.key, type, value)."""
    return {
        "nodes": [
            dict(zip(("namespace", "key"), name.split("."), strict=True))
            | {"type": type_, "value": value}
            for name, type_, value in triples
        ]
    }


def a_field(env, model, name, kind, **given):
    return env["ir.model.fields"].create(
        {
            "model_id": env["ir.model"]._get(model).id,
            "name": f"x_{name}",
            "field_description": name.title(),
            "ttype": kind,
            **given,
        }
    )


class MappingCase(TransactionCase):
    def map(self, name, type_, field, owner="product", shop=None):
        namespace, _, key = name.partition(".")
        return self.env["commerce.metafield.mapping"].create(
            {
                "channel_id": (shop or self.shop).id,
                "owner": owner,
                "namespace": namespace,
                "key": key,
                "external_type": type_,
                "field_id": field.id,
            }
        )

    def new_field(self, name, kind, model="product.template", **given):
        return a_field(self.env, model, name, kind, **given)

    def field(self, model, name):
        return self.env["ir.model.fields"]._get(model, name)


@tagged("post_install", "-at_install")
class TestMetafieldStories(ProductCase, MappingCase):
    def setUp(self):
        super().setUp()
        self.map(
            "custom.material", "single_line_text_field", self.new_field("made", "char")
        )

    def shirt(self, value="Cotton", type_="single_line_text_field", **given):
        given.setdefault("metafields", metafields(("custom.material", type_, value)))
        return a_product("Shirt", [a_variant("SHIRT")], **given)

    def with_material(self, product, value):
        nodes = [("custom.material", "single_line_text_field", value)] if value else []
        return changed(product, metafields=metafields(*nodes))

    def test_a_mapped_metafield_fills_its_field_and_others_stay_out(self):
        shirt = self.shirt(
            metafields=metafields(
                ("custom.material", "single_line_text_field", "Cotton"),
                ("custom.other", "single_line_text_field", "x"),
            )
        )
        self.import_products(shirt)
        self.assertEqual(self.template(shirt).x_made, "Cotton")
        baseline = self.link(shirt).baseline
        self.assertEqual(
            baseline["metafield custom.material x_made"],
            {"type": "single_line_text_field", "value": "Cotton"},
        )
        self.assertNotIn("x", str(baseline.get("custom.other", "")))

    def test_a_field_edited_in_odoo_survives_another_change_in_shopify(self):
        shirt = self.shirt()
        self.import_products(shirt)
        self.template(shirt).x_made = "Wool"
        self.import_products(changed(shirt, title="Tee"))
        self.assertRecordValues(
            self.template(shirt), [{"name": "Tee", "x_made": "Wool"}]
        )
        self.import_products(self.with_material(changed(shirt, title="Tee"), "Linen"))
        self.assertEqual(self.template(shirt).x_made, "Linen")

    def test_a_metafield_removed_in_shopify_empties_only_what_it_filled(self):
        shirt = self.shirt()
        self.import_products(shirt)
        self.import_products(self.with_material(shirt, None))
        self.assertFalse(self.template(shirt).x_made)
        self.import_products(self.with_material(shirt, "Silk"))
        self.template(shirt).x_made = "Wool"
        self.import_products(self.with_material(shirt, None))
        self.assertEqual(self.template(shirt).x_made, "Wool")

    def test_a_new_mapping_fills_what_is_empty_although_nothing_changed(self):
        both = metafields(
            ("custom.material", "single_line_text_field", "Cotton"),
            ("custom.layers", "number_integer", "3"),
        )
        shirt, cap = self.shirt(metafields=both), a_product("Cap", metafields=both)
        self.import_products(shirt, cap)
        field = self.new_field("layers", "integer")
        self.template(cap).x_layers = 7
        self.assertEqual(self.import_products(shirt, cap).unchanged, 2)
        self.map("custom.layers", "number_integer", field)
        self.assertEqual(self.import_products(shirt, cap).updated, 2)
        self.assertEqual(self.template(shirt).x_layers, 3)
        self.assertEqual(self.template(cap).x_layers, 7)
        self.assertEqual(self.import_products(shirt, cap).unchanged, 2)

    def test_variants_have_metafields_of_their_own(self):
        field = self.new_field("length", "float", "product.product")
        self.map("custom.length", "dimension", field, "variant")
        variants = sized("S", "M")
        for variant, value in zip(variants, ("61.5", "64"), strict=True):
            text = f'{{"value": {value}, "unit": "cm"}}'
            variant["metafields"] = metafields(("custom.length", "dimension", text))
        shirt = a_product("Shirt", variants)
        self.import_products(shirt)
        lengths = {it.default_code: it.x_length for it in self.variants(shirt)}
        self.assertEqual(lengths, {"TS-S": 61.5, "TS-M": 64.0})
        raw = raw_variants(shirt)
        text = '{"value": 70, "unit": "cm"}'
        raw[0]["metafields"] = metafields(("custom.length", "dimension", text))
        self.import_products(changed(shirt, variants=raw))
        lengths = {it.default_code: it.x_length for it in self.variants(shirt)}
        self.assertEqual(lengths, {"TS-S": 70.0, "TS-M": 64.0})

    def test_html_is_made_safe_and_compared_as_odoo_keeps_it(self):
        field = self.new_field("care", "html")
        self.map("custom.care", "rich_text_field", field)
        text = (
            '{"type": "root", "children": [{"type": "paragraph", "children":'
            ' [{"type": "link", "url": "javascript:alert(1)", "children":'
            ' [{"type": "text", "value": "Wash cold"}]}]}]}'
        )
        shirt = self.shirt(
            metafields=metafields(("custom.care", "rich_text_field", text))
        )
        self.import_products(shirt)
        self.assertIn("Wash cold", self.template(shirt).x_care)
        self.assertNotIn("javascript", self.template(shirt).x_care)
        self.import_products(changed(shirt, metafields=metafields()))
        self.assertFalse(self.template(shirt).x_care)

    def test_html_is_made_safe_where_the_user_may_write_any(self):
        self.env.user.group_ids += self.env.ref("base.group_sanitize_override")
        field = self.new_field("care", "html", sanitize_overridable=True)
        self.map("custom.care", "multi_line_text_field", field)
        text = "Wash <script>cold</script>"
        nodes = metafields(("custom.care", "multi_line_text_field", text))
        shirt = self.shirt(metafields=nodes)
        with patch.dict(CONVERT, html=lambda value: value.text):
            self.import_products(shirt)
        self.assertIn("Wash", self.template(shirt).x_care)
        self.assertNotIn("script", self.template(shirt).x_care)

    def test_html_settles_where_the_user_may_write_any(self):
        self.env.user.group_ids += self.env.ref("base.group_sanitize_override")
        field = self.new_field("care", "html", sanitize_overridable=True)
        self.map("custom.care", "multi_line_text_field", field)
        nodes = metafields(("custom.care", "multi_line_text_field", "Dry\n& flat"))
        shirt = self.shirt(metafields=nodes)
        self.import_products(shirt)
        self.assertEqual(self.template(shirt).x_care, "<span>Dry<br>&amp; flat</span>")
        self.import_products(changed(shirt, metafields=metafields()))
        self.assertFalse(self.template(shirt).x_care)

    def test_a_value_that_does_not_fit_is_an_issue_and_the_product_comes_in(self):
        selection = [(0, 0, {"value": "s", "name": "Small"})]
        field = self.new_field("fit", "selection", selection_ids=selection)
        self.map("custom.fit", "single_line_text_field", field)
        fit = ("custom.fit", "single_line_text_field", "Wide")
        shirt = self.shirt(metafields=metafields(fit))
        result = self.import_products(shirt)
        self.assertEqual(self.codes(result), ["metafield_value"])
        self.assertIn("“Wide” of “custom.fit”", result.issues[0].message)
        self.assertIn("“Small”", result.issues[0].message)
        self.assertFalse(self.template(shirt).x_fit)
        field.selection_ids = [(0, 0, {"value": "w", "name": "Wide"})]
        self.assertEqual(self.import_products(shirt).issues, [])
        self.assertEqual(self.template(shirt).x_fit, "w")

    def test_a_metafield_of_another_type_is_an_issue_that_names_both(self):
        shirt = self.shirt("3", "number_integer")
        result = self.import_products(shirt)
        self.assertEqual(self.codes(result), ["metafield_type"])
        self.assertIn("“Integer” in Shopify", result.issues[0].message)
        self.assertIn("“Single line text” in Odoo", result.issues[0].message)
        self.assertEqual(self.template(shirt).name, "Shirt")

    def test_money_in_another_currency_is_no_amount_of_ours(self):
        field = self.new_field("deposit", "float")
        self.map("custom.deposit", "money", field)
        for code, expected in (("USD", 5.9), ("CAD", 0.0)):
            text = f'{{"amount": "5.90", "currency_code": "{code}"}}'
            shirt = a_product(
                code,
                [a_variant(code)],
                metafields=metafields(("custom.deposit", "money", text)),
            )
            codes = self.codes(self.import_products(shirt))
            self.assertEqual(self.template(shirt).x_deposit, expected)
            self.assertEqual(codes, [] if expected else ["metafield_value"])

    def test_each_shop_has_its_own_mapping(self):
        south = self.a_shop("south-shop", "South Shop")
        shirt = self.shirt()
        self.import_products(shirt, shop=south)
        self.assertFalse(self.template(shirt, south).x_made)

    def test_an_archived_mapping_fills_nothing_and_forgets_nothing(self):
        shirt = self.shirt()
        self.import_products(shirt)
        self.shop.metafield_mapping_ids.active = False
        self.import_products(self.with_material(shirt, "Linen"))
        self.assertEqual(self.template(shirt).x_made, "Cotton")


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
