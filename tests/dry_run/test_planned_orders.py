"""A dry run of customers and orders tells what an import would do, and does nothing."""

from odoo.exceptions import UserError
from odoo.tests import Form, tagged
from odoo.tools import SQL

from ..engine_case import EngineCase

# A run and its plan stay, and that is all.
KEPT = ("shopify_sync", "commerce_plan")
HOME = {"address1": "1 Main Street", "city": "Boston", "countryCode": "US"}


class DryRunFlowCase(EngineCase):
    def setUp(self):
        super().setUp()
        self.shopify.settings(currency="USD")

    def plan(self, mode, **given):
        run = self.sync(mode, dry_run=True, **given)
        self.assertEqual(run.state, "success", run.error_message)
        return run

    def rows(self, run, external_id=None):
        found = self.env["commerce.plan"].search([("run_id", "=", run.id)])
        return (
            found.filtered(lambda row: row.external_id == external_id)
            if external_id
            else found
        )

    def told(self, run, record=None, *names):
        rows = self.rows(run, record and record["id"])
        names = names or ("action", "label", "old", "new")
        return [tuple(row[name] or "" for name in names) for row in rows]

    def world(self):
        """Every row of all tables but those of runs, and each sequence of numbers."""
        self.env.flush_all()
        tables = self.env.execute_query(
            SQL(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                " AND tablename != ALL(%s)",
                list(KEPT),
            )
        )
        numbers = self.env.execute_query(
            SQL(
                "SELECT sequencename, last_value FROM pg_sequences"
                " WHERE sequencename LIKE 'ir_sequence_%%'"
            )
        )
        return {name: self._rows_of(name) for (name,) in tables} | dict(numbers)

    def _rows_of(self, table):
        query = "SELECT count(*), coalesce(sum(hashtext(t::text)), 0) FROM %s AS t"
        return self.env.execute_query(SQL(query, SQL.identifier(table)))

    def assertNothingHappens(self, mode, **given):
        before = self.world()
        run = self.plan(mode, **given)
        after = self.world()
        touched = {name for name in after if after[name] != before.get(name)}
        self.assertFalse(touched)
        return run


@tagged("post_install", "-at_install")
class TestPlannedOrders(DryRunFlowCase):
    def order(self, **given):
        return self.shopify.check_out(
            {"title": "T-Shirt", "price": "20.00", "quantity": 2}, **given
        )

    def sale(self, order):
        return (
            self.env["commerce.order"]
            .search([("external_id", "=", order["id"])])
            .sale_order_id
        )

    def test_a_new_order_is_told_with_its_lines_its_total_and_what_follows(self):
        order = self.order()
        run = self.assertNothingHappens("import_all_orders")
        told = self.told(run, order)
        self.assertEqual((run.created_count, run.unchanged_count), (1, 0))
        for expected in [
            ("create", "Order Lines", "", "2 × $\xa020.00 = $\xa040.00"),
            ("create", "Total", "", "$\xa040.00"),
        ]:
            self.assertIn(expected, told)
        self.assertIn("What Follows", [label for _action, label, *_rest in told])
        self.assertFalse(self.sale(order))

    def test_what_it_tells_comes_true(self):
        order = self.order()
        (follows,) = self.rows(self.plan("import_all_orders")).filtered(
            lambda row: row.field == "follows"
        )
        self.sync("import_all_orders")
        sale = self.sale(order)
        self.assertEqual("confirmed" in follows.new, sale.state == "sale")
        self.assertEqual("invoices" in follows.new, bool(sale.invoice_ids))
        payments = (
            self.env["commerce.transaction"]
            .search([("commerce_order_id.sale_order_id", "=", sale.id)])
            .filtered("is_registered")
        )
        self.assertEqual("payments" in follows.new, bool(payments))

    def test_a_changed_order_is_told_by_what_changes(self):
        order = self.order()
        self.sync("import_all_orders")
        self.shopify.advance(60)
        self.shopify.change_order(order["id"], note="Ring twice")
        run = self.assertNothingHappens("import_changed_orders")
        told = self.told(run, order, "action", "field", "old", "new")
        self.assertEqual(run.updated_count, 1)
        self.assertEqual(
            [it[:2] for it in told if it[1] != "follows"], [("update", "note")]
        )
        self.assertIn("Ring twice", dict((it[1], it[3]) for it in told)["note"])
        self.assertEqual(self.rows(run).mapped("record_id")[0], self.sale(order).id)

    def test_a_line_that_was_removed_is_told_with_the_total(self):
        order = self.order()
        self.sync("import_all_orders")
        self.shopify.advance(60)
        self.shopify.order_event(
            order["id"], "refund", lines=[{"index": 0, "quantity": 1}]
        )
        run = self.assertNothingHappens("import_changed_orders")
        told = {it[0]: it[1:] for it in self.told(run, order, "field", "old", "new")}
        self.assertTrue(told["order_line"][0].startswith("2 × "))
        self.assertTrue(told["order_line"][1].startswith("1 × "))
        self.assertNotEqual(*told["amount_total"])

    def test_an_unchanged_order_has_no_row(self):
        self.shop.register_payments = False
        self.env.cr.commit()
        self.order()
        self.sync("import_all_orders")
        run = self.assertNothingHappens("import_all_orders")
        self.assertEqual((run.unchanged_count, len(self.rows(run))), (1, 0))

    def test_what_other_settings_do_to_an_unchanged_order_is_told(self):
        steps = {"confirm_orders": True, "invoicing": "post", "register_payments": True}
        self.shop.write({**steps, "confirm_orders": False})
        self.env.cr.commit()
        order = self.order()
        self.sync("import_all_orders")
        self.shop.write(steps)
        self.env.cr.commit()
        run = self.assertNothingHappens("import_all_orders")
        told = self.told(run, order, "action", "field", "new")
        self.assertEqual([it[:2] for it in told], [("update", "follows")])
        self.assertIn("It is confirmed.", told[0][2])

    def test_a_held_order_says_why(self):
        assessed = {"riskLevel": "HIGH", "facts": [], "provider": None}
        risk = {"recommendation": "CANCEL", "assessments": [assessed]}
        order = self.order(order={"risk": risk, "riskLevel": "HIGH"})
        run = self.assertNothingHappens("import_all_orders")
        told = {it[0]: it[1] for it in self.told(run, order, "field", "new")}
        self.assertIn("risk of fraud", told["held_text"])
        self.assertEqual(told["follows"], "It stays a quotation.")

    def test_a_deleted_order_is_told_with_what_to_do(self):
        order = self.order()
        self.sync("import_all_orders")
        self.shopify.delete_order(order["id"])
        run = self.assertNothingHappens("import_all_orders")
        self.assertEqual(run.gone_count, 1)
        gone = self.rows(run, order["id"])
        self.assertEqual(gone.mapped("action"), ["gone", "gone"])
        self.assertEqual(gone.mapped("code"), [False, "order_gone"])

    def test_one_order_by_its_name(self):
        order = self.order()
        run = self.assertNothingHappens("import_one_order", shopify_id=order["name"])
        self.assertTrue(self.rows(run, order["id"]))

    def test_for_real_it_does_what_it_told(self):
        order = self.order()
        run = self.plan("import_all_orders")
        run.action_run_for_real()
        self.env["shopify.sync"].search([], order="id desc", limit=1).run()
        self.assertTrue(self.sale(order))

    def test_a_comparison_has_no_dry_run(self):
        with self.assertRaises(UserError):
            self.queue("check_orders", dry_run=True)

    def test_the_dialog_offers_it(self):
        dialog = Form(self.env["commerce.sync.now"])
        dialog.kind = "orders"
        self.assertTrue(dialog.can_dry_run)


