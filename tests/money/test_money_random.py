"""Of random orders, net, each tax, total and refunds in Odoo are Shopify's to the cent.

60 orders in the suite; `COMMERCE_SYNC_ORDERS=1000 scripts/test -k random_orders` takes
as many as wanted, `COMMERCE_SYNC_SEED` begins with the seed that a failure printed.
"""

import os
from dataclasses import replace
from decimal import Decimal

from odoo.tools import split_every

from ...scripts.local_shopify.control.remote import Control
from ...services.commerce.money.document_lines import document_lines, have_money
from ...services.commerce.money.exact_pieces import divided
from ...services.commerce.money.manual_amounts import (
    invoice_line_values,
    sale_line_values,
)
from ...services.commerce.order_life.table_statistics import refresh_statistics
from ...services.commerce.records.money import Amounts
from ...services.commerce.taxes.mapping import OrderTaxes
from ...services.shopify.client.shop_access import ShopSettings
from ...services.shopify.orders.source import OrderSource
from ...services.shopify.service import ShopifyService
from ..common import local_shopify, only_loopback
from ..seeds import a_seed
from .money_case import OrderMoneyCase

ORDERS = int(os.environ.get("COMMERCE_SYNC_ORDERS", 60))
AT_ONCE = 20
# So many a test: each has five minutes at most.
A_TEST = 60
RATES = {"EUR": 0.9222, "GBP": 0.79, "CHF": 0.868, "JPY": 150.58, "KWD": 0.3069}


