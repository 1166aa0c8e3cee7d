"""What changed in Shopify comes in, what was changed or deleted in Odoo stays so."""

from odoo.tests import tagged

from .product_case import ProductCase
from .product_records import a_product, a_variant, changed, edited, sized


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
        return self.import_products(edited(self.product, **fields))

    def test_nothing_changed_writes_nothing(self):
        before = self.link(self.product).write_date, self.odoo.write_date
        result = self.import_products(changed(self.product))
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
        self.import_products(changed(self.product, status="draft"))
        self.assertFalse(self.odoo.is_published)
        self.assertEqual(self.link(self.product).status, "draft")

    def test_an_import_queues_no_export(self):
        self.import_products(changed(self.product, title="Tee"))
        self.assertFalse(self.link(self.product).next_export)

    def test_a_variant_that_is_gone_in_shopify_is_archived(self):
        product = a_product(variants=sized("S", "M"))
        self.import_products(product)
        medium = self.variants(product)[1]
        kept = product.variants[:1]
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
                    "shopify_id": self.product.external_id,
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
