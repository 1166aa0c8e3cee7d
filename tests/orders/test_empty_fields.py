"""Each field that Shopify may leave empty is left empty once: the order comes in."""

import re
from json import dumps, loads
from typing import get_args

from pydantic import BaseModel

from ..common import local_shopify, only_loopback
from ..local_shop import LocalShop
from ..local_shopify.orders.loaded_order import whole
from ..money.money_case import money_of
from .order_case import OrderCase
from .order_objects import told_order

SEED = 20
ORDERS = 60
# Without these an order says less of its money than its lines tell.
MONEY = re.compile(r"Set$|Set\.|taxLines|rate$")


class TestEmptyFields(OrderCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(only_loopback())
        cls.local = LocalShop(local_shopify())
        cls.addClassCleanup(cls.local.close)
        cls.local.reset(catalogue="30", currency="USD", restore_rate=1e6)
        cls.local.settings(maximum_available=1e6)

    def test_an_order_comes_in_without_any_one_of_them(self):
        made = self.local.random_orders(SEED, ORDERS, events=True)
        found = {}
        for each in made:
            raw = whole(self.local, each["id"])
            for path in empty_able(read(raw), raw):
                found.setdefault(plain(path), (raw, path))
        self.assertGreater(len(found), 50)
        orders = [
            (name, read(raw), read(without(raw, path, 100 + number)))
            for number, (name, (raw, path)) in enumerate(found.items())
        ]
        print(len(orders), "fields")
        self.import_orders(*(order for _name, _full, order in orders))
        for name, full, order in orders:
            with self.subTest(name):
                self.assertTrue(self.sale(order))
                if not MONEY.search(name):
                    money = money_of(full, country="US")
                    self.assertEqual(
                        money_of(order, country="US").problems,
                        money.problems,
                    )
                    self.assertAlmostEqual(
                        self.sale(order).amount_total, float(money.current_total), 2
                    )


def read(raw):
    order = {name: value for name, value in raw.items() if name != "fulfillments"}
    ids = [{"id": each["id"]} for each in raw["refunds"]]
    return told_order(order | {"refunds": ids}, raw["refunds"])


def empty_able(read, raw, path=()):
    """Paths of the fields that are not null but might be."""
    for name, info in type(read).model_fields.items():
        key = info.alias or name
        value = getattr(read, name)
        at = (*path, "refunds" if name == "full_refunds" else key)
        if name == "refunds" or value is None:
            continue
        if type(None) in get_args(info.annotation):
            yield at
        parts = value if isinstance(value, list) else [value]
        for place, part in enumerate(parts):
            if isinstance(part, BaseModel):
                where = (*at, place) if isinstance(value, list) else at
                yield from empty_able(part, raw, where)


def plain(path):
    return ".".join(str(part) for part in path if not isinstance(part, int))


def without(raw, path, number):
    """The same order with other ids and one field empty."""
    text = re.sub(
        r"(gid://shopify/(?!Customer|Product)\w+/)", rf"\g<1>{number}", dumps(raw)
    )
    changed = holder = loads(text)
    for part in path[:-1]:
        holder = holder[part]
    holder[path[-1]] = None
    return changed | {"name": f"#{number}"}
