"""What a full page of customers costs, with few and with many contacts in Odoo."""

from odoo.tests import new_test_user, tagged
from odoo.tools import SQL

from ..statements import CountsStatements
from .customer_case import CustomerCase
from .customer_records import a_customer, an_address, changed, moved

PAGE = 250
MANY = 200_000


@tagged("post_install", "-at_install")
class TestStatements(CountsStatements, CustomerCase):
    """SQL statements per customer of a full page: unlike seconds, they do not vary."""

    def page(self, addresses=1, **given):
        return [
            a_customer(
                f"First{number}",
                addresses=[
                    an_address(f"{number} Street {place}") for place in range(addresses)
                ],
                phone=f"+1518555{number:04}",
                tags=("all", f"tag{number % 5}"),
                **given,
            )
            for number in range(PAGE)
        ]

    def test_new_customers(self):
        with self.assertStatementsPerRecord(0.3, PAGE):
            self.assertEqual(self.import_customers(*self.page()).created, PAGE)

    def test_new_customers_with_three_addresses_each(self):
        with self.assertStatementsPerRecord(0.3, PAGE):
            self.assertEqual(
                self.import_customers(*self.page(addresses=3)).created, PAGE
            )

    def test_customers_that_were_contacts_before(self):
        page = self.page()
        self.env["res.partner"].create(
            [{"name": it.person.name, "email": it.person.email} for it in page]
        )
        # Odoo itself asks once for each address that is written.
        with self.assertStatementsPerRecord(1.2, PAGE):
            self.assertEqual(self.import_customers(*page).updated, PAGE)

    def test_customers_with_addresses_of_people_whose_colleagues_log_in(self):
        page = self.page()
        user = new_test_user(self.env, "bob", groups="base.group_portal")
        user.partner_id.is_company = True
        companies = self.env["res.partner"].create(
            [
                {"name": "Acme", "is_company": True, "parent_id": user.partner_id.id}
                for _ in page
            ]
        )
        self.env["res.partner"].create(
            [
                {"name": it.name, "email": it.email, "parent_id": company.id}
                for it, company in zip(
                    [it.person for it in page], companies, strict=True
                )
            ]
        )
        with self.assertStatementsPerRecord(0.3, PAGE):
            self.assertEqual(self.import_customers(*page).created, PAGE)

    def test_customers_that_did_not_change(self):
        page = self.page(addresses=2)
        self.import_customers(*page)
        with self.assertStatementsPerRecord(0.05, PAGE):
            self.assertEqual(self.import_customers(*page).unchanged, PAGE)

    def test_customers_that_bought_again_and_have_another_tag(self):
        page = self.page()
        self.import_customers(*page)
        page = [changed(it, order_count=2, tags=("new",)) for it in page]
        with self.assertStatementsPerRecord(0.2, PAGE):
            self.assertEqual(self.import_customers(*page).updated, PAGE)

    def test_customers_with_another_name_address_and_tag(self):
        page = self.page(addresses=2)
        self.import_customers(*page)
        page = [
            changed(
                it,
                name="Somebody New",
                tags=("new",),
                addresses=[moved(address, city="Troy") for address in it.addresses],
            )
            for it in page
        ]
        # Odoo looks for what depends on a name or an address by each that is written.
        with self.assertStatementsPerRecord(8.5, PAGE):
            self.assertEqual(self.import_customers(*page).updated, PAGE)
        self.assertEqual(self.partner(page[-1]).city, "Troy")


@tagged("post_install", "-at_install")
class TestManyContacts(CustomerCase):
    """Look-ups go by indexes, so that their cost does not grow with the contacts."""

    def test_look_ups_among_many_contacts_read_no_whole_table(self):
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO res_partner
                       (name, complete_name, active, type, autopost_bills,
                        partner_share, email, email_normalized, phone, phone_sanitized)
                SELECT 'Many ' || n, 'Many ' || n, true, 'contact', 'ask',
                       true, 'many' || n || '@example.com',
                       'many' || n || '@example.com',
                       '+1212' || 5550000 + n, '+1212' || 5550000 + n
                  FROM generate_series(1, %s) AS n
                """,
                MANY,
            )
        )
        self.env.cr.execute("ANALYZE res_partner")
        page = [
            a_customer("Many", email=email, phone=phone)
            for number in range(1, PAGE + 1)
            for email, phone in [
                (f"many{number}@example.com", "")
                if number % 2
                else ("", f"+1212555{number:04}")
            ]
        ]
        plans = []
        execute = self.env.cr.execute

        def explained(query, params=None, **given):
            code = query.code if isinstance(query, SQL) else query
            if code.lstrip().startswith("SELECT") and "email_normalized" in code:
                args = tuple(query.params) if isinstance(query, SQL) else params
                execute("EXPLAIN " + code, args)
                plans.append("\n".join(row for (row,) in self.env.cr.fetchall()))
            return execute(query, params, **given)

        self.patch(self.env.cr, "execute", explained)
        self.assertEqual(self.import_customers(*page).updated, PAGE)
        looked_up = [plan for plan in plans if "email_normalized" in plan]
        self.assertTrue(looked_up)
        for plan in looked_up:
            self.assertNotIn("Seq Scan on res_partner", plan)
