import random

from odoo.tests import BaseCase

from ....services.commerce.products.planning.sku_moves import settled
from ...seeds import a_seed


class TestSettled(BaseCase):
    def test_values_that_records_have_after_a_page(self):
        for case, now, wanted, fixed, after in [
            ("a free one", {1: "A"}, {1: "B"}, (), {1: "B"}),
            ("a fixed one", {1: "A"}, {1: "B"}, ("B",), {1: "A"}),
            ("given up", {1: "A"}, {1: ""}, (), {1: ""}),
            ("swapped", {1: "A", 2: "B"}, {1: "B", 2: "A"}, (), {1: "B", 2: "A"}),
            ("passed on", {1: "A", 2: ""}, {1: "", 2: "A"}, (), {1: "", 2: "A"}),
            ("the first wins", {1: "", 2: ""}, {1: "A", 2: "A"}, (), {1: "A", 2: ""}),
            (
                "a row that cannot move",
                {1: "A", 2: "B", 3: "C"},
                {1: "B", 2: "C", 3: "D"},
                ("D",),
                {1: "A", 2: "B", 3: "C"},
            ),
            (
                "the loser keeps what a third wants",
                {1: "", 2: "A", 3: ""},
                {1: "X", 2: "X", 3: "A"},
                (),
                {1: "X", 2: "A", 3: ""},
            ),
        ]:
            with self.subTest(case):
                self.assertEqual(settled(now, wanted, fixed), after)

    def test_nothing_is_ever_had_twice(self):
        seed = a_seed()
        with self.subTest(seed=seed):
            chance = random.Random(seed)
            for _ in range(300):
                now = dict(enumerate(chance.sample("ABCDEFGH", 5)))
                wanted = {it: chance.choice("ABCDEFGHIJ") for it in now}
                fixed = set(chance.sample("ABCDEFGHIJ", 2)) - set(now.values())
                after = settled(now, wanted, fixed).values()
                self.assertEqual(len(set(after)), len(now))
                self.assertFalse(fixed & set(after))
