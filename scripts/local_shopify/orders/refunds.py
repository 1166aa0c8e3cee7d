"""Refunds, and what is taken from an order without money.

Sources: https://shopify.dev/docs/api/admin-graphql/latest/objects/Refund
and https://shopify.dev/docs/api/admin-graphql/latest/objects/OrderAdjustment
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from .derive import derived
from .money import ZERO, Bag, Purse, purse_of, total
from .movements import refund_of
from .parts import Parts, duty_by_id, line_by_id
from .payments import RECEIPTS
from .shares import part_of
from .totals import Totals, totals_of

Record = dict[str, Any]
FULL = "full"


@dataclass(slots=True)
class Taken:
    """Units of a line that come back or are removed."""

    line_id: str
    quantity: int
    restock: str = "NO_RESTOCK"


@dataclass(slots=True)
class Ask:
    """What is to be refunded.

    `money` is what is paid back: None pays nothing and makes no difference known, as a
    removal by an edit does. `shipping` is an amount without tax where prices have none.
    """

    lines: list[Taken] = field(default_factory=list)
    shipping: Bag | str | None = None
    duties: list[str] = field(default_factory=list)  # their ids, each in full
    money: list[Record] | None = None  # nodes of transactions
    reason: str | None = None
    note: str | None = None
    at: str | None = None


def refund(parts: Parts, ask: Ask) -> Record:
    """Make a refund and add it to its order."""
    order = parts.order
    purse = purse_of(order)
    totals = totals_of(purse, order)
    node: Record = {
        "createdAt": ask.at,
        "note": ask.note,
        "refundLineItems": [_goods(purse, totals, order, it) for it in ask.lines],
        "refundShippingLines": _shipping(purse, totals, order, ask.shipping),
        "duties": [_duty(parts, id_) for id_ in ask.duties],
    }
    if ask.money is not None:
        node["transactions"] = ask.money
        node["orderAdjustments"] = _adjustments(purse, totals, order, node, ask)
    made = refund_of(parts, node)
    order["refunds"].append(made)
    order.pop("derived", None)
    return made


def _goods(purse: Purse, totals: Totals, order: Record, taken: Taken) -> Record:
    """A refunded line: its units' part of what is to be paid, and of each tax."""
    line = line_by_id(order, taken.line_id)
    before = totals.removed.quantity.get(taken.line_id, 0)
    amounts = totals.lines[taken.line_id]
    units = (before, taken.quantity, line["quantity"])
    taxes = [part_of(purse, tax, *units) for tax in amounts.taxes]
    return {
        "lineItem": {"id": taken.line_id},
        "quantity": taken.quantity,
        "restockType": taken.restock,
        "priceSet": derived(order)["lines"][taken.line_id]["discountedUnitPriceSet"],
        "subtotalSet": purse.show(part_of(purse, amounts.net, *units)),
        "totalTaxSet": purse.show(total(taxes)),
        "taxes": [purse.show(tax) for tax in taxes],
    }


def _shipping(
    purse: Purse, totals: Totals, order: Record, asked: Bag | str | None
) -> list[Record]:
    """Give back shipping, from one shipping line after the other."""
    if not asked:
        return []
    found, left = [], asked
    for line in order["shippingLines"]:
        amounts, id_ = totals.shipping[line["id"]], line["id"]
        there = amounts.net - totals.removed.shipping.get(id_, ZERO)
        tax_there = amounts.tax - totals.removed.shipping_tax.get(id_, ZERO)
        taken = there if left == FULL else _lesser(there, left)
        if not taken:
            continue
        whole = taken == there
        share = Decimal(1) if whole else taken.shop / there.shop
        tax = tax_there if whole else purse.round(tax_there * share)
        left = left if left == FULL else left - taken
        found.append(
            {
                "shippingLine": {"id": id_},
                "subtotalAmountSet": purse.show(taken),
                "taxAmountSet": purse.show(tax),
            }
        )
    return found


def _lesser(one: Bag, other: Bag) -> Bag:
    return one if one.shop <= other.shop else other


def _duty(parts: Parts, id_: str) -> Record:
    duty = duty_by_id(parts.order, id_)
    return {"amountSet": duty["price"], "originalDuty": {"id": id_}}


