"""Who wins where Odoo and a shop have different values of one fact."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

from odoo.tests import BaseCase

from ....services.commerce.products.ownership.owner import (
    Decision,
    Move,
    Owner,
    decide,
    decide_tags,
    heard_tags,
)
from ....services.commerce.products.ownership.table import (
    BY_KEY,
    FACTS,
    METAFIELDS,
    policy_key,
)
from ....services.commerce.products.template_values import FIELDS
from ..product_records import a_product
from .at_random import at_random

NOON = datetime(2026, 11, 30, 12)
EARLIER, LATER = NOON - timedelta(seconds=1), NOON + timedelta(seconds=1)
KEEP, SEND, TAKE, WAIT = Move.KEEP, Move.SEND, Move.TAKE, Move.WAIT
# By what is in the baseline, in Odoo and in the shop, for Odoo, the shop, the newer
# where that is Odoo, the newer where it is the shop, and nobody.
TABLE = [
    ("nothing changed", ("a", "a", "a"), (KEEP, KEEP, KEEP, KEEP, KEEP)),
    ("both changed alike", ("a", "b", "b"), (KEEP, KEEP, KEEP, KEEP, KEEP)),
    ("changed in Odoo", ("a", "b", "a"), (SEND, TAKE, SEND, SEND, SEND)),
    ("changed in the shop", ("a", "a", "b"), (SEND, TAKE, TAKE, TAKE, TAKE)),
    ("changed in both", ("a", "b", "c"), (SEND, TAKE, SEND, TAKE, WAIT)),
    ("emptied in Odoo", ("a", "", "a"), (SEND, TAKE, SEND, SEND, SEND)),
    ("emptied in the shop", ("a", "a", None), (SEND, TAKE, TAKE, TAKE, TAKE)),
    ("emptied in both", ("a", False, None), (KEEP, KEEP, KEEP, KEEP, KEEP)),
    (
        "emptied in Odoo, changed in the shop",
        ("a", "", "c"),
        (SEND, TAKE, TAKE, TAKE, WAIT),
    ),
    (
        "changed in Odoo, emptied in the shop",
        ("a", "b", None),
        (SEND, TAKE, SEND, SEND, WAIT),
    ),
    ("zero is a value", (1, 0.0, 2), (SEND, TAKE, SEND, TAKE, WAIT)),
    ("new in Odoo", (None, "b", ""), (SEND, TAKE, SEND, SEND, SEND)),
    ("new in both", (None, "b", "c"), (SEND, TAKE, SEND, TAKE, WAIT)),
    (
        "a list in another order",
        (["a"], ["a", "b"], ["b", "a"]),
        (SEND, TAKE, SEND, TAKE, WAIT),
    ),
]
CASES = [
    (Owner.ODOO, NOON, NOON),
    (Owner.SHOP, NOON, NOON),
    (Owner.NEWER, LATER, NOON),
    (Owner.NEWER, EARLIER, NOON),
    (Owner.ASK, NOON, NOON),
]
values = st.sampled_from([None, False, "", "a", "b", "c"])
tags = st.sets(st.sampled_from("abcd"))
owners = st.sampled_from(Owner)


class TestDecide(BaseCase):
    def test_every_owner_in_every_case(self):
        for what, (baseline, odoo, shop), moves in TABLE:
            for (owner, odoo_at, shop_at), move in zip(CASES, moves, strict=True):
                with self.subTest(what, owner=owner, odoo_at=odoo_at):
                    decision = decide(
                        owner, baseline, odoo, shop, odoo_at=odoo_at, shop_at=shop_at
                    )
                    is_conflict = moves[-1] is WAIT
                    self.assertEqual(decision, Decision(move, is_conflict))

    def test_the_shop_is_newer_at_the_same_moment_and_where_nothing_goes_out(self):
        for odoo_at in (NOON, None):
            decision = decide(Owner.NEWER, "a", "b", "c", odoo_at=odoo_at, shop_at=NOON)
            self.assertEqual(decision, Decision(TAKE, True))

    def test_a_decision_that_was_carried_out_leaves_nothing_to_do(self):
        @at_random(owners, values, values, values)
        def check(owner, baseline, odoo, shop):
            move = decide(owner, baseline, odoo, shop, odoo_at=NOON).move
            if move is SEND:
                shop = baseline = odoo
            elif move in (TAKE, KEEP):
                odoo = baseline = shop
            again = decide(owner, baseline, odoo, shop, odoo_at=NOON).move
            self.assertIs(again, WAIT if move is WAIT else KEEP)

        check()

    def test_what_one_side_alone_changed_reaches_the_other(self):
        @at_random(st.sampled_from([Owner.NEWER, Owner.ASK]), values, values)
        def check(owner, baseline, other):
            sent = decide(owner, baseline, other, baseline, odoo_at=EARLIER)
            taken = decide(owner, baseline, baseline, other, odoo_at=LATER)
            is_same = (baseline or None) == (other or None)
            self.assertEqual(sent, Decision(KEEP if is_same else SEND))
            self.assertEqual(taken, Decision(KEEP if is_same else TAKE))

        check()

    def test_tags_settle_and_none_is_lost_that_a_side_added(self):
        @at_random(owners, tags, tags, tags)
        def check(owner, baseline, odoo, shop):
            after = decide_tags(owner, baseline, odoo, shop)
            self.assertLessEqual(odoo - baseline, after.odoo)
            self.assertLessEqual(shop - baseline, after.shop)
            if owner in (Owner.NEWER, Owner.ASK):
                self.assertEqual(after.odoo, after.shop)
            # What an import leaves, and then an export.
            for there in (shop, after.shop):
                baseline = heard_tags(baseline, after.odoo, there)
                self.assertEqual(decide_tags(owner, baseline, after.odoo, there), after)

        check()


class TestOwnedFacts(BaseCase):
    def test_every_fact_is_one_that_is_told(self):
        product = a_product()
        told = {*product.facts, *product.variants[0].facts, METAFIELDS}
        self.assertLessEqual({*BY_KEY}, told)
        self.assertEqual(len(BY_KEY), len(FACTS))

    def test_every_fact_that_fills_a_field_has_an_owner(self):
        self.assertLessEqual({*FIELDS}, {*BY_KEY})

    def test_all_metafields_have_one_owner(self):
        self.assertEqual(policy_key("metafield custom.size x_size"), METAFIELDS)
        self.assertEqual(policy_key("title"), "title")
