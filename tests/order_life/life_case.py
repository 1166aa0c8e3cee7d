"""Orders whose life is followed, without a shop on the wire."""

from ..import_case import ImportCase
from ..moments import later
from ..orders.order_objects import an_order, changed_order, edited_order, raw_lines
from ..orders.order_parts import a_line, a_shipping_line, with_current
from ..orders.order_payments import a_refund, a_transaction, refunded

VAT = (("VAT", "0.21"),)


LIFE_CODES = (
    "unknown_gateway",
    "archived_journal",
    "paid_in_odoo",
    "not_invoiced",
    "documents_differ",
    "cancelled_in_odoo",
    "goods_left",
    "money_kept",
    "moved_since",
    "still_owed",
    "no_exchange_account",
)


def a_shirt(**given):
    """A line of the product that Odoo has, too."""
    return a_line(sku="SHIRT", **given)


def two_shirts(**given):
    """Two T-Shirts of 20.00 and shipping of 5.00, with 21 % on top: 54.45."""
    return an_order(
        [a_shirt(price="20.00", quantity=2, taxes=VAT)],
        [a_shipping_line(taxes=VAT)],
        **given,
    )


def paid(amount="54.45", **given):
    return [a_transaction("SALE", amount, **given)]


def one_back(source, restock="RETURN", **fields):
    """The order after one of the two T-Shirts went back, with its money."""
    line = raw_lines(source)[0]
    refund = a_refund(refunded(line, 1, "20.00", "4.20", restock))
    money = a_transaction("REFUND", "24.20", processedAt="2026-11-05T10:00:00Z")
    known = source.model_dump(mode="json", by_alias=True)["transactions"]
    return edited_order(
        source,
        lines=[with_current(line, 1)],
        refunds=[refund],
        transactions=[*known, money],
        displayFinancialStatus="PARTIALLY_REFUNDED",
        **fields,
    )


def cancelled(source):
    """The order after it was cancelled, with all its money back."""
    line = raw_lines(source)[0]
    known = source.model_dump(mode="json", by_alias=True)["transactions"]
    total = str(source.total_price_set.shop_money.amount)
    refund = a_refund(
        refunded(line, line["currentQuantity"], "40.00", "8.40", "CANCEL"), total=total
    )
    return edited_order(
        source,
        lines=[with_current(line, 0)],
        refunds=[refund],
        transactions=[*known, a_transaction("REFUND", total)],
        displayFinancialStatus="REFUNDED",
        cancelledAt="2026-11-05T10:00:00Z",
    )


class LifeCase(ImportCase):
    """A shop whose payments have a journal, and a product that it sells."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.company
        cls.bank = cls.env["account.journal"].search(
            [("type", "=", "bank"), ("company_id", "=", cls.company.id)], limit=1
        )
        cls.shop.payment_journal_id = cls.bank
        cls.goods = cls.env["product.product"].create(
            {
                "name": "T-Shirt",
                "default_code": "SHIRT",
                "type": "consu",
                "invoice_policy": "delivery",
            }
        )

    def follow(self, *sources, shop=None):
        """Import orders as one page; return the codes of issues of their life.

        As Retry does it: what has an issue is tried again. Within one transaction
        nothing is later than what was told before.
        """
        found = self.import_orders(*sources, shop=shop, chosen=True)
        issues = [it for it in found.issues if it.code in LIFE_CODES]
        self.told = " ".join(it.message for it in issues)
        return [it.code for it in issues]

    def run_of_all(self, *sources):
        """Import as a run of all does, which keeps the issues; return the shop's."""
        run = self.env["shopify.sync"].create(
            {"channel_id": self.shop.id, "mode": "import_all_orders"}
        )
        found = self.import_orders(*sources).issues
        run._keep_issues([it.id for it in sources], found)
        return self.env["commerce.issue"].search([("channel_id", "=", self.shop.id)])

    def sold(self, **given):
        """An order of two T-Shirts that is paid and confirmed."""
        source = two_shirts(transactions=paid(), **given)
        self.follow(source)
        return source

    def news(self, source):
        """The order after a change that has to do with no money."""
        return changed_order(source, note=f"Ring at {later()}")

    def goods_line(self, source):
        lines = self.sale(source).order_line
        return lines.filtered(lambda it: it.product_id == self.goods)

    def open_moves(self, source):
        moves = self.sale(source).picking_ids.move_ids
        return moves.filtered(lambda it: it.state not in ("done", "cancel"))

    def documents(self, source):
        lines = self.sale(source).order_line.invoice_lines
        return lines.move_id.filtered(lambda it: it.state != "cancel").sorted("id")

    def said(self, source):
        """Kind, state and total of each document."""
        return [
            (move.move_type, move.state, round(move.amount_total, 2))
            for move in self.documents(source)
        ]

    def payments(self, source):
        return self.link(source).transaction_ids.payment_id.sorted("id")

    def assertSettled(self, source, total, payments):
        """The documents say `total`, the payments so much, and Odoo wants no more."""
        order = self.sale(source)
        signs = {"out_invoice": 1, "out_refund": -1}
        said = sum(
            signs[move.move_type] * move.amount_total for move in self.documents(source)
        )
        self.assertAlmostEqual(said, total)
        money = sum(
            payment.amount if payment.payment_type == "inbound" else -payment.amount
            for payment in self.payments(source)
        )
        self.assertAlmostEqual(money, payments)
        self.assertIn(order.invoice_status, ("invoiced", "no"))


class ByHandCase(LifeCase):
    """What a person registers of orders in Odoo, as its own screens do it."""

    def authorized(self):
        """An order that is confirmed and neither invoiced nor paid."""
        source = two_shirts(displayFinancialStatus="AUTHORIZED")
        self.follow(source)
        return source

    def invoice(self, *sources):
        """Invoice orders as a person would, together."""
        self.goods.invoice_policy = "order"
        orders = self.env["sale.order"].union(*map(self.sale, sources))
        orders.order_line._compute_qty_to_invoice()
        invoices = orders._create_invoices()
        invoices.action_post()
        return invoices

    def pay(self, invoice, amount):
        """Register a payment as a person would."""
        wizard = self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=invoice.ids
        )
        wizard.create(
            {"amount": amount, "journal_id": self.bank.id}
        ).action_create_payments()

    def paid(self, source, *transactions):
        return edited_order(
            source, displayFinancialStatus="PAID", transactions=list(transactions)
        )

    def receivables(self, payments):
        return payments.move_id.line_ids.filtered(
            lambda line: line.account_type == "asset_receivable"
        )

    def moved(self, source):
        """All that moved in the books for its customer: positive where it came in."""
        buyer = self.sale(source).partner_id.commercial_partner_id
        payments = self.env["account.payment"].search(
            [("partner_id", "child_of", buyer.ids), ("state", "!=", "canceled")]
        )
        signs = {"inbound": 1, "outbound": -1}
        return [signs[it.payment_type] * it.amount for it in payments.sorted("id")]
