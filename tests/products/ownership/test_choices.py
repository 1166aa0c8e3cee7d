"""A person chooses one of two values, for one record or for all; it is remembered."""

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import new_test_user, tagged

from ..product_records import a_product, a_variant, changed, edited
from .policy_case import PolicyCase


@tagged("post_install", "-at_install")
class TestChoices(PolicyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = new_test_user(cls.env, "uma", groups="commerce_sync.group_user")
        groups = "commerce_sync.group_manager"
        cls.manager = new_test_user(cls.env, "mona", groups=groups)

    def setUp(self):
        super().setUp()
        self.product = a_product("Shirt", [a_variant("AB-12", price="20.00")])
        self.import_products(self.product)
        self.odoo = self.template(self.product)

    def clash(self, owner, user=None):
        """Let both sides have changed the title; return the conflict for a person."""
        policy = self.own("title", owner)
        self.odoo.name = "Our Shirt"
        self.product = changed(self.product, title="Tee")
        self.import_products(self.product)
        policy.unlink()
        return self.conflicts(self.product).with_user(user or self.user)

    def assertStays(self, title):
        """The title stays when Shopify changes something else, and is no news."""
        known = self.conflicts()
        self.import_products(changed(self.product, vendor="Acme"))
        self.assertEqual(self.odoo.name, title)
        self.assertEqual(self.conflicts(), known)
        self.assertEqual(self.link(self.product).baseline["title"], "Tee")

    def test_odoos_is_chosen_where_it_waits(self):
        conflict = self.clash("ask")
        conflict.action_choose_odoo()
        self.assertRecordValues(
            conflict,
            [{"state": "chosen", "winner": "odoo", "chosen_by": self.user.id}],
        )
        self.assertTrue(self.link(self.product).next_export)
        self.assertStays("Our Shirt")

    def test_shopifys_is_chosen_where_it_waits(self):
        self.clash("ask").action_choose_shop()
        self.assertFalse(self.link(self.product).next_export)
        self.assertStays("Tee")

    def test_odoos_comes_back_where_shopifys_was_taken(self):
        conflict = self.clash("shop")
        self.assertEqual(self.odoo.name, "Tee")
        conflict.action_choose_odoo()
        self.assertTrue(self.link(self.product).next_export)
        self.assertStays("Our Shirt")

    def test_what_was_entered_since_is_not_taken_back(self):
        conflict = self.clash("shop")
        self.odoo.name = "Our Newest Shirt"
        conflict.action_choose_odoo()
        self.assertStays("Our Newest Shirt")

    def test_shopifys_is_chosen_where_odoos_had_won(self):
        self.clash("odoo").action_choose_shop()
        self.assertStays("Tee")

    def test_what_was_sent_already_goes_back(self):
        conflict = self.clash("odoo")
        link = self.link(self.product)
        # As an export leaves it.
        link.baseline = {**link.baseline, "title": "Our Shirt"}
        conflict.action_choose_shop()
        self.assertEqual(self.odoo.name, "Tee")
        self.assertTrue(link.next_export)
        self.product = changed(self.product, title="Our Shirt", vendor="Acme")
        self.import_products(self.product)
        self.assertEqual(self.odoo.name, "Tee")

    def test_a_choice_is_remembered_for_its_record(self):
        self.clash("ask").action_choose_odoo()
        self.assertRecordValues(
            self.env["commerce.field.policy"].search([]),
            [
                {
                    "fact": "title",
                    "owner": "odoo",
                    "commerce_product_id": self.link(self.product).id,
                }
            ],
        )
        self.product = changed(self.product, title="Coat")
        self.import_products(self.product)
        self.assertEqual(self.odoo.name, "Our Shirt")

    def test_another_choice_takes_the_place_of_the_first(self):
        conflict = self.clash("ask")
        conflict.action_choose_odoo()
        conflict.action_choose_shop()
        policy = self.env["commerce.field.policy"].search([])
        self.assertEqual(policy.mapped("owner"), ["shop"])
        self.assertStays("Tee")

    def test_a_manager_chooses_for_all_products(self):
        conflict = self.clash("ask", self.manager)
        conflict.action_always_odoo()
        self.assertRecordValues(
            self.env["commerce.field.policy"].search([]),
            [{"fact": "title", "owner": "odoo", "commerce_product_id": False}],
        )
        self.assertStays("Our Shirt")
        conflict.action_always_shop()
        self.assertStays("Tee")

    def test_all_that_waits_about_the_field_is_settled_at_once(self):
        other = a_product("Cap", [a_variant("CAP")])
        self.import_products(other)
        self.own("barcode", "ask")
        policy = self.own("title", "ask")
        for product in (self.product, other):
            self.variants(product).write({"name": "Ours", "barcode": "1"})
            told = edited(product, barcode="2")
            self.import_products(changed(told, title="Theirs"))
            self.variants(product).barcode = False
        policy.unlink()
        title = self.conflicts(self.product).filtered(lambda it: it.fact == "title")
        title.with_user(self.manager).action_always_shop()
        self.assertEqual(self.template(other).name, "Theirs")
        self.assertEqual(set(self.conflicts(state="open").mapped("fact")), {"barcode"})

    def test_nobody_else_does(self):
        for choose in ("action_always_odoo", "action_always_shop"):
            conflict = self.clash("ask")
            with self.assertRaises(AccessError):
                getattr(conflict, choose)()
            self.assertEqual(conflict.state, "open")
            self.odoo.name, self.product = "Shirt", changed(self.product, title="Coat")
            self.import_products(self.product)

    def test_who_sees_no_shop_chooses_nothing(self):
        conflict = self.clash("ask")
        stranger = new_test_user(self.env, "sam", groups="base.group_user")
        with self.assertRaises(AccessError):
            conflict.with_user(stranger).action_choose_odoo()
        company = self.env["res.company"].create({"name": "Other"})
        self.user.write(
            {"company_ids": [(6, 0, company.ids)], "company_id": company.id}
        )
        with self.assertRaises(AccessError):
            conflict.with_user(self.user).action_choose_odoo()

    def test_prices_are_chosen_too(self):
        self.own("price", "newer")
        self.odoo.list_price = 25
        self.product = edited(self.product, price="30.00")
        self.import_products(self.product)
        self.assertPrice(30)
        conflict = self.conflicts().with_user(self.user)
        conflict.action_choose_odoo()
        self.assertPrice(25)
        conflict.action_choose_shop()
        self.assertPrice(30)

    def assertPrice(self, price):
        variant = self.link(self.product).variant_ids
        variant.invalidate_recordset(["price"])
        self.assertEqual((variant.price, variant.baseline["price"]), (price, "30"))

    def test_a_policy_leads_to_a_product_of_its_shop(self):
        elsewhere = self.a_shop("south-shop", "South Shop")
        with self.assertRaises(ValidationError):
            self.env["commerce.field.policy"].create(
                {
                    "channel_id": elsewhere.id,
                    "fact": "title",
                    "commerce_product_id": self.link(self.product).id,
                }
            )
