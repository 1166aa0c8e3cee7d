"""Linking what no SKU tells: the dialog, the import after it, and the way back."""

from odoo.tests import BaseCase, Form

from ....wizard.link_by_hand.suggestion import Features, suggest
from .link_case import LinkCase


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
