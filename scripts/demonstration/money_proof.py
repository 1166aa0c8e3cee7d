"""The money of all orders: what the shop itself tells beside what Odoo has."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..local_shopify.control.remote import Control
from .odoo_server import Client

PAID = {"inbound": 1, "outbound": -1}
IN = {"out_invoice": 1, "out_refund": -1}
POSTED = ("state", "in", ["in_process", "paid"])


@dataclass(frozen=True, slots=True)
class MoneyProof:
    """The orders of one currency.

    :param shopify: what the shop says stands after edits and refunds
    :param odoo: totals of the sales orders; a cancelled one counts where Shopify's does
    :param invoiced: posted invoices less credit notes
    :param held: totals of orders that wait for a person before their first document
    :param left: totals of other orders that the shop's rules do not invoice
    :param received: what the shop says was paid, less what was paid back; orders that
        wait for a person are not paid in Odoo
    :param paid: payments in Odoo, less those paid back
    """

    currency: str
    orders: int
    shopify: Decimal
    odoo: Decimal
    invoiced: Decimal
    held: Decimal
    left: Decimal
    received: Decimal
    paid: Decimal

    @property
    def difference(self) -> Decimal:
        return self.odoo - self.shopify

    @property
    def unexplained(self) -> Decimal:
        """What is neither invoiced nor left out for a reason."""
        return self.odoo - self.invoiced - self.held - self.left


def of(client: Client, shop_address: str, channel_id: int) -> list[MoneyProof]:
    """Compare all orders of a shop, currency by currency."""
    links = client(
        "commerce.order",
        "search_read",
        [("channel_id", "=", channel_id), ("sale_order_id", "!=", False)],
        fields=[
            "external_id",
            "sale_order_id",
            "currency_id",
            "is_held",
            "is_documented",
        ],
    )
    with Control(shop_address) as control:
        told = {order["id"]: order for order in control.orders()}
    orders = _orders(links)
    open_ = [link for link in links if not link["is_documented"]]
    sums = {
        "shopify": _sum(
            (_currency(it), _now(told[it["external_id"]], it)) for it in links
        ),
        "received": _sum(
            (_currency(it), _net(told[it["external_id"]], it))
            for it in links
            if not it["is_held"]
        ),
        "odoo": _totals(client, orders),
        "invoiced": _invoiced(client, orders),
        "held": _totals(client, _orders(it for it in open_ if it["is_held"])),
        "left": _totals(client, _orders(it for it in open_ if not it["is_held"])),
        "paid": _payments(client, channel_id),
    }
    counts = Counter(_currency(link) for link in links)
    return [
        MoneyProof(
            currency,
            count,
            **{name: each.get(currency, Decimal(0)) for name, each in sums.items()},
        )
        for currency, count in sorted(counts.items())
    ]


def _orders(links: Iterable[dict[str, Any]]) -> list[int]:
    return [link["sale_order_id"][0] for link in links]


def _currency(link: dict[str, Any]) -> str:
    return link["currency_id"][1]


def _now(order: dict[str, Any], link: dict[str, Any]) -> Decimal:
    """What stands, with what cash was rounded by, which Shopify tells apart."""
    rounding = order["totalCashRoundingAdjustment"].values()
    return _amount(order["currentTotalPriceSet"], link) + sum(
        _amount(bag, link) for bag in rounding if isinstance(bag, dict)
    )


def _net(order: dict[str, Any], link: dict[str, Any]) -> Decimal:
    rounding = order["totalCashRoundingAdjustment"].values()
    return _amount(order["netPaymentSet"], link) + sum(
        _amount(bag, link) for bag in rounding if isinstance(bag, dict)
    )


def _amount(bag: dict[str, Any], link: dict[str, Any]) -> Decimal:
    """The money of a bag in the currency that the order has in Odoo."""
    moneys = (bag["shopMoney"], bag["presentmentMoney"])
    return next(
        Decimal(money["amount"])
        for money in moneys
        if money["currencyCode"] == _currency(link)
    )


def _totals(client: Client, orders: list[int]) -> Counter[str]:
    rows = client(
        "sale.order",
        "search_read",
        [("id", "in", orders)],
        fields=["amount_total", "currency_id"],
    )
    return _sum((_currency(row), _cents(row["amount_total"])) for row in rows)


def _invoiced(client: Client, orders: list[int]) -> Counter[str]:
    rows = client(
        "account.move",
        "search_read",
        [("line_ids.sale_line_ids.order_id", "in", orders), ("state", "=", "posted")],
        fields=["amount_total", "currency_id", "move_type"],
    )
    return _sum(
        (_currency(row), IN[row["move_type"]] * _cents(row["amount_total"]))
        for row in rows
    )


def _payments(client: Client, channel_id: int) -> Counter[str]:
    linked = client(
        "commerce.transaction",
        "search_read",
        [("channel_id", "=", channel_id), ("payment_id", "!=", False)],
        fields=["payment_id"],
    )
    ids = [link["payment_id"][0] for link in linked]
    rows = client(
        "account.payment",
        "search_read",
        [("id", "in", ids), POSTED],
        fields=["amount", "currency_id", "payment_type"],
    )
    return _sum(
        (_currency(row), PAID[row["payment_type"]] * _cents(row["amount"]))
        for row in rows
    )


def _sum(amounts: Iterable[tuple[str, Decimal]]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for currency, amount in amounts:
        sums[currency] += amount
    return sums


def _cents(amount: float) -> Decimal:
    """Read an amount of Odoo's, which holds no more than a currency's digits."""
    return Decimal(f"{amount:.3f}").normalize() + Decimal("0.00")
