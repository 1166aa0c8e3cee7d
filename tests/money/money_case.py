"""Money of Shopify's orders, and sale orders with exactly its amounts."""

from decimal import Decimal

from ...services.commerce.money.manual_amounts import sale_line_values
from ...services.commerce.money.order_money import order_money
from ...services.commerce.taxes.mapping import OrderTaxes
from ...services.shopify.gql.fragments import OrderFields, RefundFields
from ...services.shopify.orders.reading.full_order import FullOrder
from ...services.shopify.orders.reading.order import read_order
from ..import_case import ShopCase
from ..orders.order_objects import raw_order
from ..orders.order_parts import bag


def money_of(order, presentment=False, country="DE"):
    return order_money(read_order(order), customer=presentment, country=country)


def line_of(money, key):
    return next(line for line in money.lines if line.key == key["id"])


def kinds(money):
    return [line.kind.value for line in money.lines]


def row(money, name):
    return next(each for each in money.proof if each.name == name)


def with_sums(lines, shipping=(), refunds=(), **sums):
    """An order with sums of Shopify's that are told, not reckoned."""
    given = {name: bag(sums.pop(name)) for name in list(sums) if name.endswith("Set")}
    raw = raw_order(lines, shipping, refunds, **{**given, **sums})
    return FullOrder.of(
        OrderFields.model_validate(raw),
        [RefundFields.model_validate(each) for each in refunds],
    )


class OrderMoneyCase(ShopCase):
    """A company that keeps books in US dollars, and a shop that makes its taxes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "tracking_disable": True})
        cls.company = cls.env.company
        if not cls.company.chart_template:
            cls.env["account.chart.template"].try_loading(
                "generic_coa", cls.company, install_demo=False
            )
        cls.usd = cls.env.ref("base.USD")
        cls.shop.currency_id = cls.usd
        cls.partner = cls.env["res.partner"].create({"name": "Ada Lovelace"})
        cls.product = cls.env["product.product"].create(
            {"name": "T-Shirt", "list_price": 77, "invoice_policy": "order"}
        )

    def set_rounding(self, method):
        self.company.tax_calculation_rounding_method = method

    def money(self, order, presentment=False, country="US"):
        return money_of(order, presentment, country)

    def sell(self, order, **given):
        """Make a sale order of Shopify's order, and return it with its money."""
        money = self.money(order, given.pop("presentment", False))
        return self.sell_money(money, **given), money

    def sell_money(self, money, **given):
        currency = self.currency(money.currency)
        taxes = OrderTaxes(self.env, self.shop).of([money])
        return self.env["sale.order"].create(
            {
                "partner_id": self.partner.id,
                "pricelist_id": self.pricelist(currency).id,
                "order_line": [
                    (0, 0, self.line_values(line, taxes, currency))
                    for line in money.lines
                ],
                **given,
            }
        )

    def line_values(self, line, taxes, currency):
        ids = [taxes[key].id for key in line.taxes]
        return {
            "product_id": self.product.id,
            "name": line.key,
            **sale_line_values(line, ids, currency.id, 2),
        }

    def currency(self, code):
        currency = (
            self.env["res.currency"]
            .with_context(active_test=False)
            .search([("name", "=", code)])
        )
        currency.active = True
        return currency

    def pricelist(self, currency):
        return self.env["product.pricelist"].create(
            {"name": f"Of {currency.name}", "currency_id": currency.id}
        )

    def assert_exact(self, order, money):
        """Each line, each tax and the totals of the sale order are Shopify's."""
        for line in order.order_line:
            said = self.line_of(money, line)
            self.assert_money(line.price_subtotal, said.current.net, said)
            self.assert_money(line.price_tax, said.current.tax, said)
        lines = money.lines
        net = sum((line.current.net for line in lines), Decimal(0))
        tax = sum((line.current.tax for line in lines), Decimal(0))
        self.assert_money(order.amount_untaxed, net)
        self.assert_money(order.amount_tax, tax)
        self.assert_money(order.amount_total, money.current_total)
        self.assert_money(order.tax_totals["total_amount_currency"], net + tax)
        self.assert_taxes(self.taxes_of(order), money)

    def line_of(self, money, line):
        return next(it for it in money.lines if it.key == line.name)

    def assert_taxes(self, found, money):
        taxes = OrderTaxes(self.env, self.shop).of([money])
        wanted = {}
        for line in money.lines:
            for key, amount in zip(line.taxes, line.current.taxes, strict=True):
                tax = taxes[key]
                wanted[tax] = wanted.get(tax, Decimal(0)) + amount
        for tax in {*wanted, *found}:
            self.assert_money(found.get(tax, 0), wanted.get(tax, 0), tax.name)

    def taxes_of(self, order):
        """Each tax's amount, as Odoo reckons the whole order."""
        Tax = self.env["account.tax"]
        lines = [
            line._prepare_base_line_for_taxes_computation() for line in order.order_line
        ]
        Tax._add_tax_details_in_base_lines(lines, order.company_id)
        Tax._round_base_lines_tax_details(lines, order.company_id)
        found = {}
        for line in lines:
            for tax in line["tax_details"]["taxes_data"]:
                amount = found.get(tax["tax"], 0) + tax["tax_amount_currency"]
                found[tax["tax"]] = amount
        return found

    def assert_move_exact(self, moves, money):
        """The documents say what the order's money is, in the books too."""
        signs = {"out_invoice": 1, "out_refund": -1}
        net = sum(signs[move.move_type] * move.amount_untaxed for move in moves)
        tax = sum(signs[move.move_type] * move.amount_tax for move in moves)
        total = sum(signs[move.move_type] * move.amount_total for move in moves)
        lines = money.lines
        self.assert_money(
            net, sum((line.current.net for line in lines), Decimal(0)), "net"
        )
        self.assert_money(
            tax, sum((line.current.tax for line in lines), Decimal(0)), "tax"
        )
        self.assert_money(total, money.current_total, "total")
        found = {}
        for line in moves.line_ids.filtered("tax_line_id"):
            amount = found.get(line.tax_line_id, 0) - line.amount_currency
            found[line.tax_line_id] = amount
        self.assert_taxes(found, money)
        for move in moves:
            self.assertAlmostEqual(sum(move.line_ids.mapped("balance")), 0, 6)

    def assert_money(self, found, wanted, about=None):
        self.assertEqual(
            Decimal(repr(float(found))).quantize(Decimal("0.0001")),
            Decimal(wanted).quantize(Decimal("0.0001")),
            about,
        )

    def fresh(self, order):
        """Read the order anew, and reckon it anew."""
        order.env.flush_all()
        order.env.invalidate_all()
        self.env.add_to_compute(
            order.order_line._fields["price_subtotal"], order.order_line
        )
        self.env.add_to_compute(order._fields["amount_total"], order)
        return order
