"""Products from a local Shopify, over HTTP, into Odoo."""

from ...scripts.local_shopify.control.remote import Control
from ...services.commerce.products.importer import ProductImporter
from ...services.shopify.client.shop_access import ShopSettings
from ...services.shopify.products.forms import SHOPIFY_FORMS
from ...services.shopify.products.source import ProductSource
from ...services.shopify.run.reader import completed
from ...services.shopify.service import ShopifyService
from ..common import ShopifyCase
from ..raw_shop import FastPace


class TestProductFlow(ShopifyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shopify = Control(cls.shopify_url)
        cls.addClassCleanup(cls.shopify.close)
        cls.addClassCleanup(cls.shopify.reset)
        settings = ShopSettings(
            "north-shop", "North Shop", cls.shopify_url, "shpat_local", test_store=True
        )
        service = ShopifyService(settings, pace=FastPace())
        cls.addClassCleanup(service.close)
        cls.source = ProductSource(service.client)
        cls.shop = cls.env["commerce.channel"].create(
            {
                "name": "North Shop",
                "shopify_shop_url_key": "north-shop",
                "currency_id": cls.env.company.currency_id.id,
                "lang": "en_US",
            }
        )

    def setUp(self):
        super().setUp()
        self.shopify.reset()

    def sync(self, query=None):
        """Import what a search finds, page after page."""
        importer, results, cursor, more = self.importer(), [], None, True
        while more:
            page = self.source.fetch(query, "ID", cursor)
            products = [self.source.complete(product) for product in page.nodes]
            results.append(importer.store([self.source.read(it) for it in products]))
            cursor, more = page.cursor, page.has_next
        return results

    def importer(self):
        return ProductImporter(self.env, self.shop, SHOPIFY_FORMS)

    def link(self, external_id):
        return self.env["commerce.product"].search(
            [("channel_id", "=", self.shop.id), ("external_id", "=", external_id)]
        )

    def test_every_product_of_the_demo_shop_is_in_or_set_aside_with_a_reason(self):
        self.shopify.reset("demo")
        products = {it["id"]: it for it in self.shopify.products()}
        (result,) = self.sync()
        linked = self.env["commerce.product"].search(
            [("channel_id", "=", self.shop.id)]
        )
        aside = {it.external_id for it in result.issues if it.code != "doubled_barcode"}
        self.assertTrue(aside)
        self.assertEqual(set(linked.mapped("external_id")) | aside, set(products))
        self.assertFalse(set(linked.mapped("external_id")) & aside)
        self.assertEqual(result.created, len(linked))
        self.assertEqual(
            {it.code for it in result.issues},
            {"missing_sku", "doubled_sku", "doubled_barcode"},
        )
        for link in linked:
            with self.subTest(product=link.title):
                expected = products[link.external_id]
                self.assertEqual(link.product_tmpl_id.name, expected["title"].strip())
                variants = {it["id"] for it in expected["variants"]}
                self.assertEqual(set(link.variant_ids.mapped("external_id")), variants)
                self.assertEqual(
                    link.variant_ids.product_id,
                    link.product_tmpl_id.product_variant_ids,
                )

    def test_meeting_all_of_them_again_changes_nothing(self):
        self.shopify.reset("demo")
        (first,) = self.sync()
        (second,) = self.sync()
        self.assertEqual((second.created, second.updated), (0, 0))
        self.assertEqual(second.unchanged, first.created)
        self.assertEqual(
            [(it.external_id, it.code) for it in second.issues],
            [(it.external_id, it.code) for it in first.issues],
        )

    def test_an_edit_in_shopify_arrives(self):
        product = self.shopify.add_product("T-Shirt", sku="AB-12 - R3", price="20.00")
        self.sync()
        template = self.link(product["id"]).product_tmpl_id
        template.list_price = 25.0
        self.shopify.change_product(product["id"], title="Tee")
        (result,) = self.sync()
        self.assertEqual(result.updated, 1)
        self.assertRecordValues(template, [{"name": "Tee", "list_price": 25.0}])

    def test_one_product_is_read_by_its_id_with_all_its_variants(self):
        self.shopify.reset("demo")
        large = max(self.shopify.products(), key=lambda it: len(it["variants"]))
        found = self.source.fetch_many([large["id"]])
        ((product,),) = completed(self.source, found)
        self.assertGreater(len(large["variants"]), 250)
        self.assertEqual(
            [variant.id for variant in product.variants.nodes],
            [variant["id"] for variant in large["variants"]],
        )
        self.assertEqual(self.importer().store([self.source.read(product)]).created, 1)

    def test_a_product_that_is_not_there_is_left_out(self):
        self.assertEqual(self.source.fetch_many(["gid://shopify/Product/1"]), [])

    def test_an_empty_shop_has_no_newest_product(self):
        self.assertIsNone(self.source.newest())
        self.assertEqual(self.source.count(None), 0)

    def test_the_newest_change_and_the_number_of_products_are_known(self):
        self.shopify.set_clock("2026-11-04T10:00:00Z", stop=True)
        self.shopify.add_product("One", sku="A")
        self.shopify.set_clock("2026-11-05T10:00:00Z", stop=True)
        self.shopify.add_product("Two", sku="B")
        self.assertEqual(self.source.count(None), 2)
        self.assertEqual(self.source.newest().isoformat(), "2026-11-05T10:00:00+00:00")

    def test_a_catalogue_of_several_pages_comes_in_page_by_page(self):
        self.shopify.reset(260, seed=7)
        results = self.sync()
        self.assertEqual(len(results), 2)
        self.assertEqual(sum(result.created for result in results), 260)
