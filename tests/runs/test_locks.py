"""Locks of what several runs may make: parts side by side, never beside the whole."""

from contextlib import closing

import psycopg2

from odoo.tests import TransactionCase

from ...models.engine.host.advisory_lock import AdvisoryLock
from ...services.commerce.customers.importer import CustomerImporter
from ...services.commerce.orders.importer import OrderImporter

SPACE = 20_260


class TestLocks(TransactionCase):
    def worker(self):
        lock = AdvisoryLock(self.env.cr.dbname, wait_seconds=0.1)
        self.addCleanup(lock.close)
        return lock

    def assertBeside(self, one, other):
        with self.worker().held(SPACE, one), self.worker().held(SPACE, other):
            pass

    def assertNotBeside(self, one, other):
        second = self.worker()
        for first, then in ((one, other), (other, one)):
            with (
                closing(AdvisoryLock(self.env.cr.dbname)) as lock,
                lock.held(SPACE, first),
                self.assertRaises(psycopg2.errors.LockNotAvailable),
                second.held(SPACE, then),
            ):
                pass

    def test_companies_side_by_side(self):
        self.assertBeside(["partner/1", "order/1"], ["partner/2", "order/2"])

    def test_one_at_a_time_within_a_company(self):
        self.assertNotBeside(["partner/1"], ["partner/1"])

    def test_what_belongs_to_no_company_keeps_all_others_out(self):
        self.assertNotBeside(["partner"], ["partner/1"])
        self.assertNotBeside(["partner"], ["partner"])

    def test_all_is_free_again(self):
        for _again in range(2):
            self.assertBeside(["partner", "partner/1"], ["order"])
            self.assertBeside(["partner/2"], ["partner/1"])


class TestLocksOfImports(TransactionCase):
    def shop(self, **given):
        company = self.env["res.company"].create({"name": f"Company of {given}"})
        return self.env["commerce.channel"].create(
            {
                "name": "North Shop",
                "shopify_shop_url_key": f"shop-{company.id}",
                "company_id": company.id,
                "currency_id": company.currency_id.id,
                "lang": "en_US",
                **given,
            }
        )

    def names(self, shop):
        return (
            set(CustomerImporter(self.env, shop).shared()),
            set(OrderImporter(self.env, shop).shared()),
        )

    def test_contacts_of_one_company_are_locked_for_it_alone(self):
        own = self.shop(share_customers=False)
        customers, orders = self.names(own)
        company = own.company_id.id
        self.assertIn(f"partner/{company}", customers & orders)
        self.assertIn(f"order/{company}", orders)

    def test_contacts_of_all_companies_are_locked_for_all(self):
        customers, orders = self.names(self.shop(share_customers=True))
        self.assertIn("partner", customers & orders)