@tagged("post_install", "-at_install")
class TestPlannedCustomers(DryRunFlowCase):
    def add(self, first, **given):
        email = f"{first.lower()}@example.com"
        return self.shopify.add_customer(
            firstName=first, lastName="Doe", email=email, **given
        )

    def test_a_new_customer_is_told_with_all_its_addresses(self):
        jane = self.add("Jane", addresses=[HOME, {**HOME, "city": "Salem"}])
        run = self.assertNothingHappens("import_all_customers")
        told = self.told(run, jane)
        for expected in [
            ("create", "Name", "", "Jane Doe"),
            ("create", "Email", "", "jane@example.com"),
            ("create", "City", "", "Boston"),
        ]:
            self.assertIn(expected, told)
        self.assertTrue(any("Salem" in new for *_rest, new in told))

    def test_a_linked_contact_is_named(self):
        here = self.env["res.partner"].create(
            {"name": "J. Doe", "email": "jane@example.com"}
        )
        jane = self.add("Jane")
        run = self.assertNothingHappens("import_all_customers")
        self.assertIn(("link", "Linked To", "", "J. Doe"), self.told(run, jane))
        self.assertEqual(set(self.rows(run).mapped("record_id")), {here.id})

    def test_a_changed_customer_is_told_by_what_changes(self):
        jane = self.add("Jane")
        self.sync("import_all_customers")
        self.shopify.advance(60)
        self.shopify.change_customer(jane["id"], lastName="Roe", tags=["VIP"])
        run = self.assertNothingHappens("import_changed_customers")
        self.assertEqual(
            self.told(run, jane),
            [
                ("update", "Name", "Jane Doe", "Jane Roe"),
                ("update", "Tags", "", "VIP"),
            ],
        )

    def test_who_is_unclear_is_set_aside(self):
        self.env["res.partner"].create(
            [{"name": name, "email": "jane@example.com"} for name in "AB"]
        )
        jane = self.add("Jane")
        run = self.assertNothingHappens("import_all_customers")
        self.assertEqual(
            self.told(run, jane, "action", "code", "model"),
            [("set_aside", "several_contacts", "res.partner")],
        )

    def test_a_deleted_customer_would_be_marked(self):
        jane = self.add("Jane")
        self.sync("import_all_customers")
        self.shopify.delete_customer(jane["id"])
        run = self.assertNothingHappens("import_all_customers")
        self.assertEqual(run.gone_count, 1)
        self.assertEqual(self.told(run, jane), [("gone", "In Shopify", "Yes", "No")])
