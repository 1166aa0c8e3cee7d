"""The same news in any order and repeated lead to the same end.

An order is edited, refunded, captured and cancelled, in every order, with an import at
any place between, each of them twice. Each way is an order of its own; at the end all
that came to the same state in Shopify must be equal in Odoo, and equal to an order that
is first imported then.
"""

import os
from collections import defaultdict
from dataclasses import dataclass
from itertools import permutations, product
from random import Random

from ..orders.order_objects import an_order
from ..orders.order_parts import a_line, a_shipping_line
from ..orders.order_payments import a_refund, a_transaction, refunded
from ..seeds import a_seed
from .life_case import VAT, LifeCase, a_shirt

EVENTS = ("edit", "refund", "capture", "cancel")
SIGNS = {"out_invoice": 1, "out_refund": -1}
# How many ways a run of the suite tries; `all` tries every one.
WAYS = os.environ.get("COMMERCE_SYNC_WAYS", "32")


@dataclass(frozen=True)
class Way:
    """One order of events, and after which of them Odoo imports."""

    number: int
    events: tuple
    imports: tuple

    @property
    def end(self):
        return frozenset(self.events)

    def stages(self):
        """What has happened at each import, the last one at the end."""
        for place, is_imported in enumerate((*self.imports, True)):
            if is_imported:
                yield frozenset(self.events[:place])


def all_ways():
    number = 20_000
    for length in range(1, len(EVENTS) + 1):
        for events in permutations(EVENTS, length):
            for imports in product((True, False), repeat=length):
                number += 10
                yield Way(number, events, imports)


def at(number, happened):
    """The order as Shopify tells it when these events have happened."""
    ids = {"shirt": number, "cap": number + 1, "edit": number + 2}
    cancelled = "cancel" in happened
    back = 1 if "refund" in happened else 0
    shirts = 0 if cancelled else 2 - back
    shirt = a_shirt(
        price="19.99", quantity=2, current=shirts, taxes=VAT, number=ids["shirt"]
    )
    lines = [shirt]
    if "edit" in happened:
        cap = {"price": "9.99", "quantity": 3, "taxes": VAT, "number": ids["cap"]}
        lines.append(a_line("Cap", current=0 if cancelled else 3, **cap))
    shipping = [a_shipping_line(price="5.00", taxes=VAT, number=number)]
    shipping[0]["isRemoved"] = cancelled
    return an_order(
        lines,
        shipping,
        refunds=list(refunds_at(number, shirt, happened)),
        number=number,
        transactions=list(transactions_at(number, happened)),
        displayFinancialStatus=status_at(happened),
        cancelledAt="2026-11-07T10:00:00Z" if cancelled else None,
        edited="edit" in happened,
        # Each import is news.
        updatedAt=f"2026-11-02T10:00:{len(happened):02}Z",
    )


def status_at(happened):
    if "capture" not in happened:
        return "VOIDED" if "cancel" in happened else "AUTHORIZED"
    if "cancel" in happened:
        return "REFUNDED"
    if "refund" in happened:
        return "PARTIALLY_REFUNDED"
    return "PARTIALLY_PAID" if "edit" in happened else "PAID"


def refunds_at(number, shirt, happened):
    money = "24.19" if "capture" in happened else "0.00"
    if "refund" in happened:
        yield a_refund(
            refunded(shirt, 1, "19.99", "4.20", "CANCEL"), total=money, number=number
        )


def transactions_at(number, happened):
    yield a_transaction("AUTHORIZATION", "54.43", number=number)
    if "capture" in happened:
        yield a_transaction("CAPTURE", "54.43", number=number + 1)
        if "refund" in happened or "cancel" in happened:
            yield a_transaction("REFUND", "24.19", number=number + 2)
        if "cancel" in happened:
            yield a_transaction("REFUND", "30.24", number=number + 3)


class TestAnyOrder(LifeCase):
    def test_every_way_leads_to_the_same_end(self):
        ways = list(all_ways())
        seed = a_seed()
        if WAYS != "all":
            ways = Random(seed).sample(ways, int(WAYS))
        for stage in range(len(EVENTS) + 1):
            self.import_stage(ways, stage)
            self.import_stage(ways, stage)
        fresh = self.fresh(ways)
        for way in ways:
            with self.subTest(events=way.events, imports=way.imports, seed=seed):
                self.assertEqual(self.state(way.number), self.state(fresh[way.end]))

    def import_stage(self, ways, stage):
        """Import what has happened so far of all orders that are imported now."""
        orders = [
            at(way.number, stages[stage])
            for way in ways
            if len(stages := list(way.stages())) > stage
        ]
        # Nothing is passed over because it is known already.
        self.env["commerce.order"].search([]).checksum = False
        if orders:
            self.assertEqual(self.follow(*orders), [])

    def fresh(self, ways):
        """Orders that are first imported at each end."""
        numbers = {
            end: 90_000 + 10 * place
            for place, end in enumerate({way.end for way in ways})
        }
        self.follow(*(at(number, end) for end, number in numbers.items()))
        return numbers

    def state(self, number):
        """What is to be equal of an order, whatever led to it."""
        source = at(number, frozenset())
        order = self.sale(source)
        return {
            "state": order.state,
            "lines": sorted(
                (line.product_id.id, line.product_uom_qty, line.price_subtotal)
                for line in order.order_line
            ),
            "total": order.amount_total,
            "documents": self.sums_said(source),
            "payments": round(sum(self.payments(source).mapped("amount_signed")), 2),
            "open transfers": sorted(
                (move.product_id.id, move.product_uom_qty)
                for move in order.picking_ids.move_ids
                if move.state not in ("done", "cancel")
            ),
        }

    def sums_said(self, source):
        """What documents say per product and tax, credit notes subtracted."""
        sums = defaultdict(float)
        for move in self.documents(source):
            for line in move.line_ids:
                if line.display_type in ("product", "tax"):
                    what = line.product_id.id or line.tax_line_id.name
                    sums[what] -= line.amount_currency
            self.assertEqual(move.state, "posted")
            self.assertIn(move.move_type, SIGNS)
        rounded = {what: round(amount, 2) for what, amount in sums.items()}
        return {what: amount for what, amount in rounded.items() if amount}