class TestOrderMoneyOfRandomOrders(OrderMoneyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(only_loopback())
        cls.seed = a_seed()
        cls.control = Control(local_shopify())
        cls.addClassCleanup(cls.control.close)

    def setUp(self):
        super().setUp()
        self.control.reset(
            catalogue="30", maximum_available=1_000_000, restore_rate=1_000_000
        )
        for code, rate in RATES.items():
            self.env["res.currency.rate"].create(
                {
                    "currency_id": self.currency(code).id,
                    "rate": rate,
                    "name": "2020-01-01",
                    "company_id": self.company.id,
                }
            )

    def check_orders(self, part, many):
        made = self.control.random_orders(
            self.seed + part * A_TEST, many, events=True, currency="any"
        )
        seeds = {each["id"]: each for each in made}
        for number, orders in enumerate(split_every(AT_ONCE, self.orders(many), list)):
            method = ("round_per_line", "round_globally")[number % 2]
            self.check(orders, seeds, method)
            other = ("round_globally", "round_per_line")[number % 2]
            self.check(orders, seeds, other, presentment=True)

    def check(self, orders, seeds, method, presentment=False):
        self.set_rounding(method)
        moneys = [self.money(order, presentment) for order in orders]
        for order, money in zip(orders, moneys, strict=True):
            with self.subTest(**seeds[order.id], method=method):
                self.assert_told(order, money, presentment)
        sold = self.sell_all([ordered(money) for money in moneys])
        documents = self.document(sold, [ordered(money) for money in moneys])
        for order, money, made, line in zip(
            sold, moneys, documents, orders, strict=True
        ):
            with self.subTest(**seeds[line.id], method=method):
                self.assert_exact(order, ordered(money))
                self.assert_move_exact(made, ordered(money))
        self.follow(sold, moneys)
        more = self.document(sold, moneys)
        self.fresh(sold)
        for order, money, first, second, line in zip(
            sold, moneys, documents, more, orders, strict=True
        ):
            with self.subTest(**seeds[line.id], method=method):
                self.assert_exact(order, money)
                self.assert_move_exact(first | second, money)
                rest = document_lines(money.lines, self.said(order))
                self.assertFalse(any(have_money(lines) for lines in rest))

    def assert_told(self, order, money, presentment):
        """All that Shopify says of the order follows from its lines."""
        self.assertFalse(money.problems)
        side = "presentment_money" if presentment else "shop_money"
        rounding = order.total_cash_rounding_adjustment
        rounded = getattr(rounding.payment_set, side).amount
        back = getattr(rounding.refund_set, side).amount
        total = getattr(order.total_price_set, side).amount
        current = getattr(order.current_total_price_set, side).amount
        self.assertEqual(money.total, total + rounded)
        self.assertEqual(money.current_total, current + rounded - back)

    # Orders and documents

    def orders(self, many):
        source = OrderSource(self.client())
        found, cursor, goes_on = [], None, True
        while goes_on:
            page = source.fetch("", "ID", cursor)
            found += [source.complete(order) for order in page.nodes]
            cursor, goes_on = page.cursor, page.has_next
        self.assertEqual(len(found), many)
        return found

    def client(self):
        settings = ShopSettings(
            key="local-shop",
            name="Local Shop",
            token="shpat_local",
            test_store=True,
            api_url=local_shopify(),
        )
        return ShopifyService(settings).client

    def sell_all(self, moneys):
        taxes = OrderTaxes(self.env, self.shop).of(moneys)
        lists = {
            code: self.pricelist(self.currency(code))
            for code in {money.currency for money in moneys}
        }
        return self.env["sale.order"].create(
            [
                {
                    "partner_id": self.partner.id,
                    "pricelist_id": lists[money.currency].id,
                    "order_line": [
                        (0, 0, self.line_values(line, taxes, it.currency_id))
                        for line in money.lines
                    ],
                }
                for money in moneys
                for it in [lists[money.currency]]
            ]
        )

    def follow(self, sold, moneys):
        """Let the orders' lines say what Shopify says now."""
        taxes = OrderTaxes(self.env, self.shop).of(moneys)
        for order, money in zip(sold, moneys, strict=True):
            for line, said in zip(order.order_line, money.lines, strict=True):
                ids = [taxes[key].id for key in said.taxes]
                line.write(sale_line_values(said, ids, order.currency_id.id, 2))

    def document(self, sold, moneys):
        """Make and post what is still to be said; a recordset for each order."""
        refresh_statistics(self.env, sold)
        values, owners = [], []
        for order, money in zip(sold, moneys, strict=True):
            pair = document_lines(money.lines, self.said(order))
            for kind, lines in zip(("out_invoice", "out_refund"), pair, strict=True):
                if have_money(lines):
                    owners.append(order)
                    values.append(self.move_values(order, money, kind, lines))
        moves = self.env["account.move"].create(values)
        moves.filtered(lambda move: move.amount_total >= 0).action_post()
        found = {order: self.env["account.move"] for order in sold}
        for order, move in zip(owners, moves, strict=True):
            found[order] |= move
        return [found[order] for order in sold]

    def move_values(self, order, money, kind, lines):
        taxes = OrderTaxes(self.env, self.shop).of([money])
        return {
            "move_type": kind,
            "partner_id": order.partner_id.id,
            "currency_id": order.currency_id.id,
            "invoice_line_ids": [
                (
                    0,
                    0,
                    {
                        "product_id": self.product.id,
                        "name": line.key,
                        "sale_line_ids": [(6, 0, self.sale_line(order, line.key).ids)],
                        **invoice_line_values(
                            line,
                            [taxes[key].id for key in line.line.taxes],
                            order.currency_id.id,
                            2,
                        ),
                    },
                )
                for line in lines
            ],
        }

    def sale_line(self, order, key):
        return order.order_line.filtered(lambda line: line.name == key)

    def said(self, order):
        """What the order's documents say, by the keys of its lines."""
        found = {}
        lines = {line.id: line for line in order.order_line}
        for line_id, said in order.order_line._documented_amounts().items():
            line, (quantity, net, sums) = lines[line_id], said
            whole = line.extra_tax_data["exact"]["taxes"]
            taxes = [tax for tax, _amount in whole]
            weights = [Decimal(amount) for _tax, amount in whole]
            amounts = Amounts(net, divided(sums, taxes, weights))
            if line.invoice_lines:
                found[line.name] = (quantity, amounts)
        return found


def ordered(money):
    """The money of an order before anything of it was refunded or edited."""
    return replace(
        money,
        lines=tuple(
            replace(line, quantity=line.ordered_quantity, current=line.ordered)
            for line in money.lines
        ),
    )


def _tests():
    """Make the tests: as many as the orders need."""
    for part, first in enumerate(range(0, ORDERS, A_TEST)):
        many = min(A_TEST, ORDERS - first)

        def check(self, part=part, many=many):
            self.check_orders(part, many)

        check.__name__ = f"test_random_orders_are_exact_{part + 1}"
        setattr(TestOrderMoneyOfRandomOrders, check.__name__, check)


_tests()