def open_duties(order: Record) -> list[str]:
    """Ids of the duties that no refund gave back yet.

    Those that prices include come back with the goods.
    """
    if order["dutiesIncluded"]:
        return []
    back = {
        each["originalDuty"]["id"]
        for made in order["refunds"]
        for each in made["duties"]
        if each["originalDuty"]
    }
    duties = [duty["id"] for line in order["lineItems"] for duty in line["duties"]]
    return [id_ for id_ in duties if id_ not in back]


def value_of(purse: Purse, order: Record, node: Record) -> Bag:
    """What comes back by a refund is worth, with tax, before any adjustment."""
    goods, shipping = node["refundLineItems"], node["refundShippingLines"]
    value = total(
        purse.read(bag)
        for bag in (
            *(each["subtotalSet"] for each in goods),
            *(each["subtotalAmountSet"] for each in shipping),
            *(each["amountSet"] for each in node["duties"]),
        )
    )
    if order["taxesIncluded"]:
        return value
    return value + total(
        purse.read(bag)
        for bag in (
            *(each["totalTaxSet"] for each in goods),
            *(each["taxAmountSet"] for each in shipping),
        )
    )


def _adjustments(
    purse: Purse, totals: Totals, order: Record, node: Record, ask: Ask
) -> list[Record]:
    """The difference between what is due for what comes back and what is paid."""
    value = _lesser(value_of(purse, order, node), _paid_for(totals))
    paid = total(
        purse.read(each["amountSet"])
        for each in node["transactions"]
        if each.get("status", "SUCCESS") in ("SUCCESS", "PENDING")
    )
    over = -totals.outstanding
    difference = Bag(
        _difference(value.shop, paid.shop, over.shop),
        _difference(value.presentment, paid.presentment, over.presentment),
    )
    if not difference:
        return []
    shown = {"amountSet": purse.show(difference), "taxAmountSet": purse.show(ZERO)}
    return [{"reason": ask.reason or "REFUND_DISCREPANCY", **shown}]


def _paid_for(totals: Totals) -> Bag:
    """What was paid for goods: money that went back without any is none of it."""
    removed = totals.removed
    return totals.payments.net - removed.adjustments - removed.adjusted_tax


def _difference(value: Decimal, paid: Decimal, over: Decimal) -> Decimal:
    """What is paid beyond the value gives back first what was overpaid before."""
    if paid <= value:
        return value - paid
    return min(Decimal(0), value + max(over, Decimal(0)) - paid)


def suggested(parts: Parts, ask: Ask) -> Bag:
    """What is to be paid back for what is taken: no more than was received."""
    purse = purse_of(parts.order)
    totals = totals_of(purse, parts.order)
    node = {
        "refundLineItems": [
            _goods(purse, totals, parts.order, each) for each in ask.lines
        ],
        "refundShippingLines": _shipping(purse, totals, parts.order, ask.shipping),
        "duties": [_duty(parts, id_) for id_ in ask.duties],
    }
    return _lesser(value_of(purse, parts.order, node), totals.payments.net)


def repayments(order: Record, amount: Bag) -> list[Record]:
    """Transactions that pay an amount back, to the payments it came from."""
    purse, found = purse_of(order), []
    for payment in order["transactions"]:
        if payment["kind"] not in RECEIPTS or payment["status"] != "SUCCESS":
            continue
        there = refundable(purse, order, payment)
        taken = _lesser(there, amount)
        if taken.shop > 0 or taken.presentment > 0:
            amount = amount - taken
            found.append(repayment(purse, payment, taken))
    if found and amount.shop > 0:  # more than was paid: the last one gives it
        last = purse.read(found[-1]["amountSet"]) + amount
        found[-1]["amountSet"] = purse.show(last)
    return found


def repayment(purse: Purse, payment: Record, amount: Bag) -> Record:
    return {
        "kind": "REFUND",
        "status": "SUCCESS",
        "gateway": payment["gateway"],
        "parentId": payment["id"],
        "amountSet": purse.show(amount),
    }


def refundable(purse: Purse, order: Record, payment: Record) -> Bag:
    """What of a payment was not paid back yet."""
    back = total(
        purse.read(each["amountSet"])
        for each in order["transactions"]
        if each["kind"] in ("REFUND", "CHANGE")
        and each["status"] == "SUCCESS"
        and (each["parentTransaction"] or {}).get("id") == payment["id"]
    )
    return purse.read(payment["amountSet"]) - back
