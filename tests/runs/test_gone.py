"""What Shopify deleted is marked in Odoo, where nothing is deleted for it."""

from odoo.tests import tagged

from ...services.commerce.products.gone_store import ProductGoneStore
from ...services.shopify.run.gone import GonePhase
from ..engine_case import EngineCase
from ..products.product_case import ProductCase
from ..products.product_records import a_product


@tagged("post_install", "-at_install")
class TestGone(EngineCase):
    def setUp(self):
        super().setUp()
        self.cup, self.mug = self.add("Cup", "Mug")
        self.sync()

    def link(self, product):
        return self.env["commerce.product"].search(
            [("channel_id", "=", self.shop.id), ("external_id", "=", product["id"])]
        )

    def assertGone(self, product, run, count=1):
        link = self.link(product)
        self.assertEqual((run.state, run.gone_count), ("success", count))
        self.assertEqual((link.state, *link.variant_ids.mapped("state")), ("gone",) * 2)
        self.assertTrue(link.product_tmpl_id.active)
        self.assertFalse(link.product_tmpl_id.is_published)

    def assertThere(self, product):
        self.assertEqual(self.link(product).state, "bound")
        self.assertTrue(self.link(product).product_tmpl_id.is_published)

    def test_an_import_of_everything_marks_what_was_deleted(self):
        self.shopify.delete_product(self.mug["id"])
        run = self.sync()
        self.assertGone(self.mug, run)
        self.assertThere(self.cup)
        self.assertEqual((run.done_count, run.unchanged_count), (1, 1))

    def test_an_import_of_changes_marks_what_was_deleted(self):
        self.shopify.delete_product(self.mug["id"])
        self.assertGone(self.mug, self.sync("import_changed_products"))
        self.assertThere(self.cup)

    def test_only_suspects_are_asked_for_after_changes(self):
        self.shopify.delete_product(self.mug["id"])
        self.shopify.clear_log()
        self.sync("import_changed_products")
        (asked,) = self.shopify.log("GetProductIds")
        self.assertEqual(asked["variables"]["ids"], [self.mug["id"]])
        self.shopify.clear_log()
        self.assertEqual(self.sync("import_changed_products").gone_count, 0)
        self.assertEqual(self.shopify.log("GetProductIds"), [])

    def test_an_import_of_one_that_was_deleted_marks_it_and_says_so(self):
        self.shopify.delete_product(self.mug["id"])
        run = self.sync("import_one_product", shopify_id=self.mug["id"])
        self.assertGone(self.mug, run)
        error = self.fails(self.queue("import_one_product", shopify_id=self.mug["id"]))
        self.assertIn("was deleted", error)

    def test_a_run_that_is_repeated_counts_anew(self):
        self.shopify.delete_product(self.mug["id"])
        run = self.sync()
        run.write({"state": "queued"})
        run.run()
        self.assertEqual((run.state, run.gone_count), ("success", 0))

    def test_an_import_of_chosen_ones_marks_those_that_were_deleted(self):
        self.shopify.delete_product(self.mug["id"])
        external_ids = [self.cup["id"], self.mug["id"]]
        run = self.sync(
            "import_batch_products", parameters={"external_ids": external_ids}
        )
        self.assertGone(self.mug, run)
        self.assertThere(self.cup)

    def test_what_a_person_published_stays_published(self):
        link = self.link(self.mug)
        link.baseline = {**link.baseline, "published": False}
        self.shopify.delete_product(self.mug["id"])
        self.sync()
        self.assertEqual(link.state, "gone")
        self.assertTrue(link.product_tmpl_id.is_published)

    def test_its_open_issues_are_settled(self):
        self.shopify.change_product(self.mug["id"], sku="")
        self.sync()
        issue = self.env["commerce.issue"].search(
            [("external_id", "=", self.mug["id"])]
        )
        self.assertEqual(issue.state, "open")
        self.shopify.delete_product(self.mug["id"])
        self.sync()
        self.assertEqual(issue.state, "settled")

    def test_what_was_deleted_in_odoo_first_stays_a_tombstone(self):
        self.link(self.mug).product_tmpl_id.unlink()
        self.shopify.delete_product(self.mug["id"])
        self.assertEqual(self.sync().gone_count, 0)
        self.assertEqual(self.link(self.mug).state, "tombstone")

    def test_another_shop_keeps_its_links(self):
        other = self.env["commerce.channel"].create(
            {"name": "Other", "shopify_shop_url_key": "other-shop"}
        )
        link = self.env["commerce.product"].create(
            {"channel_id": other.id, "external_id": self.mug["id"]}
        )
        self.shopify.delete_product(self.mug["id"])
        self.sync()
        self.assertEqual(link.state, "bound")


@tagged("post_install", "-at_install")
class TestReturn(ProductCase):
    def test_one_that_comes_back_is_bound_and_published_again(self):
        product = a_product()
        self.import_products(product)
        store = ProductGoneStore(self.env, self.shop)
        self.assertEqual(store.store([product.external_id]).counters, {"gone_count": 1})
        self.assertEqual(store.store([product.external_id]).counters, {"gone_count": 0})
        self.assertFalse(self.template(product).is_published)
        self.assertEqual(self.import_products(product).updated, 1)
        link = self.link(product)
        self.assertEqual(
            (link.state, *link.variant_ids.mapped("state")), ("bound",) * 2
        )
        self.assertTrue(self.template(product).is_published)
        self.assertEqual(self.import_products(product).unchanged, 1)


class Shop:
    """A shop of numbered products; some were deleted."""

    def __init__(self, deleted):
        self.deleted = set(deleted)
        self.asked = []

    def still_there(self, external_ids):
        self.asked.append(len(external_ids))
        return set(external_ids) - self.deleted


@tagged("post_install", "-at_install")
class TestGonePhase(ProductCase):
    """Hundreds of links, in requests of 250."""

    def pages(self, count, deleted, position=None):
        external_ids = [
            f"gid://shopify/Product/{number}" for number in range(1, count + 1)
        ]
        self.shop_of = Shop(external_ids[number - 1] for number in deleted)
        phase = GonePhase(
            self.shop_of.still_there, None, lambda window: reversed(external_ids)
        )
        return [
            (
                [int(it.id.rsplit("/", 1)[1]) for it in page if it.is_gone],
                phase.position_after(page, None),
            )
            for page in phase.pages({}, position)
        ]

    def test_all_are_asked_for_by_250_and_a_run_can_rest_where_some_are_gone(self):
        pages = self.pages(600, [7, 300, 599])
        self.assertEqual(self.shop_of.asked, [250, 250, 100])
        self.assertEqual(
            pages, [([7], {"id": 7}), ([300], {"id": 300}), ([599], {"id": 599})]
        )

    def test_a_run_can_rest_from_time_to_time_where_nothing_is_gone(self):
        self.assertEqual(self.pages(2600, []), [([], {"id": 2500})])
        self.assertEqual(self.pages(2600, [7])[1:], [([], {"id": 2500})])

    def test_a_run_goes_on_where_it_was(self):
        self.assertEqual(self.pages(600, [7, 599], {"id": 500}), [([599], {"id": 599})])
        self.assertEqual(self.shop_of.asked, [100])

    def test_where_nothing_is_gone_the_last_request_leaves_nothing_to_store(self):
        self.assertEqual(self.pages(2500, []), [])
        self.assertEqual(self.pages(0, []), [])
