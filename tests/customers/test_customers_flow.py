"""Customers come in over HTTP, run by run, as the engine carries them."""

from ..engine_case import EngineCase

HOME = {
    "address1": "1 Main Street",
    "city": "Albany",
    "zip": "12207",
    "provinceCode": "NY",
    "countryCode": "US",
}


class TestCustomerRuns(EngineCase):
    def add_customer(self, first, **given):
        email = f"{first.lower()}@example.com"
        return self.shopify.add_customer(
            firstName=first, lastName="Doe", **{"email": email, **given}
        )

    def contacts(self):
        links = self.env["commerce.customer"].search(
            [("channel_id", "=", self.shop.id)]
        )
        return links.filtered(lambda it: it.state == "bound").partner_id

    def names(self):
        return sorted(self.contacts().mapped("name"))

    def test_all_customers_come_in_with_their_addresses(self):
        self.add_customer("Jane", addresses=[HOME, {**HOME, "address1": "2 Side St"}])
        self.add_customer("Ann")
        run = self.sync("import_all_customers")
        self.assertEqual((run.state, run.created_count), ("success", 2))
        self.assertEqual(self.names(), ["Ann Doe", "Jane Doe"])
        jane = self.contacts().filtered(lambda it: it.name == "Jane Doe")
        self.assertEqual(jane.street, "1 Main Street")
        self.assertEqual(jane.state_id.code, "NY")
        self.assertEqual(jane.child_ids.street, "2 Side St")

    def test_nothing_changed_writes_nothing(self):
        self.add_customer("Jane", addresses=[HOME])
        self.sync("import_all_customers")
        run = self.sync("import_all_customers")
        self.assertEqual((run.unchanged_count, run.updated_count), (1, 0))

    def test_what_changed_comes_in(self):
        jane = self.add_customer("Jane")
        self.sync("import_all_customers")
        self.shopify.advance(600)
        self.shopify.change_customer(jane["id"], lastName="Roe", tags=["VIP"])
        run = self.sync("import_changed_customers")
        self.assertEqual(run.updated_count, 1)
        self.assertEqual(self.names(), ["Jane Roe"])
        self.assertEqual(self.contacts().category_id.mapped("name"), ["VIP"])

    def test_one_customer_by_its_number(self):
        jane = self.add_customer("Jane")
        self.add_customer("Ann")
        number = jane["id"].rsplit("/", 1)[-1]
        self.sync("import_one_customer", shopify_id=number)
        self.assertEqual(self.names(), ["Jane Doe"])

    def test_a_deleted_customer_is_marked_and_its_contact_stays(self):
        jane = self.add_customer("Jane")
        self.add_customer("Ann")
        self.sync("import_all_customers")
        contacts = self.contacts()
        self.shopify.delete_customer(jane["id"])
        run = self.sync("import_all_customers")
        self.assertEqual(run.gone_count, 1)
        self.assertEqual(self.names(), ["Ann Doe"])
        self.assertEqual(len(contacts.exists().filtered("active")), 2)

    def test_an_unclear_customer_is_an_issue_and_comes_in_by_retry(self):
        twins = self.env["res.partner"].create(
            [{"name": name, "email": "jane@example.com"} for name in "AB"]
        )
        self.add_customer("Jane")
        self.add_customer("Ann")
        run = self.sync("import_all_customers")
        self.assertEqual((run.state, run.created_count), ("success", 1))
        issue = run.issue_ids
        self.assertRecordValues(issue, [{"code": "several_contacts", "state": "open"}])
        twins[1].email = False
        issue.action_retry()
        retry = self.env["shopify.sync"].search([], order="id desc", limit=1)
        retry.run()
        self.assertEqual(issue.state, "settled")
        self.assertIn(twins[0], self.contacts())

    def test_withheld_customers_are_one_issue_of_the_shop(self):
        for protected in (False, "silent"):
            with self.subTest(protected):
                self.shopify.reset(protected_customer_data=protected)
                for first in ("Jane", "Ann"):
                    self.add_customer(first, addresses=[HOME])
                run = self.sync("import_all_customers")
                self.assertEqual(run.state, "success")
                self.assertEqual(run.issue_ids.mapped("code"), ["withheld"])
                self.assertFalse(self.contacts())

    def test_customers_come_in_once_they_are_shown(self):
        self.add_customer("Jane", addresses=[HOME])
        self.shopify.settings(protected_customer_data=False)
        issue = self.sync("import_all_customers").issue_ids
        self.shopify.settings(protected_customer_data=True)
        issue.action_retry()
        self.env["shopify.sync"].search([], order="id desc", limit=1).run()
        self.assertEqual(self.names(), ["Jane Doe"])
        self.assertEqual(issue.state, "settled")

    def test_data_that_is_withheld_from_now_on_wipes_nothing(self):
        self.add_customer("Jane", addresses=[HOME])
        self.sync("import_all_customers")
        self.shopify.settings(protected_customer_data=False)
        self.sync("import_all_customers")
        self.assertRecordValues(
            self.contacts(),
            [
                {
                    "name": "Jane Doe",
                    "email": "jane@example.com",
                    "street": "1 Main Street",
                }
            ],
        )

    def test_a_run_that_may_see_no_customer_says_what_to_ask_for(self):
        self.add_customer("Jane")
        self.shopify.settings(protected_customer_data="denied")
        text = self.fails(self.queue("import_all_customers"))
        self.assertIn("Protected customer data access", text)

    def test_companies_come_in_with_their_contacts_by_either_scope(self):
        self.shopify.settings(scopes=["read_products", "read_customers"])
        jane = self.add_customer("Jane", addresses=[HOME])
        self.shopify.add_company(
            "Acme",
            contacts=[{"customerId": jane["id"], "title": "Buyer"}],
            locations=[
                {"name": "Depot", "shippingAddress": {**HOME, "address1": "9 Dock"}}
            ],
        )
        self.shop.action_test_connection()
        run = self.sync("import_all_customers")
        self.assertEqual((run.state, run.issue_ids.ids), ("success", []))
        company = self.env["commerce.company"].search(
            [("channel_id", "=", self.shop.id)]
        )
        self.assertRecordValues(
            company.partner_id,
            [{"name": "Acme", "is_company": True, "street": "9 Dock"}],
        )
        self.assertEqual(self.contacts().parent_id, company.partner_id)
        self.assertEqual(company.location_ids.mapped("name"), ["Depot"])
