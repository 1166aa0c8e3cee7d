"""What people do in Odoo's own screens leaves the sync whole, or is told."""

from odoo import Command
from odoo.tests import Form

from ..order_life.life_case import LifeCase, paid, two_shirts
from ..orders.order_case import OrderCase
from ..orders.order_objects import an_order
from ..orders.order_parts import a_line
from ..products.product_records import a_product, a_variant

FEATURE = "product.group_product_pricelist"


class ScreensCase(OrderCase):
    """A product whose variants differ in price, and orders in two currencies."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.euro = cls.env.ref("base.EUR")
        cls.south = cls.env["res.company"].create({"name": "South Ltd"})
        cls.numbers = iter(range(770_000, 780_000, 10))

    def robe(self, price="30.00", number=None):
        """A product in two sizes, whose second one costs more."""
        number = self.number = number or next(self.numbers)
        sku = f"R-{number}"
        small = a_variant(f"{sku}-S", "20.00", [("Size", "S")], number=number + 1)
        given = {"number": number + 2, "compare_at_price": "50.00"}
        large = a_variant(f"{sku}-L", price, [("Size", "L")], **given)
        return a_product("Robe", variants=[small, large], number=number)

    def save(self, **values):
        """Save the settings as the page does it, whose other values stay."""
        self.env["res.config.settings"].create(values).execute()
        self.env.invalidate_all()

    def lists(self):
        shop = self.shop
        prices = shop.product_pricelist_id | shop.compare_pricelist_id
        return prices | shop.order_pricelist_ids.pricelist_id

    def price_of(self, variant):
        return self.shop.product_pricelist_id._get_product_price(variant, 1.0)

    def feature_is_on(self):
        return self.env["res.groups"]._is_feature_enabled(FEATURE)


class TestProducts(ScreensCase):
    def setUp(self):
        super().setUp()
        self.product = self.robe()
        self.import_products(self.product)
        self.record = self.template(self.product)
        self.color = self.env["product.attribute"].create(
            {
                "name": "Shade",
                "value_ids": [Command.create({"name": it}) for it in ("Red", "Blue")],
            }
        )

    def add_an_attribute(self):
        values = [Command.set(self.color.value_ids.ids)]
        line = {"attribute_id": self.color.id, "value_ids": values}
        self.record.attribute_line_ids = [Command.create(line)]

    def test_variants_that_odoo_deletes_for_other_attributes_come_in_again(self):
        skus = self.variants(self.product).mapped("default_code")
        self.assertEqual(len(skus), 2)
        for change in (
            self.add_an_attribute,
            lambda: self.record.attribute_line_ids.unlink(),
        ):
            with self.subTest(change=change):
                change()
                self.assertFalse(self.variants(self.product))
                self.assertEqual(self.codes(self.import_products(self.product)), [])
                again = self.variants(self.product)
                self.assertEqual(again.mapped("default_code"), skus)
                self.assertEqual(self.price_of(again[1]), 30.0)
                self.assertEqual(self.template(self.product), self.record)
                self.assertLessEqual(again, self.record.product_variant_ids)

    def test_a_variant_that_a_person_takes_away_stays_away(self):
        small, large = self.variants(self.product)
        line = self.record.attribute_line_ids
        value = small.product_template_attribute_value_ids.product_attribute_value_id
        line.value_ids = [Command.unlink(value.id)]
        self.assertFalse(small.exists())
        self.import_products(self.robe("35.00", self.number))
        self.assertEqual(self.record.product_variant_ids, large)
        self.assertEqual(self.price_of(large), 35.0)


class TestOrders(ScreensCase):
    def test_for_another_customer_an_order_keeps_its_currency(self):
        self.shop.write({"order_currency": "customer", "confirm_orders": False})
        self.euro.active = True
        money = {"presentment": "EUR", "rate": "2"}
        source = an_order([a_line(money=money)], money=money)
        self.import_orders(source)
        order = self.sale(source)
        other = self.env["res.partner"].create({"name": "Bo"})
        by_hand = order.copy()
        for each in order | by_hand:
            with Form(each) as form:
                form.partner_id = other
        kept = {"partner_id": other.id, "currency_id": self.euro.id}
        self.assertRecordValues(order, [{**kept, "amount_total": 40.0}])
        self.assertNotEqual(by_hand.currency_id, self.euro)


class TestPricelists(ScreensCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        users = cls.env.ref("base.group_user")
        users._remove_group(cls.env.ref(FEATURE))

    def import_both(self):
        self.import_orders(an_order())
        self.import_products(self.robe())
        self.assertEqual(len(self.lists()), 3)

    def test_an_import_that_makes_one_shows_them_in_odoo(self):
        self.assertFalse(self.feature_is_on())
        self.import_both()
        self.assertTrue(self.feature_is_on())
        self.save()
        self.assertEqual(self.lists().mapped("active"), [True] * 3)

    def test_no_customer_buys_at_the_prices_of_a_shop(self):
        self.import_both()
        for company in self.shop.company_id | self.south:
            contact = self.env["res.partner"].with_company(company)
            chosen = contact.create({"name": "Bo"}).property_product_pricelist
            self.assertEqual(chosen.company_id, company)
            self.assertNotIn(chosen, self.lists())

    def test_without_the_feature_those_of_shops_stay(self):
        self.import_both()
        other = self.env["product.pricelist"].create({"name": "Retail"})
        archived = self.shop.compare_pricelist_id
        archived.action_archive()
        self.save(group_product_pricelist=False)
        self.assertFalse(self.feature_is_on() or other.active or archived.active)
        self.assertTrue(all((self.lists() - archived).mapped("active")))
        self.import_products(self.robe("35.00", self.number))
        large = self.lists().item_ids.product_id
        self.assertEqual(self.price_of(large), 35.0)

    def test_one_that_is_of_another_company_or_currency_makes_way(self):
        for changed in ({"company_id": self.south.id}, {"currency_id": self.euro.id}):
            with self.subTest(changed=changed):
                product = self.robe()
                self.import_products(product)
                self.import_orders(an_order())
                prices, lists = self.shop.product_pricelist_id, self.lists()
                lists.write(changed)
                self.import_products(self.robe("35.00", self.number))
                self.assertEqual(self.price_of(self.variants(product)[1]), 35.0)
                self.assertNotEqual(self.shop.product_pricelist_id, prices)
                order = an_order()
                self.assertFalse(self.held(order))
                self.assertNotIn(self.sale(order).pricelist_id, lists)

    def held(self, order):
        self.import_orders(order)
        return self.link(order).held_text


class TestNextOrder(LifeCase):
    """What a person does to what an order uses, and what the next one comes to."""

    def ordered(self):
        source = two_shirts(transactions=paid())
        found = self.import_orders(source)
        codes = {issue.code for issue in found.issues} - {"unknown_delivery"}
        return source, codes

    def merge(self, order):
        other = self.env["res.partner"].create({"name": "Ada King"})
        wizard = self.env["base.partner.merge.automatic.wizard"]
        wizard._merge((other | order.partner_id).ids, other)

    def archive(self, *names):
        def act(order):
            order.mapped(".".join(names)).active = False

        return act

    def archive_the_bank(self, order):
        self.bank.active = False

    def archive_the_warehouse(self, order):
        warehouse = self.env["stock.warehouse"].create({"name": "Spare", "code": "SP"})
        self.shop.order_warehouse_id = warehouse
        warehouse.active = False

    def test_it_is_booked_or_told(self):
        product = ("order_line", "product_id")
        for act, told in (
            (self.merge, set()),
            (self.archive("partner_id"), set()),
            (self.archive("pricelist_id"), set()),
            (self.archive("carrier_id"), set()),
            (self.archive("order_line", "tax_ids"), set()),
            (self.archive_the_warehouse, {"refused"}),
            (self.archive(*product), {"unknown_product"}),
            (self.archive_the_bank, {"archived_journal"}),
            (self.archive("invoice_ids", "journal_id"), {"not_invoiced"}),
        ):
            with self.subTest(act=act), self.env.cr.savepoint() as savepoint:
                first, codes = self.ordered()
                self.assertFalse(codes)
                act(self.sale(first))
                self.env.flush_all()
                second, codes = self.ordered()
                self.assertEqual(codes, told)
                order, waits = self.sale(second), "refused" in told
                self.assertEqual(order.state, "draft" if waits else "sale")
                self.assertEqual(bool(self.link(second).held_text), waits)
                self.assertEqual(order.partner_id, self.sale(first).partner_id)
                if not told - {"unknown_product"}:
                    self.assertSettled(second, 54.45, 54.45)
                savepoint.rollback()
                self.env.invalidate_all()
