"""Orders whose life is followed, without a shop on the wire."""

from odoo.tests import TransactionCase

from ..services.shopify.importers.order_life import LIFE_CONTEXT, Followed, OrderLife
from ..services.shopify.mappers.manual_amounts import sale_line_values
from ..services.shopify.mappers.order_money import order_money
from ..services.shopify.mappers.transactions import moment, word
from .order_objects import (
    a_line,
    a_refund,
    a_shipping_line,
    a_transaction,
    an_order,
    edited_order,
    raw_lines,
    refunded,
    with_current,
)


VAT = (("VAT", "0.21"),)


def two_shirts(**given):
    """Two T-Shirts of 20.00 and shipping of 5.00, with 21 % on top: 54.45."""
    return an_order(
        [a_line(price="20.00", quantity=2, taxes=VAT)],
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


class LifeCase(TransactionCase):
    """A shop with a chart of accounts, and a plain store of its orders' lines."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.company
        cls.bank = cls.env["account.journal"].search(
            [("type", "=", "bank"), ("company_id", "=", cls.company.id)], limit=1
        )
        cls.shop = cls.a_shop("north-shop", payment_journal_id=cls.bank.id)
        cls.partner = cls.env["res.partner"].create({"name": "Ada Lovelace"})
        cls.goods = cls.env["product.product"].create(
            {"name": "T-Shirt", "type": "consu", "invoice_policy": "delivery"}
        )
        cls.service = cls.env["product.product"].create(
            {"name": "Extra", "type": "service", "invoice_policy": "order"}
        )

    def setUp(self):
        super().setUp()
        self.taxes = {}
        self.order_values = {}

    @classmethod
    def a_shop(cls, key, **given):
        return cls.env["shopify.shop"].create(
            {
                "name": "North Shop",
                "shop_url_key": key,
                "currency_id": cls.env.company.currency_id.id,
                "lang": "en_US",
                **given,
            }
        )

    def follow(self, *sources, shop=None):
        """Store orders as one page and follow them; return the issues' codes."""
        shop = shop or self.shop
        return self.follow_stored(*(self.store(it, shop) for it in sources), shop=shop)

    def follow_stored(self, *followed, shop=None):
        """Follow orders whose lines are stored; return the issues' codes."""
        issues = OrderLife(self.env, shop or self.shop).follow(followed)
        return [issue.code for issue in issues]

    def link(self, source, shop=None):
        return self.env["shopify.order"].search(
            [("shop_id", "=", (shop or self.shop).id), ("gid", "=", source.id)]
        )

    def order(self, source, shop=None):
        return self.link(source, shop).sale_order_id

    def documents(self, source):
        lines = self.order(source).order_line.invoice_lines
        return lines.move_id.filtered(lambda it: it.state != "cancel").sorted("id")

    def payments(self, source):
        return self.link(source).transaction_ids.payment_id.sorted("id")

    def assertSettled(self, source, total, payments):
        """The documents say `total`, the payments so much, and Odoo wants no more."""
        order = self.order(source)
        signs = {"out_invoice": 1, "out_refund": -1}
        said = sum(
            signs[move.move_type] * move.amount_total
            for move in self.documents(source)
        )
        self.assertAlmostEqual(said, total)
        money = sum(
            payment.amount if payment.payment_type == "inbound" else -payment.amount
            for payment in self.payments(source)
        )
        self.assertAlmostEqual(money, payments)
        self.assertIn(order.invoice_status, ("invoiced", "no"))

    # The store

    def store(self, source, shop):
        money = self.money(source)
        link = self.link(source, shop)
        is_new = not link
        if is_new:
            link = self._new(source, shop)
        link.write(
            {
                "financial_status": word(source.display_financial_status),
                "fulfillment_status": word(source.display_fulfillment_status),
                "cancelled_at": moment(source.cancelled_at),
                "checksum": "stored",
            }
        )
        order = link.sale_order_id.with_context(**LIFE_CONTEXT, skip_procurement=True)
        known = {line.gid: line for line in link.line_ids}
        kept = {line.key for line in money.lines}
        for line in money.lines:
            self._store_line(link, order, line, known.get(line.key))
        for gid, line in known.items():
            if gid not in kept:
                line.sale_line_id.with_context(**order.env.context).product_uom_qty = 0
        return Followed(link, source, money, is_new)

    def money(self, source):
        return order_money(source, presentment=False, country="DE")

    def _new(self, source, shop):
        order = self.env["sale.order"].create(
            {
                "partner_id": self.partner.id,
                "name": source.name,
                "date_order": moment(source.processed_at),
                **self.order_values,
            }
        )
        return self.env["shopify.order"].create(
            {
                "shop_id": shop.id,
                "gid": source.id,
                "name": source.name,
                "sale_order_id": order.id,
            }
        )

    def _store_line(self, link, order, line, known):
        taxes = [self.tax(key).id for key in line.taxes]
        values = sale_line_values(line, taxes, order.currency_id.id)
        if known:
            known.sale_line_id.with_context(**order.env.context).write(values)
            return
        product = self.goods if line.kind.value == "item" else self.service
        made = order.env["sale.order.line"].create(
            {
                "order_id": order.id,
                "product_id": product.id,
                "name": line.title,
                **values,
            }
        )
        self.env["shopify.order.line"].create(
            {
                "shop_id": link.shop_id.id,
                "shopify_order_id": link.id,
                "gid": line.key,
                "kind": line.kind.value,
                "title": line.title,
                "sale_line_id": made.id,
            }
        )

    def tax(self, key):
        if key not in self.taxes:
            self.taxes[key] = self.env["account.tax"].create(
                {
                    "name": f"{key.title} {key.rate} {key.nth} {key.included}",
                    "amount": float(key.rate * 100),
                    "amount_type": "percent",
                    "type_tax_use": "sale",
                    "price_include_override": (
                        "tax_included" if key.included else "tax_excluded"
                    ),
                }
            )
        return self.taxes[key]
