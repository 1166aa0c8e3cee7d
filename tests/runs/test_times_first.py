"""What did not change is not read again: a run asks for its id and time alone."""

from odoo.tests import tagged

from .times_first_case import (
    POINTS,
    PRODUCTS,
    ManyProductsCase,
    OneProductCase,
    TimesFirstCase,
)


@tagged("post_install", "-at_install")
class TestProducts(ManyProductsCase):
    def title(self, external_id):
        link = self.links().filtered(lambda it: it.external_id == external_id)
        return link.product_tmpl_id.name

    def test_a_second_import_of_all_asks_for_times_alone(self):
        _first, asked = self.again()
        self.assertEqual((asked["GetProducts"], asked["GetProductTimes"]), (2, 0))
        run, asked = self.again()
        self.assertEqual((asked["GetProducts"], asked["GetProductTimes"]), (0, 2))
        self.assertFalse(asked["GetProductsByIds"])
        self.assertRecordValues(
            run,
            [{"done_count": PRODUCTS, "unchanged_count": PRODUCTS, "updated_count": 0}],
        )
        self.assertEqual(run.total_count, PRODUCTS)

    def test_one_that_changed_is_read_alone(self):
        self.again()
        changed = self.a_product()
        self.shopify.change_product(changed, title="Another Title")
        run, asked = self.again()
        self.assertEqual((asked["GetProducts"], asked["GetProductsByIds"]), (0, 1))
        self.assertEqual((run.updated_count, run.done_count), (1, PRODUCTS))
        self.assertEqual(self.title(changed), "Another Title")

    def test_where_many_changed_whole_pages_are_read(self):
        self.again()
        for product in self.shopify.products()[:60]:
            self.shopify.change_product(product["id"], vendor="Another")
        run, asked = self.again()
        self.assertEqual((asked["GetProducts"], asked["GetProductsByIds"]), (2, 0))
        self.assertEqual((run.updated_count, run.unchanged_count), (60, 240))

    def test_all_is_read_anew_by_other_settings(self):
        self.again()
        self.shop.category_policy = "none"
        self.env.cr.commit()
        run, asked = self.again()
        self.assertEqual((asked["GetProducts"], asked["GetProductTimes"]), (2, 0))
        self.assertEqual(run.done_count, PRODUCTS)

    def test_all_is_read_anew_after_a_day(self):
        """What moves no time in Shopify comes in then, too."""
        self.again()
        self.env.cr.execute(
            "UPDATE commerce_product SET read_at = read_at - interval '25 hours'"
        )
        self.env.cr.commit()
        _run, asked = self.again()
        self.assertEqual((asked["GetProducts"], asked["GetProductTimes"]), (2, 0))

    def test_one_with_an_open_issue_is_looked_at_again(self):
        self.again()
        issue = self.env["commerce.issue"].create(
            {
                "channel_id": self.shop.id,
                "external_id": self.a_product(),
                "code": "not_stored",
                "name": "A product",
                "reason": "Odoo's database was busy.",
            }
        )
        self.env.cr.commit()
        _run, asked = self.again()
        self.assertEqual(asked["GetProductsByIds"], 1)
        self.assertEqual(issue.state, "settled")

    def test_one_that_asks_for_another_look_gets_it(self):
        self.again()
        link = self.links()[3]
        link.product_tmpl_id.name = "By hand"
        link.checksum = False
        self.env.cr.commit()
        _run, asked = self.again()
        self.assertEqual(asked["GetProductsByIds"], 1)
        self.assertTrue(link.checksum)

    def test_an_import_of_changes_skips_what_it_read_before(self):
        self.again("import_changed_products")
        run, asked = self.again("import_changed_products")
        self.assertFalse(asked["GetProducts"])
        self.assertEqual(run.unchanged_count, run.done_count)

    def test_a_dry_run_reads_all(self):
        self.again()
        _run, asked = self.again(dry_run=True)
        self.assertEqual((asked["GetProducts"], asked["GetProductTimes"]), (2, 0))

    def test_times_that_cannot_be_read_are_read_with_their_records(self):
        self.again()
        self.shopify.faults({"kind": "null_nodes", "operation": "GetProductTimes"})
        run, asked = self.again()
        self.assertEqual((run.unchanged_count, asked["GetProducts"]), (PRODUCTS, 2))

    def test_a_run_that_was_stopped_goes_on_behind_what_is_stored(self):
        self.again()
        self.shopify.clear_log()
        fault = {"kind": "http429", "operation": "GetProductTimes", "skip": 1}
        self.shopify.faults(fault | {"retry_after": 300})
        run = self.queue()
        self.waits(run)
        self.assertEqual(run.done_count, 250)
        self.shopify.faults()
        run.retry_at = False
        run.run()
        self.assertRecordValues(
            run, [{"state": "success", "done_count": PRODUCTS, "unchanged_count": 300}]
        )


