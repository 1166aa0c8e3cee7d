"""Mapped fields of Odoo go out as metafields; those that are not mapped stay."""

from ..fields.metafield_case import MappingCase, a_field
from .export_case import ExportCase

FABRIC = {"namespace": "custom", "key": "fabric", "type": "single_line_text_field"}
CARE = {"namespace": "custom", "key": "care", "type": "single_line_text_field"}


class TestMetafieldsOut(ExportCase, MappingCase):
    def setUp(self):
        super().setUp()
        self.fabric = a_field(self.env, "product.template", "fabric", "char")
        self.rate = a_field(self.env, "product.product", "rate", "integer")
        self.map("custom.fabric", "single_line_text_field", self.fabric)
        self.map("custom.rate", "number_integer", self.rate, owner="variant")
        self.shirt = self.shopify.add_product(
            "Shirt",
            sku="S-1",
            price="10.00",
            metafields=[{**FABRIC, "value": "Linen"}, {**CARE, "value": "By hand"}],
        )
        self.sync()

    def metafields(self):
        query = (
            "query($id: ID!) { product(id: $id) {"
            " metafields(first: 9) { nodes { key value } }"
            " variants(first: 1) { nodes {"
            " metafields(first: 9) { nodes { key value } } } } } }"
        )
        with self.shop._service() as service:
            answer = service.client.execute(query, variables={"id": self.shirt["id"]})
            product = service.client.get_data(answer)["product"]
        (variant,) = product["variants"]["nodes"]
        nodes = [*product["metafields"]["nodes"], *variant["metafields"]["nodes"]]
        return {it["key"]: it["value"] for it in nodes}

    def test_what_came_in_does_not_go_out(self):
        self.assertEqual(self.template(self.shirt).x_fabric, "Linen")
        self.assertEqual(self.export()[1], [])

    def test_of_product_and_variant_it_is_one_mutation(self):
        template = self.template(self.shirt)
        template.x_fabric = "Wool"
        template.product_variant_ids.x_rate = 7
        self.assertEqual(self.export()[1], ["metafields"])
        self.assertEqual(
            self.metafields(), {"fabric": "Wool", "care": "By hand", "rate": "7"}
        )
        self.assertEqual(self.export()[1], [])
        run = self.sync("import_changed_products")
        self.assertRecordValues(run, [{"created_count": 0, "updated_count": 0}])

    def test_one_that_was_emptied_goes_away_alone(self):
        self.template(self.shirt).x_fabric = False
        self.assertEqual(self.export()[1], ["metafields"])
        self.assertEqual(self.metafields(), {"care": "By hand"})
        self.assertEqual(self.export()[1], [])
