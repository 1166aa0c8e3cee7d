"""What a shop's owner sets up in any order, orders first or last, ends alike.

A rate is entered, taxes, payments and delivery methods are chosen, the shop lets orders
be confirmed, invoiced and paid: in any order, with an import of all orders at any place
between. What comes of it is what a shop imports that was set up before.
"""

import os
from collections import defaultdict
from datetime import timedelta
from itertools import permutations
from random import Random

from odoo.fields import Command
from odoo.tests import tagged

from ..orders.order_objects import an_order
from ..orders.order_parts import a_shipping_line
from ..orders.order_payments import a_refund, a_transaction, refunded
from ..seeds import a_seed
from .life_case import VAT, LifeCase, a_shirt

MONEY = {"currency": "CAD"}
STEPS = ("rate", "tax", "journal", "delivery", "confirm", "invoice", "pay")
# How many ways a run of the suite tries; `all` tries every one, with random imports.
WAYS = os.environ.get("COMMERCE_SYNC_WAYS", "32")
PART = 4
KINDS = ("paid", "back", "void", "kept")


def order_of(number, kind):
    """An order as Shopify tells it, whatever Odoo's owner does."""
    cancelled, stands = kind in ("void", "kept"), {"paid": 2, "back": 1}.get(kind, 0)
    shirt = a_shirt(
        price="20.00",
        quantity=2,
        current=stands,
        taxes=VAT,
        number=number,
        money=MONEY,
    )
    shipping = [
        a_shipping_line(
            "By Balloon", price="5.00", taxes=VAT, number=number, money=MONEY
        )
    ]
    shipping[0]["isRemoved"] = kind == "void"
    money = {"paid": "0.00", "back": "24.20", "void": "54.45", "kept": "48.40"}[kind]
    refunds, moves = [], [("SALE", "54.45")]
    if kind != "paid":
        net, tax = ("20.00", "4.20") if kind == "back" else ("40.00", "8.40")
        back = refunded(shirt, 2 - stands, net, tax, "CANCEL")
        refunds = [a_refund(back, total=money, number=number)]
        moves.append(("REFUND", money))
    status = {"paid": "PAID", "void": "REFUNDED"}.get(kind, "PARTIALLY_REFUNDED")
    return an_order(
        [shirt],
        shipping,
        refunds=refunds,
        number=number,
        money=MONEY,
        transactions=[
            a_transaction(
                what,
                amount,
                number=10 * number + place,
                gateway="paypal",
                money=MONEY,
            )
            for place, (what, amount) in enumerate(moves)
        ],
        displayFinancialStatus=status,
        cancelledAt="2026-11-07T10:00:00Z" if cancelled else None,
    )


@tagged("post_install", "-at_install")
class TestOwnersSteps(LifeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        currencies = cls.env["res.currency"].with_context(active_test=False)
        cls.canadian = currencies.search([("name", "=", "CAD")])
        (cls.canadian + cls.company.currency_id).rate_ids.unlink()
        cls.journal = cls.bank.copy({"name": "Paypal", "code": "PPL"})
        group = cls.env["account.tax.group"].create({"name": "Twenty-one"})
        cls.vat = cls.env["account.tax"].create(
            {"name": "Ours", "amount": 21, "tax_group_id": group.id}
        )
        cls.carrier = cls.env.ref("delivery.free_delivery_carrier")
        cls.sources = [order_of(70_001 + 10 * n, it) for n, it in enumerate(KINDS)]
        cls.shop.write(
            {
                "payment_journal_id": False,
                "create_taxes": False,
                "confirm_orders": False,
                "invoicing": "none",
                "register_payments": False,
            }
        )

    def test_every_way_leads_to_the_same_end(self):
        seed = a_seed()
        random, ways = Random(seed), list(permutations(STEPS))
        if WAYS != "all":
            ways = random.sample(ways, max(int(WAYS) // PART, 1))
        wanted = self.end_of([*STEPS, "import"])
        for kind, state in zip(KINDS, wanted, strict=True):
            self.assertEqual(state["held"], False, kind)
        for way in ways:
            steps = with_imports(random, way)
            with self.subTest(steps=steps, seed=seed):
                self.assertEqual(self.end_of(steps), wanted)

    def end_of(self, steps):
        """Do the steps; return what they come to, and take them back."""
        with self.env.cr.savepoint() as savepoint:
            for step in steps:
                # Each is a transaction of its own, later than the one before.
                self.env.flush_all()
                self.env.cr.now()
                self.env.cr._now += timedelta(minutes=10)
                getattr(self, f"do_{step}")()
            states = [self.state(source) for source in self.sources]
            self.assertEqual(self.left(), [])
            savepoint.rollback()
        self.env.invalidate_all()
        return states

    # Steps

    def do_import(self):
        self.issues = self.import_orders(*self.sources).issues

    def do_rate(self):
        self.env["res.currency.rate"].create(
            {"currency_id": self.canadian.id, "name": "2026-01-01", "rate": 1.25}
        )

    def do_tax(self):
        known = self.env["commerce.tax"].search([("channel_id", "=", self.shop.id)])
        if known:
            known.tax_id = self.vat
            return
        self.env["commerce.tax"].create(
            {
                "channel_id": self.shop.id,
                "title": "VAT",
                "rate": 21,
                "country_code": "DE",
                "tax_id": self.vat.id,
            }
        )

    def do_journal(self):
        named = [("channel_id", "=", self.shop.id), ("name", "=", "paypal")]
        known = self.env["commerce.payment.gateway"].search(named)
        if known:
            known.journal_id = self.journal
            return
        self.env["commerce.payment.gateway"].create(
            {
                "channel_id": self.shop.id,
                "name": "paypal",
                "title": "Paypal",
                "journal_id": self.journal.id,
            }
        )

    def do_delivery(self):
        mapped = self.shop.delivery_ids.filtered(lambda it: it.title == "By Balloon")
        if mapped:
            mapped.carrier_id = self.carrier
            return
        row = {"title": "By Balloon", "carrier_id": self.carrier.id}
        self.shop.delivery_ids = [Command.create(row)]

    def do_confirm(self):
        self.shop.confirm_orders = True

    def do_invoice(self):
        self.shop.invoicing = "post"

    def do_pay(self):
        self.shop.register_payments = True

    # What comes of them

    def left(self):
        """Codes of what the last import told, beside what stays in any case."""
        return sorted({it.code for it in self.issues} - {"unknown_product"})

    def state(self, source):
        order, said = self.sale(source), defaultdict(float)
        for line in self.documents(source).line_ids:
            if line.display_type in ("product", "tax"):
                said[line.account_id.name, line.tax_line_id.name] -= line.balance
        payments = self.payments(source)
        return {
            "state": order.state,
            "held": self.link(source).is_held,
            "rate": round(order.currency_rate, 6),
            "carrier": order.state == "sale" and order.carrier_id.name,
            "taxes": order.order_line.tax_ids.mapped("name"),
            "said": {what: round(it, 2) for what, it in said.items() if round(it, 2)},
            "payments": round(sum(payments.mapped("amount_signed")), 2),
            "journals": payments.journal_id.mapped("name"),
            "open": round(sum(self.documents(source).mapped("amount_residual")), 2),
        }


def with_imports(random, steps):
    """Put imports between the steps of a way, and one at its end."""
    found = []
    for step in steps:
        found += ["import"] * random.choice((0, 1, 1, 2)) + [step]
    return [*found, "import"]
