"""Products that two shops have: what one shop takes away stays for the other."""

from odoo.tests import tagged

from ...services.commerce.dry_run.gone import GoneDryRun
from ...services.commerce.dry_run.plan_book import PlanBook
from ...services.commerce.products.gone_store import ProductGoneStore
from .product_case import ProductCase
from .product_records import NEWER, a_product, changed, in_options, sized


class SharedCase(ProductCase):
    """A shirt that the north shop brought and the south shop sells, too."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.south = cls.a_shop("south-shop", "South Shop")

    def setUp(self):
        super().setUp()
        self.ours = a_product(variants=sized("S", "M"))
        self.theirs = a_product(variants=sized("S", "M"))
        self.import_products(self.ours)
        self.import_products(self.theirs, shop=self.south)
        self.odoo = self.template(self.ours)
        self.small, self.medium = self.odoo.product_variant_ids
        self.assertEqual(self.variants(self.theirs, self.south).ids, self.odoo_ids())

    def odoo_ids(self):
        return self.odoo.product_variant_ids.ids

    def gone(self, product, shop):
        """Mark the product as deleted in its shop."""
        ProductGoneStore(self.env, shop).store([product.external_id])


@tagged("post_install", "-at_install")
class TestSharedVariants(SharedCase):
    def drop_medium(self):
        variants = self.ours.variants[:1]
        return self.import_products(changed(self.ours, variants=variants))

    def link_of(self, variant, shop):
        return variant.commerce_variant_ids.filtered(lambda it: it.channel_id == shop)

    def test_one_gone_in_one_shop_stays_for_the_other(self):
        result = self.drop_medium()
        self.assertEqual(self.codes(result), ["gone_in_one_shop"])
        self.assertTrue(self.medium.active)
        self.assertEqual(self.medium.product_template_attribute_value_ids.name, "M")
        self.assertEqual(self.link_of(self.medium, self.shop).state, "gone")
        self.assertEqual(self.link_of(self.medium, self.south).state, "bound")

    def test_one_that_no_other_shop_has_any_more_is_archived(self):
        self.import_products(
            changed(self.theirs, variants=self.theirs.variants[:1]),
            shop=self.south,
        )
        self.assertTrue(self.medium.active)
        self.assertEqual(self.codes(self.drop_medium()), [])
        self.assertFalse(self.medium.active)

    def test_a_shop_that_is_archived_keeps_nothing(self):
        self.south.active = False
        self.assertEqual(self.codes(self.drop_medium()), [])
        self.assertFalse(self.medium.active)

    def test_a_shop_of_another_company_counts_as_well(self):
        self.south.sudo().company_id = self.env["res.company"].create({"name": "Else"})
        self.assertEqual(self.codes(self.drop_medium()), ["gone_in_one_shop"])
        self.assertTrue(self.medium.active)

    def test_its_options_are_not_free_for_another(self):
        small = in_options(self.ours.variants[0], ("Size", "M"))
        result = self.import_products(changed(self.ours, variants=[small]))
        self.assertEqual(
            sorted(self.codes(result)), ["combination_taken", "gone_in_one_shop"]
        )
        self.assertTrue(self.medium.active)
        self.env.flush_all()

    def test_it_stays_where_the_options_are_others_now(self):
        small = in_options(self.ours.variants[0], ("Fit", "Slim"))
        result = self.import_products(changed(self.ours, variants=[small]))
        self.assertEqual(self.codes(result), ["gone_in_one_shop"])
        self.assertTrue(self.medium.active)
        self.env.flush_all()

    def test_options_follow_the_shop_that_made_the_product_and_no_other(self):
        for product, shop, name in [
            (self.theirs, self.south, "Size"),
            (self.ours, self.shop, "Fit"),
        ]:
            variants = [
                in_options(it, ("Fit", value))
                for it, value in zip(product.variants, "SM", strict=True)
            ]
            self.import_products(changed(product, variants=variants), shop=shop)
            lines = self.odoo.attribute_line_ids.filtered("active")
            self.assertEqual(lines.attribute_id.mapped("name"), [name])
        self.assertEqual(self.odoo.product_variant_ids, self.small + self.medium)


@tagged("post_install", "-at_install")
class TestSharedPublishing(SharedCase):
    def test_it_is_published_while_any_shop_shows_it(self):
        for hidden, shop in [(self.ours, self.shop), (self.theirs, self.south)]:
            self.assertTrue(self.odoo.is_published)
            self.import_products(changed(hidden, status="draft"), shop=shop)
        self.assertFalse(self.odoo.is_published)

    def test_a_draft_that_is_linked_later_hides_nothing(self):
        third = self.a_shop("east-shop", "East Shop")
        draft = a_product(variants=sized("S", "M"), status="draft", updated_at=NEWER)
        self.import_products(draft, shop=third)
        self.assertEqual(self.template(draft, third), self.odoo)
        self.assertTrue(self.odoo.is_published)

    def test_deleted_in_one_shop_it_is_published_for_the_other(self):
        self.gone(self.ours, self.shop)
        self.assertEqual(self.link(self.ours).state, "gone")
        self.assertTrue(self.odoo.is_published)
        self.gone(self.theirs, self.south)
        self.assertFalse(self.odoo.is_published)

    def test_what_the_other_shop_does_not_show_is_hidden(self):
        self.import_products(changed(self.theirs, status="draft"), shop=self.south)
        self.gone(self.ours, self.shop)
        self.assertFalse(self.odoo.is_published)

    def test_a_dry_run_says_the_same(self):
        self.assertEqual(self.planned_fields(), ["gone"])
        self.gone(self.theirs, self.south)
        self.assertEqual(self.planned_fields(), ["gone", "is_published"])

    def planned_fields(self):
        run = self.env["shopify.sync"].create(
            {"mode": "import_all_products", "channel_id": self.shop.id, "dry_run": True}
        )
        book = PlanBook(self.env["commerce.plan"], run)
        GoneDryRun(
            self.env,
            self.shop,
            ProductGoneStore(self.env, self.shop).store,
            links="commerce.product",
            record="product_tmpl_id",
            changes=("is_published",),
            book=book,
            lang="en_US",
        ).store([self.ours.external_id])
        rows = self.env["commerce.plan"].search([("run_id", "=", run.id)])
        return sorted(rows.mapped("field"))
