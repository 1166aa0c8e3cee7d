"""Where products go out, too, the newer side is told by when each changed last."""

from datetime import timedelta

from odoo.tests import tagged

from ..product_records import NEWER, OLDER, a_product, a_variant, changed, edited
from .policy_case import PolicyCase


@tagged("post_install", "-at_install")
class TestNewerSide(PolicyCase):
    def setUp(self):
        super().setUp()
        self.send_products()
        mug = [a_variant("MUG", compare_at_price="30.00")]
        self.product = a_product("Mug", mug, updated_at=OLDER)
        self.import_products(self.product)
        self.odoo = self.template(self.product)

    def edit(self, at=OLDER + timedelta(days=1), **given):
        self.import_products(changed(self.product, updated_at=at, **given))

    def assertSends(self, sends):
        self.assertEqual(self.link(self.product).next_export, sends)

    def test_odoos_stays_and_goes_out(self):
        self.odoo.name = "Our Mug"
        self.edit(title="Cup")
        self.assertEqual(self.odoo.name, "Our Mug")
        told = ("Our Mug", "Cup", "odoo", "decided")
        self.assertEqual(self.told(self.conflicts()), told)
        self.assertSends(True)

    def test_shopifys_comes_in_and_nothing_goes_out(self):
        self.odoo.name = "Our Mug"
        self.edit(at=NEWER, title="Cup")
        self.assertEqual(self.odoo.name, "Cup")
        told = ("Our Mug", "Cup", "shop", "decided")
        self.assertEqual(self.told(self.conflicts()), told)
        self.assertSends(False)

    def test_what_shopify_alone_changed_comes_in_however_old(self):
        self.odoo.list_price = 25
        self.edit(title="Cup")
        self.assertEqual(self.odoo.name, "Cup")
        self.assertFalse(self.conflicts())
        self.assertSends(False)

    def test_a_price_is_as_new_as_its_rule(self):
        rule = self.shop.compare_pricelist_id.item_ids
        rule.fixed_price = 35
        variants = edited(self.product, compare_at_price="40.00").variants
        self.edit(variants=list(variants))
        self.assertEqual(rule.fixed_price, 35)
        self.assertSends(True)

    def test_what_odoo_owns_goes_out_where_shopify_alone_changed_it(self):
        self.own("title", "odoo")
        self.edit(at=NEWER, title="Cup")
        self.assertEqual(self.odoo.name, "Mug")
        self.assertSends(True)

    def test_what_waits_does_not_go_out(self):
        self.own("title", "ask")
        self.odoo.name = "Our Mug"
        self.edit(title="Cup")
        self.assertSends(False)
