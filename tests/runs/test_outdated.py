"""An answer of Shopify's that is older than what Odoo knows changes nothing."""

from ..customers import customer_records
from ..customers.customer_case import CustomerCase
from ..order_life.life_case import LifeCase, one_back, paid, two_shirts
from ..orders.order_objects import changed_order
from ..products import product_records
from ..products.product_case import ProductCase


class TestOutdatedOrders(LifeCase):
    def test_an_order_of_before_a_refund_is_not_invoiced_again(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        after = one_back(source)
        self.follow(after)
        known = self.documents(source)
        self.follow(source)
        self.assertEqual(self.documents(source), known)
        self.assertEqual(self.sale(source).amount_total, 30.25)
        self.assertSettled(after, 30.25, 30.25)

    def test_of_two_changes_within_a_second_the_last_answer_counts(self):
        source = two_shirts(note="one")
        self.follow(source)
        moment = source.updated_at.isoformat()
        self.follow(changed_order(source, note="two", updatedAt=moment))
        self.assertEqual(self.link(source).note, "two")


class TestOutdatedCustomers(CustomerCase):
    def test_a_name_of_before_does_not_come_back(self):
        old = customer_records.a_customer("Ada", "Byron")
        self.import_customers(old)
        new = customer_records.changed(old, name="Ada Lovelace")
        self.import_customers(new)
        result = self.import_customers(old)
        self.assertEqual(result.unchanged, 1)
        self.assertEqual(self.partner(old).name, "Ada Lovelace")


class TestOutdatedProducts(ProductCase):
    def test_a_title_of_before_does_not_come_back(self):
        old = product_records.a_product("Shirt")
        self.import_products(old)
        self.import_products(product_records.changed(old, title="T-Shirt"))
        result = self.import_products(old)
        self.assertEqual(result.unchanged, 1)
        self.assertEqual(self.template(old).name, "T-Shirt")
