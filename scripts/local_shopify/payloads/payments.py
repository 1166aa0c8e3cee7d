"""Payments of webhook payloads of orders, told as GraphQL would tell them.

Payloads tell the transactions of refunds alone, and an amount in one currency only.
Source: https://shopify.dev/docs/api/admin-rest/latest/resources/transaction
"""

from decimal import Decimal
from typing import Any

from ..orders.money import ZERO, Bag, Purse, rounded, total
from ..orders.refunds import value_of
from .parts import Parts
from .values import bag_of, gid_of, id_of, times_of, upper

Record = dict[str, Any]
GOING = ("SUCCESS", "PENDING")
WAITING = {"authorized": ("AUTHORIZATION", "SUCCESS"), "pending": ("SALE", "PENDING")}


def transaction_of(parts: Parts, given: Record) -> Record:
    """A transaction; its amount is of the currency that it names."""
    rounding = given.get("amount_rounding")
    return times_of(given, "createdAt", "processedAt") | {
        "id": id_of("OrderTransaction", given),
        "kind": given["kind"].upper(),
        "status": given["status"].upper(),
        "gateway": given.get("gateway"),
        "paymentId": given.get("payment_id"),
        "errorCode": upper(given.get("error_code")),
        "test": given.get("test", False),
        "parentId": gid_of("OrderTransaction", given.get("parent_id")),
        "amountSet": parts.amount_set(given, "amount"),
        "amountRoundingSet": rounding and parts.single(rounding, given.get("currency")),
    }


class Payments:
    """The transactions of one payload.

    :param node: the order as GraphQL would tell it, but for its transactions
    """

    def __init__(self, parts: Parts, order: Record, node: Record) -> None:
        self.parts, self.order, self.node = parts, order, node
        self.purse = self._purse()

    def all(self) -> list[Record]:
        """Those that are told; without a payment, one that explains the sums."""
        for refund in self.node["refunds"]:
            self._complete(refund)
        repaid = [t for refund in self.node["refunds"] for t in refund["transactions"]]
        given = self.order.get("transactions") or []
        told = [transaction_of(self.parts, each) for each in given]
        known = {each["id"] for each in repaid if each["id"]}
        told = [each for each in told if each["id"] not in known]
        return [*(told or self._payments(repaid)), *repaid]

    def told_outstanding(self) -> Record:
        """What the payload says is still to be paid, if it does."""
        if self.order.get("total_outstanding") is None:
            return {}
        return {"totalOutstandingSet": self.purse.show(self._outstanding())}

    def _purse(self) -> Purse:
        codes = [self.order["currency"], self.order.get("presentment_currency")]
        bag = self.order.get("total_price_set")
        whole = Purse(codes[0], codes[1] or codes[0]).read(bag_of(bag))
        rate = whole.presentment / whole.shop if whole.shop else Decimal(1)
        return Purse(codes[0], codes[1] or codes[0], rate)

    def _complete(self, refund: Record) -> None:
        """Tell what was repaid in both currencies: what its parts add up to."""
        purse, left = self.purse, self._repaid(refund)
        done = [each for each in refund["transactions"] if each["status"] == "SUCCESS"]
        bags = [purse.read(each["amountSet"]) for each in done]
        fits = total(bags).presentment == left.presentment
        for place, (each, bag) in enumerate(zip(done, bags, strict=True), 1):
            if fits and place == len(done):
                bag = Bag(left.shop, bag.presentment)
            left = left - bag
            each["amountSet"] = purse.show(bag)

    def _repaid(self, refund: Record) -> Bag:
        value = value_of(self.purse, self.node, refund)
        kept = [
            self.purse.read(each[name])
            for each in refund["orderAdjustments"]
            for name in ("amountSet", "taxAmountSet")
        ]
        return value - total(kept)

    def _payments(self, repaid: list[Record]) -> list[Record]:
        """What explains the financial status; the first gateway stands for all."""
        gateways = self.order.get("payment_gateway_names") or []
        status, received = self.order.get("financial_status"), self._received(repaid)
        kind, state = WAITING.get(status, ("SALE", "SUCCESS"))
        if status == "pending":
            received = self._total("total_price") if gateways else ZERO
        if status in ("voided", None) or received.shop <= 0:
            return []
        rounding = self.order.get("total_cash_rounding_payment_adjustment_set")
        rounded_by = self.purse.read(bag_of(rounding))
        return [
            {
                "kind": kind,
                "status": state,
                "gateway": gateways[0] if gateways else "manual",
                "amountSet": self.purse.show(received),
                "amountRoundingSet": self.purse.show(rounded_by)
                if rounded_by
                else None,
            }
        ]

    def _received(self, repaid: list[Record]) -> Bag:
        """What must have come in: what is paid of the order, and what went back.

        Money on its way back was received, too; what is outstanding tells of it where
        it is below zero.
        """
        outstanding = self._outstanding()
        gone = ("SUCCESS",) if outstanding.shop < 0 else GOING
        back = [each for each in repaid if each["status"] in gone]
        paid_back = total(self.purse.read(each["amountSet"]) for each in back)
        return self._current() - outstanding + paid_back

    def _current(self) -> Bag:
        """The total after refunds; payloads of before 2021 do not tell it."""
        if "current_total_price" in self.order:
            return self._total("current_total_price")
        taken = total(self._taken(refund) for refund in self.node["refunds"])
        return self._total("total_price") - taken

    def _taken(self, refund: Record) -> Bag:
        """What a refund took off the order; where money failed, no more than went."""
        moves = refund["transactions"]
        if all(each["status"] in GOING for each in moves):
            return self._repaid(refund)
        gone = (each["amountSet"] for each in moves if each["status"] in GOING)
        return total(map(self.purse.read, gone))

    def _outstanding(self) -> Bag:
        """What is still to be paid; in the buyer's currency at the order's rate."""
        open_ = Decimal(self.order.get("total_outstanding") or 0)
        for bag in (self._current(), self._total("total_price")):
            if bag.shop == open_:
                return bag
        return Bag(open_, rounded(open_ * self.purse.rate, self.purse.presentment))

    def _total(self, name: str) -> Bag:
        return self.purse.read(self.parts.amount_set(self.order, name))
