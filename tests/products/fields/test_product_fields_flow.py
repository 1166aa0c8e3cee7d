"""All that a shop keeps on a product, over the wire."""

from odoo.tests import tagged

from ...engine_case import EngineCase


@tagged("post_install", "-at_install")
class TestProductFieldsOverTheWire(EngineCase):
    def setUp(self):
        super().setUp()
        self.shop.company_id.currency_id = self.env.ref("base.EUR")
        self.mug = self.shopify.add_product(
            "Mug",
            sku="MUG",
            price="12.00",
            descriptionHtml="<p>Big</p>",
            seo={"title": "Best mug", "description": "Buy it"},
            categoryName="Home & Garden > Kitchen",
            collectionTitles=["Kitchen", "Gifts"],
            inventoryItem={
                "tracked": True,
                "cost": "4.50",
                "measurement": {"weight": {"unit": "OUNCES", "value": 12.0}},
                "harmonizedSystemCode": "691200",
                "countryCodeOfOrigin": "PT",
            },
        )
        self.sync()

    def collection(self, title):
        return self.env["commerce.collection"].search(
            [("channel_id", "=", self.shop.id), ("title", "=", title)]
        )

    def test_a_product_comes_in_whole(self):
        template = self.templates()
        self.assertRecordValues(
            template,
            [
                {
                    "website_description": "<p>Big</p>",
                    "is_storable": True,
                    "weight": 0.34,
                    "standard_price": 4.5,
                    "hs_code": "691200",
                    "country_of_origin": self.env.ref("base.pt").id,
                }
            ],
        )
        self.assertEqual(template.categ_id.complete_name, "Home & Garden / Kitchen")
        self.assertEqual(
            set(template.commerce_product_ids.collection_ids.mapped("title")),
            {"Kitchen", "Gifts"},
        )

    def test_it_meets_it_again_without_a_write(self):
        run = self.sync()
        self.assertEqual((run.created_count, run.updated_count), (0, 0))

    def test_a_product_that_leaves_a_collection_is_followed(self):
        (gifts,) = [it for it in self.shopify.collections() if it["title"] == "Gifts"]
        self.shopify.change_collection(gifts["id"], products=[])
        # The product's own time does not move.
        self.sync("import_changed_products")
        self.sync(read_anew=True)
        self.assertFalse(self.collection("Gifts").commerce_product_ids)
        self.assertTrue(self.collection("Kitchen").commerce_product_ids)

    def test_a_renamed_collection_is_followed(self):
        (gifts,) = [it for it in self.shopify.collections() if it["title"] == "Gifts"]
        self.shopify.change_collection(gifts["id"], title="Presents")
        self.sync()
        self.assertFalse(self.collection("Gifts"))
        self.assertEqual(self.collection("Presents").product_count, 1)
