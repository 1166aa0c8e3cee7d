"""Many products go out by bulk operations, to a local Shopify over HTTP."""

import contextlib
import time
from unittest.mock import patch

from odoo.exceptions import UserError

from ....services.shopify.products.export.bulk.bulk_phase import BulkExportPhase
from ....services.shopify.products.export.bulk.lines import Lines
from ....services.shopify.products.export.bulk.operation import BulkMutations
from .export_case import ExportCase

MANY = 12
PATIENCE = 30  # seconds, for operations that take a second in Shopify


class TestBulkExport(ExportCase):
    def setUp(self):
        super().setUp()
        # What is done is the same for a dozen as for thousands.
        self.startPatcher(patch.object(Lines, "MANY", 10))
        self.products = self.many(MANY)

    def many(self, count):
        products = [
            self.shopify.add_product(f"Cup {number}", sku=f"C-{number}", price="10.00")
            for number in range(count)
        ]
        self.sync()
        for product in products:
            self.template(product).list_price = 12.5
        return products

    def prices(self):
        return [it["variants"][0]["price"] for it in self.shopify.products()]

    def operations(self):
        """Names of what was asked for, each time."""
        return [call["operation"] for call in self.shopify.log()]

    def carried_on(self, run):
        """Carry on a run that waits, to its end, as if the time had gone by."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.env.cr.commit()
            run.invalidate_recordset()
            if run.state == "success":
                return
            run.retry_at = False
            run.env.cr.commit()
            try:
                run.run()
            except UserError:
                self.assertEqual(run.state, "queued", run.error_message)
        raise AssertionError(run.wait_reason)

    def begun(self):
        """Begin a run that sends everything, up to its first wait."""
        self.env.cr.commit()
        self.shopify.clear_log()
        run = self.queue("export_all_products")
        return run, self.waits(run)

    def is_even(self):
        """Check that nothing is left: all prices are out, and Odoo knows it."""
        self.assertEqual(self.prices(), ["12.50"] * len(self.products))
        self.assertEqual(self.export()[1], [])
        self.assertFalse(self.env["commerce.export.line"].search([]))

    def test_prices_of_many_are_one_operation(self):
        run, mutations = self.export()
        self.assertEqual(mutations, [])
        self.assertEqual(self.operations().count("RunBulkMutation"), 1)
        self.assertEqual(self.operations().count("StageUploads"), 1)
        self.assertRecordValues(
            run,
            [
                {
                    "done_count": MANY,
                    "updated_count": MANY,
                    "exported_count": MANY,
                    "set_aside_count": 0,
                }
            ],
        )
        self.is_even()
        run = self.sync("import_changed_products")
        self.assertRecordValues(run, [{"created_count": 0, "updated_count": 0}])

    def test_few_among_many_are_sent_one_by_one(self):
        for product in self.products[3:]:
            self.template(product).list_price = 10
        run, mutations = self.export()
        self.assertEqual(mutations, ["variants"] * 3)
        self.assertNotIn("RunBulkMutation", self.operations())
        self.assertRecordValues(
            run,
            [{"done_count": MANY, "unchanged_count": MANY - 3, "exported_count": 3}],
        )

    def test_what_is_hidden_in_odoo_is_hidden_in_the_shop_at_once(self):
        for product in self.products:
            self.template(product).is_published = False
        self.export()
        shown = [it["publishedAt"] for it in self.shopify.products()]
        self.assertEqual(shown, [None] * MANY)
        self.assertEqual(self.operations().count("GetPublications"), 1)
        self.is_even()

    def test_no_worker_waits_for_a_long_operation(self):
        self.shopify.settings(bulk_seconds=1)
        run, reason = self.begun()
        self.assertIn(f"change {MANY} products at once", reason)
        self.assertTrue(run.retry_at)
        self.assertFalse(run.run_token)
        self.carried_on(run)
        self.assertEqual(self.operations().count("RunBulkMutation"), 1)
        self.is_even()

    def test_of_one_that_fails_at_half_the_rest_is_sent(self):
        self.shopify.plan_bulk(after=MANY // 2, untold=2)
        run, mutations = self.export()
        # Two were changed, and nobody told; they are read, and not sent again.
        self.assertEqual(mutations, ["variants"] * (MANY // 2))
        self.assertEqual(self.operations().count("RunBulkMutation"), 1)
        self.assertRecordValues(run, [{"done_count": MANY, "set_aside_count": 0}])
        self.is_even()

    def test_one_that_somebody_cancels_is_brought_to_its_end(self):
        self.shopify.settings(bulk_seconds=30)
        run, _ = self.begun()
        with self.shop._service() as service:
            cancel(service, run)
        self.shopify.settings(bulk_seconds=0)
        self.carried_on(run)
        self.assertRecordValues(run, [{"done_count": MANY, "set_aside_count": 0}])
        self.is_even()

    def test_of_one_whose_result_is_kept_no_more_all_is_read(self):
        self.shopify.settings(bulk_seconds=1)
        run, _ = self.begun()
        time.sleep(1)
        self.shopify.advance(1)  # a look lets it end
        with self.shop._service() as service:
            service.client.get_bulk_operation(run.position["operation"]["id"])
        self.shopify.advance(8 * 86_400)
        self.shopify.clear_log()
        self.carried_on(run)
        self.assertEqual(self.mutations(), [])
        self.is_even()

    def test_a_sixth_waits_for_the_others(self):
        self.shopify.settings(bulk_seconds=60)
        with self.shop._service() as service:
            bulk = BulkMutations(service)
            path = bulk.upload(b"{}")
            others = [bulk.run("UpdateProduct", f"k{it}", path) for it in range(5)]
            run, reason = self.begun()
            self.assertIn("other bulk operations", reason)
            cancel(service, run, *others)
        self.shopify.settings(bulk_seconds=0)
        self.carried_on(run)
        self.is_even()

    def test_what_is_refused_is_told_of_its_product_alone(self):
        cup = self.products[0]
        self.shopify.change_product(cup["id"], title="Cup 0")
        for product in self.products:
            self.template(product).name = "x" * 300
        self.template(self.products[1]).name = "Mug"
        self.export()
        issues = self.env["commerce.issue"].search([("code", "=", "not_sent")])
        self.assertEqual(len(issues), MANY - 1)
        self.assertIn("too long", issues[0].reason)
        self.assertEqual(self.there(self.products[1])["title"], "Mug")
        self.assertEqual(self.there(cup)["title"], "Cup 0")

    def test_what_follows_on_another_mutation_goes_after_it(self):
        for product in self.products:
            self.template(product).name = f"New {product['title']}"
        run, mutations = self.export()
        self.assertEqual(mutations, [])
        self.assertEqual(self.operations().count("RunBulkMutation"), 2)
        self.assertEqual(
            [it["title"] for it in self.shopify.products()],
            [f"New Cup {number}" for number in range(MANY)],
        )
        self.is_even()

    def test_what_a_person_changes_meanwhile_is_planned_again(self):
        changed = self.products[0]
        begin = BulkExportPhase._begun

        def late(phase, group):
            self.shopify.change_product(changed["id"], title="Mug")
            return begin(phase, group)

        with patch.object(BulkExportPhase, "_begun", late):
            self.export()
        self.assertEqual(self.there(changed)["title"], "Mug")
        self.is_even()

    def test_of_an_operation_whose_begin_was_not_answered_there_is_no_second(self):
        self.shopify.faults(
            {"kind": "close_after", "operation": "RunBulkMutation", "count": 1}
        )
        run, _ = self.begun()
        self.carried_on(run)
        self.assertEqual(self.operations().count("RunBulkMutation"), 1)
        self.is_even()

    def test_whoever_takes_over_goes_on_where_the_work_stands(self):
        for price, step in enumerate(("upload", "run", "look", "result"), start=20):
            for product in self.products:
                self.template(product).list_price = price
            self.env.cr.commit()
            self.shopify.clear_log()
            run = self.queue("export_all_products")
            with (
                self.subTest(step),
                patch.object(BulkMutations, step, lost(step)),
                # assertRaises would not let it commit.
                contextlib.suppress(KeyboardInterrupt),
            ):
                run.run()
            self.assertEqual(run.state, "queued")
            self.carried_on(run)
            self.assertEqual(self.mutations(), [])
            self.assertEqual(self.operations().count("RunBulkMutation"), 1)
            self.assertEqual(self.prices(), [f"{price}.00"] * MANY)
            self.assertRecordValues(run, [{"done_count": MANY, "set_aside_count": 0}])

    def test_what_a_cancelled_run_has_not_sent_goes_out_next(self):
        self.shopify.settings(bulk_seconds=60)
        run, _ = self.begun()
        run.state = "cancelled"
        self.assertFalse(self.env["commerce.export.line"].search([]))
        links = [self.link(product) for product in self.products]
        self.assertTrue(all(link.next_export for link in links))

    def test_the_guides_look_at_the_last_operation(self):
        run = self.env["shopify.sync"].create(
            {"mode": "export_all_products", "channel_id": self.shop.id}
        )
        self.assertTrue(run._check_bulk_operation_status())
        self.shopify.settings(bulk_seconds=60)
        self.begun()
        self.assertFalse(run._check_bulk_operation_status())


def cancel(service, run, *ids):
    """Cancel bulk operations, as another app or a person may."""
    ids = ids or [run.position["operation"]["id"]]
    for id_ in ids:
        service.client.execute(
            "mutation Cancel($id: ID!) { bulkOperationCancel(id: $id) {"
            " userErrors { message } } }",
            "Cancel",
            {"id": id_},
        )
        service.client.get_bulk_operation(id_)


def lost(step):
    """Return a step after which its worker ends."""
    work = getattr(BulkMutations, step)

    def ending(self, *args):
        work(self, *args)
        raise KeyboardInterrupt

    return ending
