"""A catalogue of many shapes comes in, and nothing of it goes out again."""

from odoo.tests import tagged

from ....services.shopify.products.export.phase import PRODUCTS_AT_ONCE
from .export_case import ExportCase

PRODUCTS = 60
NOTHING = {"created_count": 0, "updated_count": 0}


@tagged("post_install", "-at_install")
class TestGeneratedRoundTrip(ExportCase):
    def setUp(self):
        super().setUp()
        self.open(PRODUCTS)
        self.sync()

    def written(self):
        """When each link and product was written last."""
        self.env.invalidate_all()
        links = self.env["commerce.product"].search([])
        records = (links, links.variant_ids, links.product_tmpl_id)
        return [it.mapped("write_date") for it in records]

    def test_nothing_goes_out_of_what_came_in(self):
        before, written = self.shopify.products(), self.written()
        run, mutations = self.export()
        self.assertEqual(mutations, [])
        self.assertRecordValues(run, [{**NOTHING, "unchanged_count": PRODUCTS}])
        self.assertEqual(self.shopify.products(), before)
        self.assertEqual(self.written(), written)

    def test_one_price_among_many_goes_out_alone_and_comes_back_to_nothing(self):
        before = {it["id"]: it for it in self.shopify.products()}
        product = next(it for it in before.values() if len(it["variants"]) > 2)
        variant = product["variants"][1]
        rule = self.env["product.pricelist.item"].search(
            [
                ("pricelist_id", "=", self.shop.product_pricelist_id.id),
                ("product_id.default_code", "=", variant["sku"]),
            ]
        )
        rule.fixed_price += 3
        run, mutations = self.export()
        self.assertEqual(mutations, ["variants"])
        self.assertRecordValues(
            run, [{"updated_count": 1, "unchanged_count": PRODUCTS - 1}]
        )
        (sent,) = self.sent("variants")
        self.assertEqual(sent, [{"id": variant["id"], "price": f"{rule.fixed_price}"}])
        after = {it["id"]: it for it in self.shopify.products()}
        changed = [it for it, there in after.items() if there != before[it]]
        self.assertEqual(changed, [product["id"]])
        written = self.written()
        run = self.sync("import_all_products")
        self.assertRecordValues(run, [{**NOTHING, "unchanged_count": PRODUCTS}])
        self.assertEqual(self.written()[1:], written[1:])
        self.assertEqual(self.export()[1], [])

    def test_each_page_is_looked_at_again_by_itself_before_it_is_sent(self):
        self.templates().write({"name": "Another"})
        run, _mutations = self.export()
        self.assertEqual(run.exported_count, PRODUCTS)
        looks = self.shopify.log("GetProductStamps")
        asked = [len(call["variables"]["ids"]) for call in looks]
        self.assertEqual(asked, [PRODUCTS_AT_ONCE, PRODUCTS - PRODUCTS_AT_ONCE])

    def test_what_was_planned_and_not_sent_is_sent_once_the_run_goes_on(self):
        templates = self.templates()[:2]
        templates.write({"name": "Another"})
        self.env.cr.commit()
        busy = {"kind": "http429", "mutations": True, "retry_after": 600, "count": 1}
        self.shopify.faults(busy)
        run = self.queue("export_changed_products")
        self.waits(run)
        self.assertEqual(run.exported_count, 0)
        run._steered().retry_at = False
        run.run()
        self.assertEqual((run.state, run.exported_count), ("success", 2))
        self.assertFalse(self.env["commerce.export.mark"].search([]))
