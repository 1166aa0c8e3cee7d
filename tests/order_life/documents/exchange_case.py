"""Orders in two currencies, whose payments have rates of their own."""

from ...orders.order_objects import an_order
from ...orders.order_parts import a_line
from ...orders.order_payments import a_refund, a_transaction, refunded
from ..life_case import LifeCase, a_shirt

VAT = (("VAT", "0.125"),)
# An order of 13.50 in the shop's currency and of 9.00 in the customer's.
RATE = {"presentment": "CAD", "rate": "0.6666667"}
# By the order's rate, and by the one of some days later.
AS_ORDERED, LATER = ("13.50", "9.00"), ("12.77", "9.00")


def pair(shop, customer, currency="USD", presentment="CAD"):
    return {
        "shopMoney": {"amount": shop, "currencyCode": currency},
        "presentmentMoney": {"amount": customer, "currencyCode": presentment},
    }


def moved(kind, amounts, number, **given):
    """A transaction of amounts in both currencies."""
    return a_transaction(kind, number=number, **{"amountSet": pair(*amounts), **given})


def fx_order(number, sales=(), backs=(), *, cap=False, back=False, **given):
    """An order in two currencies, as Shopify tells it after some of its events.

    :param cap: an edit added another line of the same price
    :param back: its shirt was taken back
    """
    line = {"price": "12.00", "taxes": VAT, "money": RATE}
    shirt = a_shirt(number=number, current=0 if back else 1, **line)
    lines = [shirt, *([a_line("Cap", number=number + 1, **line)] if cap else ())]
    refunds = []
    if back:
        part = refunded(shirt, 1, "12.00", "1.50", "CANCEL")
        part |= {
            "subtotalSet": pair("12.00", "8.00"),
            "totalTaxSet": pair("1.50", "1.00"),
        }
        refunds = [a_refund(part, number=number, total="13.50")]
    moves = [moved("SALE", it, number + place) for place, it in enumerate(sales)]
    moves += [moved("REFUND", it, number + 5 + n) for n, it in enumerate(backs)]
    status = given.pop("status", "PAID" if sales else "PENDING")
    owed = given.pop("owed", ("0.00", "0.00"))
    return an_order(
        lines,
        refunds=refunds,
        number=number,
        money=RATE,
        transactions=moves,
        displayFinancialStatus=status,
        totalOutstandingSet=pair(*owed),
        **given,
    )


class ExchangeCase(LifeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        currencies = cls.env["res.currency"].with_context(active_test=False)
        cls.canadian = currencies.search([("name", "=", "CAD")])
        cls.canadian.active = True
        cls.canadian.rate_ids.unlink()
        cls.a_rate(cls.canadian, "0.7")

    @classmethod
    def a_rate(cls, currency, rate, day="2020-01-01"):
        cls.env["res.currency.rate"].create(
            {"currency_id": currency.id, "name": day, "rate": rate}
        )

    def follow_anew(self, source):
        """Import an order whatever is known of it."""
        self.env["commerce.order"].search([]).checksum = False
        return self.follow(source)

    def open_lines(self, source):
        link = self.link(source)
        moves = self.documents(source) | self.payments(source).move_id
        moves |= link.exchange_move_id
        return moves.line_ids.filtered(
            lambda it: it.account_type == "asset_receivable" and not it.reconciled
        )

    def owed(self, source):
        lines = self.open_lines(source)
        return round(sum(lines.mapped("amount_residual_currency")), 2)

    def entries(self, source):
        """All entries of differences that were ever booked of an order."""
        name = self.link(source).name
        return self.env["account.move"].search(
            [
                ("journal_id", "=", self.company.currency_exchange_journal_id.id),
                ("line_ids.name", "=", f"Exchange difference of {name}"),
            ],
            order="id",
        )

    def lost(self, source):
        """What the company lost on exchange by an order, in its own currency."""
        accounts = (
            self.company.expense_currency_exchange_account_id
            | self.company.income_currency_exchange_account_id
        )
        lines = self.entries(source).line_ids
        return round(sum(it.balance for it in lines if it.account_id in accounts), 2)

    def assertNothingOpen(self, source):
        self.assertFalse(self.open_lines(source))
        invoices = self.documents(source)
        self.assertLessEqual(
            set(invoices.mapped("payment_state")), {"paid", "in_payment", "reversed"}
        )

    def figures(self, source):
        """What the proof says in the rows of exchange and of what is owed."""
        self.env.invalidate_all()
        link = self.link(source)
        return {
            it.name: (
                f"{it.told:.2f}",
                f"{it.odoo:.2f}",
                it.difference and it.explanation,
            )
            for it in link._live_figures(link._told_figures())
            if it.name in ("exchange", "owed")
        }
