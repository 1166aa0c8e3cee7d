"""Options and variants go out: renamed, added, ordered; nothing is taken away."""

from odoo.fields import Command

from ....services.shopify.products.source import ProductSource
from .export_case import ExportCase

SIZES = [("S", "T-S"), ("M", "T-M")]


def product(options, variants):
    """Fields of a product whose variants are given by SKU, with their values."""
    values = {
        name: list(dict.fromkeys(its[place] for its in variants.values()))
        for place, name in enumerate(options)
    }
    return {
        "productOptions": [
            {"name": name, "values": [{"name": it} for it in its]}
            for name, its in values.items()
        ],
        "variants": [
            {
                "sku": sku,
                "price": "10.00",
                "optionValues": [
                    {"optionName": name, "name": it}
                    for name, it in zip(options, its, strict=True)
                ],
            }
            for sku, its in variants.items()
        ],
    }


class TestStructureOut(ExportCase):
    def setUp(self):
        super().setUp()
        self.shirt = self.shopify.add_product(
            "Shirt", **product(["Size"], {sku: [size] for size, sku in SIZES})
        )
        self.sync()
        self.linked_long_ago()

    def linked_long_ago(self):
        """A test has one time for all that it does."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE commerce_product SET create_date = create_date - interval '1 day'"
        )
        self.env.invalidate_all()

    def line(self):
        return self.template(self.shirt).attribute_line_ids

    def value(self, name):
        values = self.line().product_template_value_ids
        return values.filtered(lambda it: it.name == name).product_attribute_value_id

    def options(self):
        """Options of the shirt with their values, as an import reads them."""
        ids = [self.shirt["id"]]
        with self.shop._service() as service:
            (read,) = ProductSource(service.client).fetch_many(ids)
        return [(it.name, [v.name for v in it.option_values]) for it in read.options]

    def variant_titles(self):
        return [it["title"] for it in self.there(self.shirt)["variants"]]

    def add_variant(self, **values):
        """Let a person make a variant of the sizes' attribute."""
        line = self.line()[:1]
        size = self.env["product.attribute.value"].create(
            {"name": "L", "attribute_id": line.attribute_id.id}
        )
        line.value_ids = [Command.link(size.id)]
        chosen = line.product_template_value_ids.filtered(
            lambda it: it.product_attribute_value_id == size
        )
        variant = self.template(self.shirt)._create_product_variant(chosen)
        variant.write({"default_code": "T-L", "lst_price": 10.0, **values})
        return variant

    def test_nothing_goes_out_where_nothing_changed(self):
        self.assertEqual(self.export()[1], [])

    def test_a_renamed_value_and_its_option_are_one_mutation(self):
        ids = [it["id"] for it in self.there(self.shirt)["variants"]]
        self.value("S").name = "Small"
        self.line().attribute_id.name = "Fit"
        _run, mutations = self.export()
        self.assertEqual(mutations, ["option"])
        self.assertEqual(self.options(), [("Fit", ["Small", "M"])])
        self.assertEqual([it["id"] for it in self.there(self.shirt)["variants"]], ids)
        self.assertEqual(self.export()[1], [])
        run = self.sync("import_changed_products")
        self.assertRecordValues(run, [{"created_count": 0, "updated_count": 0}])

    def test_a_dry_run_tells_options_and_new_variants(self):
        self.value("S").name = "Small"
        variant = self.add_variant()
        self.shopify.clear_log()
        run = self.sync("export_all_products", dry_run=True)
        self.assertEqual(self.mutations(), [])
        rows = self.env["commerce.plan"].search([("run_id", "=", run.id)])
        told = {it.field: (it.old, it.new) for it in rows}
        self.assertEqual(
            told["attribute_line_ids"], ("Size: S, M", "Size: Small, M, L")
        )
        self.assertEqual(told["default_code"][1], variant.default_code)

    def test_a_new_value_goes_out_with_its_variant(self):
        variant = self.add_variant(weight=0.2, barcode="4006381333931")
        run, mutations = self.export()
        self.assertEqual(mutations, ["variants"])
        self.assertEqual(run.issue_ids.mapped("code"), [])
        self.assertEqual(self.options(), [("Size", ["S", "M", "L"])])
        made = self.there(self.shirt)["variants"][-1]
        self.assertEqual((made["sku"], made["price"]), ("T-L", "10.00"))
        link = self.link(self.shirt).variant_ids.filtered(
            lambda it: it.product_id == variant
        )
        self.assertEqual(link.external_id, made["id"])
        self.assertEqual(self.export()[1], [])
        run = self.sync("import_changed_products")
        self.assertRecordValues(run, [{"created_count": 0, "updated_count": 0}])

    def test_a_new_variant_without_sku_is_told(self):
        self.add_variant(default_code=False)
        run, mutations = self.export()
        self.assertEqual(mutations, [])
        self.assertEqual(run.issue_ids.mapped("code"), ["missing_sku_in_odoo"])

    def test_a_variant_made_in_the_shop_meanwhile_stays(self):
        self.add_variant()
        given = product(["Size"], {**{sku: [it] for it, sku in SIZES}, "HAND": ["XL"]})
        for variant, known in zip(
            given["variants"], self.shirt["variants"], strict=False
        ):
            variant["id"] = known["id"]
        self.shopify.change_product(self.shirt["id"], **given)
        self.export("import_then_export_products")
        self.assertEqual(sorted(self.variant_titles()), ["L", "M", "S", "XL"])

    def test_a_new_attribute_becomes_an_option(self):
        color = self.env["product.attribute"].create(
            {
                "name": "Color",
                "create_variant": "dynamic",
                "value_ids": [Command.create({"name": it}) for it in ("Red", "Blue")],
            }
        )
        red = color.value_ids[:1]
        template = self.template(self.shirt)
        template.attribute_line_ids = [
            Command.create(
                {"attribute_id": color.id, "value_ids": [Command.set(red.ids)]}
            )
        ]
        line = template.attribute_line_ids.filtered(lambda it: it.attribute_id == color)
        self.assertEqual(self.export()[1], [], "one value tells no variants apart")
        line.value_ids = [Command.set(color.value_ids.ids)]
        blue = line.product_template_value_ids.filtered(lambda it: it.name == "Blue")
        small = self.line().product_template_value_ids.filtered(
            lambda it: it.name == "S"
        )
        variant = template._create_product_variant(small + blue)
        variant.default_code = "T-S-BLUE"
        _run, mutations = self.export()
        self.assertEqual(mutations, ["options", "variants"])
        self.assertEqual(
            self.options(), [("Size", ["S", "M"]), ("Color", ["Red", "Blue"])]
        )
        self.assertEqual(
            sorted(self.variant_titles()), ["M / Red", "S / Blue", "S / Red"]
        )
        self.assertEqual(self.export()[1], [])

    def test_a_lone_variant_stays_and_gets_the_first_value(self):
        hat = self.shopify.add_product("Hat", sku="H-1", price="10.00")
        self.sync()
        self.linked_long_ago()
        template, (lone,) = self.template(hat), self.there(hat)["variants"]
        color = self.env["product.attribute"].create(
            {
                "name": "Color",
                "create_variant": "dynamic",
                "value_ids": [Command.create({"name": it}) for it in ("Red", "Blue")],
            }
        )
        red, blue = color.value_ids
        line = {"attribute_id": color.id, "value_ids": [Command.set(red.ids)]}
        template.attribute_line_ids = [Command.create(line)]
        template.attribute_line_ids.value_ids = [Command.link(blue.id)]
        values = template.attribute_line_ids.product_template_value_ids
        variant = template._create_product_variant(
            values.filtered(lambda it: it.name == "Blue")
        )
        variant.default_code = "H-2"
        self.assertEqual(self.export()[1], ["options", "variants"])
        told = [(it["sku"], it["title"]) for it in self.there(hat)["variants"]]
        self.assertEqual(told, [("H-1", "Red"), ("H-2", "Blue")])
        self.assertEqual(self.there(hat)["variants"][0]["id"], lone["id"])
        self.assertEqual(self.export()[1], [])
        run = self.sync("import_changed_products")
        self.assertRecordValues(run, [{"created_count": 0, "updated_count": 0}])

    def test_a_variant_that_the_shop_has_meanwhile_is_not_made_twice(self):
        self.add_variant()
        given = product(["Size"], {**{sku: [it] for it, sku in SIZES}, "T-L": ["L"]})
        for variant, known in zip(
            given["variants"], self.shirt["variants"], strict=False
        ):
            variant["id"] = known["id"]
        self.shopify.change_product(self.shirt["id"], **given)
        self.export()
        self.assertEqual(self.variant_titles(), ["S", "M", "L"])
        self.export("import_then_export_products")
        self.assertEqual(self.variant_titles(), ["S", "M", "L"])
        self.assertEqual(len(self.link(self.shirt).variant_ids), 3)

    def test_options_are_ordered_as_their_lines(self):
        variants = {"C-1": ["S", "Red"], "C-2": ["M", "Blue"]}
        shirt = self.shopify.add_product("Coat", **product(["Size", "Color"], variants))
        self.sync()
        size, color = self.template(shirt).attribute_line_ids
        size.sequence, color.sequence = color.sequence, size.sequence
        self.assertEqual(self.export()[1], ["options"])
        titles = [it["title"] for it in self.there(shirt)["variants"]]
        self.assertEqual(titles, ["Red / S", "Blue / M"])
        self.assertEqual(self.export()[1], [])

    def test_a_variant_archived_here_is_left_or_sold_out_by_rule(self):
        shirt = self.shirt
        given = product(["Size"], {sku: [size] for size, sku in SIZES})
        for variant, known in zip(given["variants"], shirt["variants"], strict=True):
            variant |= {"id": known["id"], "inventoryPolicy": "CONTINUE"}
        self.shopify.change_product(shirt["id"], **given)
        self.sync("import_changed_products")
        small = self.template(shirt).product_variant_ids.filtered(
            lambda it: it.default_code == "T-S"
        )
        small.active = False
        self.assertEqual(self.export()[1], [])
        self.shop.archived_variants = "deny"
        self.assertEqual(self.export()[1], ["variants"])
        told = [it["inventoryPolicy"] for it in self.there(shirt)["variants"]]
        self.assertEqual(told, ["DENY", "CONTINUE"])
        self.assertEqual(self.export()[1], [])
