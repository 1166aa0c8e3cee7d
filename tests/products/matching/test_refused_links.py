"""What the dialog refuses to link, and to whom."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user

from .link_case import LinkCase


class TestRefusals(LinkCase):
    def refused(self, wizard, words):
        with self.assertRaisesRegex(UserError, words):
            wizard.action_link()

    def test_a_variant_is_chosen_once(self):
        template = self.odoo_shirt("S", "M")
        wizard = self.dialog(template, self.shirt("S", "M"))
        wizard.line_ids.product_id = template.product_variant_ids[0]
        self.refused(wizard, "Choose each variant once")

    def test_all_variants_are_of_the_product(self):
        wizard = self.dialog(self.odoo(), self.lamp())
        wizard.line_ids.product_id = self.odoo("Other").product_variant_ids
        self.refused(wizard, "no variant of “Our Lamp”")

    def test_another_companys_product_is_not_linked(self):
        other = self.env["res.company"].create({"name": "Other Company"})
        self.user.company_ids += other
        template = self.odoo(company_id=other.id)
        both = (self.shop.company_id + other).ids
        wizard = self.dialog(self.odoo(), self.lamp())
        wizard = wizard.with_context(allowed_company_ids=both)
        wizard.product_tmpl_id = template
        wizard.line_ids.product_id = template.product_variant_ids
        self.refused(wizard, "“Lamp” was not linked.*Choose one of")
        self.assertFalse(template.commerce_product_ids)

    def test_a_product_that_the_user_may_not_see_is_not_linked(self):
        template = self.odoo()
        wizard = self.dialog(template, self.lamp())
        template.company_id = self.env["res.company"].create({"name": "Other Company"})
        self.env.flush_all()
        self.env.invalidate_all()
        self.refused(wizard, "“Lamp” was not linked.*you may not see it")
        self.assertFalse(template.commerce_product_ids)

    def test_something_is_paired(self):
        wizard = self.dialog(self.odoo(), self.lamp())
        wizard.line_ids.product_id = False
        self.refused(wizard, "pair at least one variant")

    def test_a_product_of_shopify_that_is_linked_is_named(self):
        product = self.lamp()
        self.sync()
        wizard = self.dialog(self.odoo(), product)
        self.refused(wizard, "“Lamp” in Shopify is linked to .*Lamp.* already")

    def test_a_product_of_odoo_that_is_linked_is_named(self):
        self.lamp()
        self.sync()
        other = self.shopify.add_product("Mug", sku="MUG", price="1.00")
        wizard = self.dialog(self.templates(), other)
        self.refused(wizard, "“Lamp” in Shopify is linked")

    def test_a_product_that_shopify_lacks_is_named(self):
        with self.assertRaisesRegex(UserError, "no product 77"):
            self.dialog(self.odoo(), {"id": "77"})

    def test_who_may_not_change_products_neither_links_nor_unlinks(self):
        template = self.odoo()
        reader = new_test_user(self.env, "rob", groups="commerce_sync.group_user")
        self.user, writer = reader, self.user
        dialog = self.dialog(template, self.lamp())
        dialog.line_ids.product_id = template.product_variant_ids
        with self.assertRaises(AccessError):
            dialog.action_link()
        self.assertFalse(template.commerce_product_ids)
        self.user = writer
        link = self.env["commerce.product"].create(
            {"channel_id": self.shop.id, "product_tmpl_id": template.id}
        )
        with self.assertRaises(AccessError):
            link.with_user(reader).action_unlink_from_channel()

    def test_who_has_no_role_links_nothing(self):
        plain = new_test_user(self.env, "pia", groups="base.group_user")
        with self.assertRaises(AccessError):
            self.odoo().with_user(plain).action_link_to_channel()