@tagged("post_install", "-at_install")
class TestWithinASecond(OneProductCase):
    """Shopify tells whole seconds: what is read within one may change once more."""

    def test_a_second_change_within_the_second_is_not_lost(self):
        self.sync()
        self.shopify.change_product(self.product, title="T-Shirt")
        self.sync()
        self.assertEqual(self.titles(), ["T-Shirt"])

    def test_nor_one_within_the_second_of_a_later_import_of_one(self):
        self.shopify.advance(120)
        self.asked("import_all_products")
        self.shopify.change_product(self.product, title="Tee")
        self.sync("import_one_product", shopify_id=self.product)
        self.shopify.change_product(self.product, title="T-Shirt")
        self.shopify.advance(120)
        self.sync()
        self.assertEqual(self.titles(), ["T-Shirt"])

    def test_it_is_read_once_more_and_then_known(self):
        self.sync()
        self.shopify.advance(120)
        _run, asked = self.asked("import_all_products")
        self.assertEqual(asked["GetProducts"], 1)
        _run, asked = self.asked("import_all_products")
        self.assertEqual((asked["GetProducts"], asked["GetProductTimes"]), (0, 1))


@tagged("post_install", "-at_install")
class TestOthers(TimesFirstCase):
    def test_customers_that_did_not_change_are_not_read_again(self):
        self.shopify.reset("empty", customers=260, **POINTS)
        self.asked("import_all_customers")
        run, asked = self.asked("import_all_customers")
        self.assertEqual((asked["GetCustomers"], asked["GetCustomerTimes"]), (0, 2))
        self.assertEqual(run.unchanged_count, 260)

    def test_orders_that_did_not_change_are_not_read_again(self):
        self.shop.write({"invoicing": "none", "register_payments": False})
        self.env.cr.commit()
        orders = self.shopify.random_orders(
            seed=1, count=9, currency="USD", goods=False
        )
        self.shopify.advance(3600)
        self.asked("import_all_orders")
        links = self.env["commerce.order"].search([("channel_id", "=", self.shop.id)])
        # As if nobody had to look at any of them.
        links.told_at = False
        self.env["commerce.issue"].search([("channel_id", "=", self.shop.id)]).unlink()
        self.env.cr.commit()
        self.asked("import_all_orders")
        run, asked = self.asked("import_all_orders")
        self.assertEqual((asked["GetOrders"], asked["GetOrderTimes"]), (0, 1))
        self.assertEqual((run.unchanged_count, asked["GetOrdersByIds"]), (9, 0))
        self.assertEqual(len(links), len(orders))
        links[0].told_at = self.env.cr.now()
        self.env.cr.commit()
        _run, asked = self.asked("import_all_orders")
        self.assertEqual((asked["GetOrders"], asked["GetOrdersByIds"]), (0, 1))

    def test_orders_are_looked_at_again_by_other_rules(self):
        self.shop.write({"invoicing": "none", "register_payments": False})
        self.env.cr.commit()
        self.shopify.random_orders(seed=1, count=3, currency="USD")
        self.shopify.advance(3600)
        self.asked("import_all_orders")
        self.env["commerce.order.rule"].create(
            {"channel_id": self.shop.id, "action": "confirm", "risk": "high"}
        )
        self.env.cr.commit()
        _run, asked = self.asked("import_all_orders")
        self.assertEqual((asked["GetOrders"], asked["GetOrderTimes"]), (1, 0))
