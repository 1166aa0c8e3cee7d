"""Both sides edited at random: the winner is always the one that the policies say."""

from hypothesis import strategies as st

from odoo.tests import tagged

from ....services.commerce.products.export.exporter import ProductExporter
from ....services.shopify.products.forms import SHOPIFY_FORMS
from ..product_records import NEWER, changed
from .at_random import at_random
from .both_sides_case import FACTS, OF_PRODUCT, BothSidesCase, edits, stays

all_edits = st.fixed_dictionaries(dict.fromkeys(FACTS, edits))


@tagged("post_install", "-at_install")
class TestBothSidesAtRandom(BothSidesCase):
    def test_the_policys_winner_every_time(self):
        self.send_products()

        @at_random(all_edits, st.booleans(), max_examples=30)
        def check(chosen, is_odoo_newer):
            product = self.both_edited(chosen, is_odoo_newer)
            self.import_products(product)
            self.assertWinners(product, chosen, is_odoo_newer)
            self.assertQuiet(product)

        check()

    def assertWinners(self, product, chosen, is_odoo_newer):
        known = {it.fact: it for it in self.conflicts(product)}
        for fact, (owner, here, there) in chosen.items():
            with self.subTest(fact=fact, owner=owner, here=here, there=there):
                values = FACTS[fact][2]
                wanted = values[stays(owner, here, there, is_odoo_newer)]
                self.assertEqual(self.in_odoo(product, fact), wanted)
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


@tagged("post_install", "-at_install")
class TestExportAtRandom(BothSidesCase):
    """An export and the import after it, with what Shopify has in between."""

    def test_both_sides_end_with_the_policys_winner(self):
        self.send_products()

        @at_random(all_edits, st.booleans(), max_examples=30)
        def check(chosen, is_odoo_newer):
            there = self.both_edited(chosen, is_odoo_newer)
            there = changed(self.export(there).expected, updated_at=NEWER)
            self.import_products(there)
            for fact, (owner, here, told) in chosen.items():
                with self.subTest(fact=fact, owner=owner, here=here, there=told):
                    stay = stays(owner, here, told, is_odoo_newer)
                    self.assertEqual(self.in_odoo(there, fact), FACTS[fact][2][stay])
                    waits = owner == "ask" and here and told
                    wanted = FACTS[fact][3][told if waits else stay]
                    self.assertEqual(self.in_shop(there, fact), wanted)
            self.assertFalse(self.export(there).sent)
            self.assertEqual(self.import_products(there).updated, 0)

        check()

    def export(self, there):
        """Plan the export of a product, and keep what it leaves; nothing is sent."""
        shop = self.world()
        exporter = ProductExporter(shop.env, shop, SHOPIFY_FORMS)
        (plan,) = exporter.plan({self.template(there).id: there})
        exporter.keep([plan])
        self.env.invalidate_all()
        return plan

    def in_shop(self, product, fact):
        field = FACTS[fact][1]
        record = product if field in OF_PRODUCT else product.variants[0]
        value = getattr(record, field)
        return f"{value:.2f}" if fact == "price" else value
