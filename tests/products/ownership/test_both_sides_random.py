"""Both sides edited at random: the winner is always the one that the policies say."""

from itertools import count

from hypothesis import strategies as st

from odoo.tests import tagged

from ..product_records import a_cost, a_product, a_variant, a_weight, changed, edited
from .at_random import at_random
from .policy_case import PolicyCase

TEXTS = ("First", "Second", "Third")
# A fact, the field of the variant in Odoo, and the record's; values of both, by number.
FACTS = {
    "title": ("name", "title", TEXTS, TEXTS),
    "descriptionHtml": (
        "website_description",
        "description_html",
        [f"<p>{it}</p>" for it in TEXTS],
        [f"<p>{it}</p>" for it in TEXTS],
    ),
    "weight": ("weight", "weight", (1, 2, 3), [a_weight(it) for it in (1, 2, 3)]),
    "unitCost": (
        "standard_price",
        "unit_cost",
        (4, 5, 6),
        [a_cost(it) for it in ("4.00", "5.00", "6.00")],
    ),
    "price": ("list_price", "price", (20, 25, 30), ("20.00", "25.00", "30.00")),
}
OF_PRODUCT = {"title", "description_html"}
OWNERS = ("odoo", "shop", "newer", "ask")
# Who owns a fact, and the number of the value that each side enters; 0 is none.
edits = st.tuples(st.sampled_from(OWNERS), st.integers(0, 2), st.integers(0, 2))
numbers = count(1)


def stays(owner, here, there):
    """Number of the value that Odoo has after an import.

    Written out anew: nothing goes out yet, so that Shopify's is the newer.
    """
    if owner == "odoo" or (owner == "ask" and here and there):
        return here
    if owner == "shop" or there:
        return there
    return here


@tagged("post_install", "-at_install")
class TestBothSidesAtRandom(PolicyCase):
    def test_the_policys_winner_every_time(self):
        @at_random(st.fixed_dictionaries(dict.fromkeys(FACTS, edits)), max_examples=25)
        def check(chosen):
            self.env["commerce.field.policy"].search([]).unlink()
            product = self.a_new_product()
            for fact, (owner, here, _there) in chosen.items():
                self.own(fact, owner)
                if here:
                    self.enter(product, fact, here)
            product = self.edited_in_shop(product, chosen)
            self.import_products(product)
            self.assertWinners(product, chosen)
            self.assertQuiet(product)

        check()

    def a_new_product(self):
        product = a_product("First", [a_variant(f"SKU-{next(numbers)}")])
        nothing = dict.fromkeys(FACTS, ("", 0, 0))
        product = self.edited_in_shop(product, nothing)
        self.import_products(product)
        return product

    def edited_in_shop(self, product, chosen):
        """Return the product as its shop has it after its edits, which are some."""
        values = {
            FACTS[fact][1]: FACTS[fact][3][there]
            for fact, (_owner, _here, there) in chosen.items()
        }
        of_product = {name: values.pop(name) for name in OF_PRODUCT}
        vendor = f"Vendor {next(numbers)}"
        return changed(edited(product, **values), vendor=vendor, **of_product)

    def enter(self, product, fact, number):
        name, _field, values, _told = FACTS[fact]
        self.variants(product).write({name: values[number]})

    def assertWinners(self, product, chosen):
        link = self.link(product)
        variant = self.variants(product)
        known = {it.fact: it for it in self.conflicts(product)}
        for fact, (owner, here, there) in chosen.items():
            with self.subTest(fact=fact, owner=owner, here=here, there=there):
                name, _field, values, _told = FACTS[fact]
                wanted = values[stays(owner, here, there)]
                price = link.variant_ids.price
                found = price if fact == "price" else variant[name]
                self.assertEqual(found, wanted)
                both = bool(here and there and here != there)
                self.assertEqual(fact in known, both)
                if both:
                    self.assertBoth(known[fact], values[here], values[there])

    def assertBoth(self, conflict, here, there):
        """Both values are in the list, as they were entered."""
        (odoo,) = conflict.odoo_values.values()
        (shop,) = conflict.shop_values.values()
        self.assertEqual((odoo, shop), (here, there))
        self.assertNotEqual(conflict.odoo_text, conflict.shop_text)

    def assertQuiet(self, product):
        """Another look at the same product changes nothing."""
        link, known = self.link(product), self.conflicts(product)
        records = (link, link.variant_ids, known, self.variants(product))
        link.checksum = False
        self.env.flush_all()
        before = [it.read() for it in records]
        self.assertEqual(self.import_products(product).updated, 0)
        self.assertEqual(self.conflicts(product), known)
        self.env.invalidate_all()
        link.checksum = False
        self.assertEqual([it.read() for it in records], before)
