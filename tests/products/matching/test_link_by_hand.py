"""Linking what no SKU tells: the dialog, what it refuses, and the import after it."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import BaseCase, Form, new_test_user

from ....wizard.link_by_hand.suggestion import Features, suggest
from ...engine_case import EngineCase


class TestSuggestion(BaseCase):
    def pairs(self, theirs, ours):
        return suggest(theirs, ours)

    def test_lone_variants_belong_together(self):
        self.assertEqual(self.pairs([Features("a", "X")], [Features(1, "Y")]), {"a": 1})

    def test_the_sku_counts_before_barcode_and_options(self):
        red = frozenset({("colour", "red")})
        theirs = [Features("a", "S1", "B2"), Features("b", "", "B1", red)]
        ours = [Features(1, "S1", "B1"), Features(2, "", "B2", red)]
        self.assertEqual(self.pairs(theirs, ours), {"a": 1, "b": 2})

    def test_what_two_have_tells_nothing(self):
        theirs = [Features("a", "S"), Features("b", "S")]
        self.assertEqual(self.pairs(theirs, [Features(1, "S"), Features(2)]), {})


class LinkCase(EngineCase):
    def setUp(self):
        super().setUp()
        groups = "commerce_sync.group_user,product.group_product_manager"
        self.user = new_test_user(self.env, "uma", groups=groups)

    def odoo(self, name="Our Lamp", **values):
        return self.env["product.template"].create({"name": name, **values})

    def dialog(self, template=None, product=None, **values):
        """The dialog of a user, after pressing Find."""
        Dialog = self.env["commerce.link.by.hand"].with_user(self.user)
        wizard = Dialog.create(
            {
                "channel_id": self.shop.id,
                "external_ref": product and product["id"],
                "product_tmpl_id": template and template.id,
                **values,
            }
        )
        wizard.action_find()
        return wizard

    def link(self, wizard):
        """Link, carry the import out and return it."""
        action = wizard.action_link()
        run = self.env["shopify.sync"].browse(action["res_id"])
        run.run()
        return run

    def lamp(self, **given):
        return self.shopify.add_product(
            "Lamp", **{"sku": "LAMP", "price": "10.00", **given}
        )

    def shirt(self, *sizes):
        return self.shopify.add_product(
            "Shirt",
            productOptions=[
                {"name": "Size", "values": [{"name": size} for size in sizes]}
            ],
            variants=[
                {
                    "optionValues": [{"optionName": "Size", "name": size}],
                    "sku": f"SH-{size}",
                    "price": "20.00",
                }
                for size in sizes
            ],
        )

    def odoo_shirt(self, *sizes):
        attribute = self.env["product.attribute"].create(
            {
                "name": "Size",
                "value_ids": [(0, 0, {"name": size}) for size in sizes],
            }
        )
        line = {
            "attribute_id": attribute.id,
            "value_ids": [(6, 0, attribute.value_ids.ids)],
        }
        return self.odoo("Our Shirt", attribute_line_ids=[(0, 0, line)])


class TestLinkByHand(LinkCase):
    def test_a_product_with_another_sku_is_linked_and_its_import_seen(self):
        template = self.odoo(default_code="OURS", list_price=7)
        run = self.link(self.dialog(template, self.lamp(barcode="4006381333931")))
        self.assertEqual((run.state, run.updated_count), ("success", 1))
        self.assertEqual(self.templates(), template)
        self.assertRecordValues(
            template,
            [
                {
                    "name": "Our Lamp",
                    "default_code": "OURS",
                    "barcode": "4006381333931",
                    "list_price": 7,
                }
            ],
        )
        link = template.commerce_product_ids
        self.assertRecordValues(link, [{"state": "bound", "is_origin": False}])

    def test_shopifys_values_win_if_the_user_says_so_and_only_once(self):
        template = self.odoo(default_code="OURS")
        product = self.lamp()
        self.link(self.dialog(template, product, winner="shopify"))
        self.assertRecordValues(template, [{"name": "Lamp", "default_code": "LAMP"}])
        template.name = "Our Lamp"
        self.shopify.change_product(product["id"], tags=["new"])
        self.sync("import_changed_products")
        self.assertEqual(template.name, "Our Lamp")

    def test_variants_are_paired_by_their_options(self):
        template = self.odoo_shirt("S", "M")
        wizard = self.dialog(template, self.shirt("M", "S"))
        pairs = {line.title: line.product_id for line in wizard.line_ids}
        names = {
            title: it.product_template_attribute_value_ids.name
            for title, it in pairs.items()
        }
        self.assertEqual(names, {"S": "S", "M": "M"})
        self.link(wizard)
        self.assertEqual(len(template.product_variant_ids), 2)
        links = template.product_variant_ids.commerce_variant_ids
        self.assertEqual(links.mapped("state"), ["bound", "bound"])

    def test_choosing_another_product_pairs_anew(self):
        first, second = self.odoo_shirt("S", "M"), self.odoo("Lone")
        wizard = self.dialog(first, self.shirt("S", "M"))
        with Form(wizard) as form:
            form.product_tmpl_id = second
        self.assertFalse(wizard.line_ids.product_id)
        self.assertEqual(wizard.unpaired_count, 2)

    def test_the_product_that_has_most_skus_is_offered(self):
        template = self.odoo_shirt("S", "M")
        template.product_variant_ids[0].default_code = "SH-S"
        wizard = self.dialog(product=self.shirt("S", "M"))
        self.assertEqual(wizard.product_tmpl_id, template)

    def test_a_product_that_is_linked_to_another_one_is_not_offered(self):
        self.lamp()
        self.sync()
        wizard = self.dialog(product=self.lamp(handle="lamp-2"))
        self.assertFalse(wizard.product_tmpl_id)

    def test_a_variant_without_partner_stays_out_and_the_import_says_so(self):
        template = self.odoo_shirt("S")
        run = self.link(self.dialog(template, self.shirt("S", "L")))
        self.assertEqual(run.issue_ids.mapped("code"), ["structure_differs"])
        self.assertEqual(len(template.product_variant_ids), 1)

    def test_an_issue_opens_it_with_what_was_received(self):
        template = self.odoo_shirt("S", "M")
        first, second = template.product_variant_ids
        first.default_code = "SH-S"
        self.odoo("Stray", default_code="SH-M")
        self.shirt("S", "M")
        self.sync()
        issue = self.env["commerce.issue"].search([])
        self.assertEqual((issue.code, issue.can_link), ("several_products", True))
        self.shopify.clear_log()
        action = issue.with_user(self.user).action_link_by_hand()
        self.assertEqual(self.shopify.log(), [])
        wizard = self.env["commerce.link.by.hand"].browse(action["res_id"])
        wizard.product_tmpl_id = template
        wizard._pair()
        self.assertEqual(wizard.line_ids.product_id, first + second)
        self.link(wizard.with_user(self.user))
        self.assertEqual(issue.state, "settled")

    def test_a_wrong_pairing_is_mended(self):
        template = self.odoo_shirt("S", "M")
        wizard = self.dialog(template, self.shirt("S", "M"))
        small, medium = wizard.line_ids
        small.product_id, medium.product_id = medium.product_id, small.product_id
        self.link(wizard)
        links = template.commerce_product_ids.with_user(self.user)
        wizard = wizard.browse(links.action_link_by_hand()["res_id"])
        self.assertEqual(wizard.product_tmpl_id, template)
        small, medium = wizard.line_ids
        self.assertEqual(
            small.product_id.product_template_attribute_value_ids.name, "M"
        )
        small.product_id, medium.product_id = medium.product_id, small.product_id
        self.link(wizard)
        links = template.commerce_product_ids.variant_ids
        names = links.product_id.product_template_attribute_value_ids.mapped("name")
        self.assertEqual(names, ["S", "M"])


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


class TestUnlink(LinkCase):
    def test_an_unlinked_product_is_linked_to_another_one(self):
        product = self.lamp()
        self.sync()
        wrong = self.templates()
        wrong.commerce_product_ids.with_user(self.user).action_unlink_from_channel()
        self.assertTrue(wrong.exists())
        self.assertFalse(wrong.commerce_product_ids)
        right = self.odoo()
        self.link(self.dialog(right, product))
        self.assertEqual(self.templates(), right)

    def test_no_tombstone_keeps_it_out(self):
        self.lamp()
        self.sync()
        before = self.templates()
        before.commerce_product_ids.action_unlink_from_channel()
        self.sync()
        self.assertEqual(self.templates(), before)

    def test_a_product_deleted_in_odoo_can_be_linked_to_another_one(self):
        product = self.lamp()
        self.sync()
        self.templates().unlink()
        template = self.odoo()
        self.link(self.dialog(template, product))
        self.assertEqual(template.commerce_product_ids.state, "bound")
        self.assertEqual(
            template.product_variant_ids.commerce_variant_ids.state, "bound"
        )

    def test_the_place_of_a_product_gone_from_shopify_is_free(self):
        self.lamp()
        self.sync()
        template = self.templates()
        links = template.commerce_product_ids
        links.state = links.variant_ids.state = "gone"
        again = self.lamp()
        self.link(self.dialog(template, again))
        self.assertRecordValues(
            template.commerce_product_ids,
            [{"external_id": again["id"], "state": "bound"}],
        )
