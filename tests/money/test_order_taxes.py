"""Taxes of Shopify's orders find their taxes in Odoo, or are made."""

from decimal import Decimal

from psycopg2 import IntegrityError

from odoo.tools import mute_logger

from ...services.commerce.records.money import TaxKey
from ...services.commerce.taxes.mapping import OrderTaxes
from ..orders.order_objects import an_order
from ..orders.order_parts import a_line
from .money_case import OrderMoneyCase

HOME = "US"


def a_key(title="Sales Tax", rate="0.0725", country=HOME, included=False, **given):
    return TaxKey(title, Decimal(rate), country, included, **given)


class TestOrderTaxes(OrderMoneyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.account_fiscal_country_id = cls.env.ref("base.us")

    def taxes(self, *keys, shop=None):
        """The taxes of an order that has these on its lines."""
        found = OrderTaxes(self.env, shop or self.shop)
        return [found.of([Money(keys)])[key] for key in keys]

    def a_tax(self, name, amount, **given):
        return self.env["account.tax"].create(
            {
                "name": name,
                "amount": amount,
                "type_tax_use": "sale",
                "company_id": self.company.id,
                **given,
            }
        )

    def test_a_missing_tax_is_made_once(self):
        [tax] = self.taxes(a_key("Illinois State Tax", "0.0625"))
        self.assertRecordValues(
            tax,
            [
                {
                    "name": "Illinois State Tax 6.25%",
                    "amount": 6.25,
                    "type_tax_use": "sale",
                    "price_include_override": "tax_excluded",
                    "company_id": self.company.id,
                    "country_id": self.env.ref("base.us").id,
                }
            ],
        )
        self.assertEqual(tax.tax_group_id.name, "Illinois State Tax")
        self.assertEqual(self.taxes(a_key("Illinois State Tax", "0.0625")), [tax])

    def test_rates_of_many_digits_are_known_again(self):
        key = a_key("NY", "0.08875")
        self.assertEqual(self.taxes(key), self.taxes(key))
        order = an_order([a_line(taxes=(("Odd", "0.0712345678901"),))])
        for _time in range(2):
            self.sell(order)
        self.assertEqual(
            self.env["commerce.tax"].search_count([("title", "=", "Odd")]), 1
        )

    def test_what_tells_taxes_apart_makes_taxes_of_their_own(self):
        keys = [
            a_key(),
            a_key(rate="0.08"),
            a_key(country="CA"),
            a_key(included=True),
            a_key(channel_liable=True),
            a_key(nth=1),
        ]
        taxes = self.taxes(*keys)
        self.assertEqual(len(set(taxes)), len(keys))
        names = [tax.name for tax in taxes]
        self.assertEqual(names[2], "Sales Tax 7.25% CA")
        self.assertEqual(names[3], "Sales Tax 7.25% (in the price)")
        self.assertEqual(names[4], "Sales Tax 7.25% (paid by the channel)")
        self.assertEqual(names[5], "Sales Tax 7.25% (2)")

    def test_two_equal_taxes_of_a_line_stay_two(self):
        order, money = self.sell(an_order([a_line(taxes=(("VAT", "0.1"),) * 2)]))
        self.assertEqual(len(order.order_line.tax_ids), 2)
        self.assert_exact(order, money)

    def test_the_companys_own_tax_is_taken_where_nothing_else_fits(self):
        own = self.a_tax("Chicago", 7.123)
        self.assertEqual(self.taxes(a_key("Restaurant Tax", "0.07123")), [own])

    def test_the_title_decides_between_taxes_of_one_rate(self):
        self.a_tax("State", 7.123)
        city = self.a_tax("City", 7.123)
        self.assertEqual(self.taxes(a_key("city", "0.07123")), [city])

    def test_two_taxes_that_could_be_meant_are_none(self):
        first, second = self.a_tax("State", 7.123), self.a_tax("City", 7.123)
        [tax] = self.taxes(a_key("County", "0.07123"))
        self.assertNotIn(tax, first | second)

    def test_one_tax_of_odoo_never_stands_for_two_of_shopify(self):
        own = self.a_tax("State", 7.123)
        one, other = self.taxes(a_key("City", "0.07123"), a_key("State", "0.07123"))
        self.assertEqual(other, own)
        self.assertNotEqual(one, own)
        [third] = self.taxes(a_key("County", "0.07123"))
        self.assertNotIn(third, one | own)

    def test_taxes_of_another_country_price_or_use_are_not_taken(self):
        wrong = self.a_tax("Included", 7.123, price_include_override="tax_included")
        wrong |= self.a_tax("Bought", 7.123, type_tax_use="purchase")
        wrong |= self.a_tax("Archived", 7.123, active=False)
        [tax] = self.taxes(a_key("Sales", "0.07123"))
        self.assertNotIn(tax, wrong)
        abroad = self.a_tax("State", 19)
        [tax] = self.taxes(a_key("MwSt", "0.19", "DE"))
        self.assertNotEqual(tax, abroad)

    def test_names_that_are_taken_get_a_number(self):
        self.a_tax("Sales Tax 7.25%", 3)
        [tax] = self.taxes(a_key())
        self.assertEqual(tax.name, "Sales Tax 7.25% #2")

    def test_channels_taxes_go_to_their_own_account(self):
        account = self.env["account.account"].create(
            {
                "name": "Taxes of channels",
                "code": "251999",
                "account_type": "liability_current",
            }
        )
        self.shop.channel_tax_account_id = account
        plain, channels = self.taxes(a_key(), a_key(channel_liable=True))
        self.assertEqual(channels.invoice_repartition_line_ids.account_id, account)
        self.assertEqual(channels.refund_repartition_line_ids.account_id, account)
        self.assertNotEqual(plain.invoice_repartition_line_ids.account_id, account)

    def test_a_tax_number_abroad_makes_taxes_of_that_country(self):
        germany = self.env.ref("base.de")
        self.env["account.fiscal.position"].create(
            {
                "name": "Germany",
                "country_id": germany.id,
                "foreign_vat": "DE136695976",
                "auto_apply": True,
                "company_id": self.company.id,
            }
        )
        german, french = self.taxes(
            a_key("MwSt", "0.19", "DE"), a_key("TVA", "0.2", "FR")
        )
        self.assertEqual(german.country_id, germany)
        self.assertEqual(french.country_id, self.env.ref("base.us"))

    def test_a_person_chooses_another_tax(self):
        [tax] = self.taxes(a_key())
        mapping = self.env["commerce.tax"].search([("tax_id", "=", tax.id)])
        self.assertTrue(mapping.automatic)
        chosen = self.a_tax("Chosen", 7)
        mapping.tax_id = chosen
        self.assertFalse(mapping.automatic)
        self.assertEqual(self.taxes(a_key()), [chosen])

    def test_amounts_are_shopifys_whatever_tax_is_chosen(self):
        order = an_order([a_line(price="9.99", quantity=3, taxes=(("VAT", "0.2"),))])
        self.sell(order)
        mapping = self.env["commerce.tax"].search([("title", "=", "VAT")])
        mapping.tax_id = self.a_tax("Odd", 3, price_include_override="tax_included")
        again, money = self.sell(order)
        self.assert_exact(again, money)

    def test_one_tax_chosen_for_two_holds_both_amounts(self):
        taxes = (("State", "0.0725"), ("City", "0.0131"))
        order = an_order([a_line(price="9.99", quantity=3, taxes=taxes)])
        self.sell(order)
        mappings = self.env["commerce.tax"].search(
            [("title", "in", ["State", "City"]), ("channel_id", "=", self.shop.id)]
        )
        mappings.tax_id = self.a_tax("Both", 8.56)
        again, money = self.sell(order)
        self.assertEqual(len(again.order_line.tax_ids), 1)
        self.assert_money(again.amount_tax, money.lines[0].current.tax)
        again.action_confirm()
        self.assert_move_exact(again._create_invoices(), money)

    def test_a_shop_that_makes_no_taxes_waits_with_exact_money(self):
        self.shop.create_taxes = False
        order = an_order([a_line(price="9.99", quantity=3, taxes=(("VAT", "0.2"),))])
        sold, money = self.sell(order)
        self.assert_exact(sold, money)
        taxes = OrderTaxes(self.env, self.shop)
        taxes.of([money])
        self.assertEqual({key.title for key in taxes.unknown}, {"VAT"})
        row = self.env["commerce.tax"].search([("title", "=", "VAT")])
        self.assertRecordValues(
            row, [{"rate": 20, "country_code": HOME, "tax_id": False, "nth": 0}]
        )
        row.tax_id = self.a_tax("Mine", 20)
        self.assertEqual(taxes.of([money])[money.lines[0].taxes[0]], row.tax_id)
        self.assertFalse(taxes.unknown)

    def test_an_archived_tax_is_used_no_more(self):
        [tax] = self.taxes(a_key())
        tax.active = False
        [other] = self.taxes(a_key())
        self.assertNotEqual(other, tax)
        self.assertEqual(
            self.env["commerce.tax"].search_count([("title", "=", "Sales Tax")]), 1
        )

    def test_a_shop_has_each_tax_once(self):
        self.taxes(a_key(country=""))
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.env["commerce.tax"].create(
                {"channel_id": self.shop.id, "title": "Sales Tax", "rate": 7.25}
            )

    def test_a_page_asks_once(self):
        orders = [
            self.money(an_order([a_line(taxes=(("State", "0.0725"),))]))
            for _number in range(50)
        ]
        OrderTaxes(self.env, self.shop).of(orders)
        self.env.flush_all()
        self.env.invalidate_all()
        self.shop.create_taxes  # noqa: B018  fetched with the shop
        with self.assertQueryCount(4):
            OrderTaxes(self.env, self.shop).of(orders)

    def test_a_tax_without_a_rate_or_a_title(self):
        order = an_order([a_line(price="10.00", taxes=(("VAT", "0.08"),))])
        for tax in (*order.line_items.nodes[0].tax_lines, *order.current_tax_lines):
            tax.title, tax.rate = "", None
        sold, money = self.sell(order)
        self.assertFalse(money.problems)
        self.assertEqual(sold.order_line.tax_ids.mapped("amount"), [0])
        self.assert_exact(sold, money)


class Money:
    """Money of an order that has these taxes."""

    def __init__(self, keys):
        self.lines = [self]
        self.taxes = keys
