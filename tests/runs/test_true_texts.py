"""Sentences say what was found out, name each once, and tell dollars apart."""

from odoo.tests import tagged

from ...services.commerce.customers.matching import Problem
from ...services.commerce.products.planning.issues import ProductIssues, titles
from ...services.commerce.run.in_words import contact_name, money_text
from ...services.shopify.products.forms import SHOPIFY_FORMS
from ..orders.order_case import StoryCase
from ..orders.order_objects import an_order
from ..products.product_records import a_product, a_variant

PHONE = "+4930123456"


@tagged("post_install", "-at_install")
class TestTrueTexts(StoryCase):
    def test_a_guest_with_a_known_number_and_another_address_is_told_as_that(self):
        known = self.env["res.partner"].create(
            {"name": "Ada", "email": "ada@home.example", "phone": PHONE}
        )
        guest = an_order(customer=None, email="ada@work.example", phone=PHONE)
        (issue,) = self.import_orders(guest).issues
        self.assertEqual(issue.code, Problem.OTHER_EMAIL.value)
        self.assertIn(
            f"“Ada ({known.id})” has the phone number of who ordered it, but another"
            " e-mail address",
            issue.message,
        )

    def test_an_amount_of_another_currency_tells_its_code(self):
        currencies = self.env["res.currency"].with_context(active_test=False)
        texts = {
            name: money_text(currencies.search([("name", "=", name)]), -9.99)
            for name in ("USD", "CAD", "CHF")
        }
        self.assertEqual(self.env.company.currency_id.name, "USD")
        self.assertEqual(texts["USD"], "-$\xa09.99")
        self.assertEqual(texts["CAD"], "-9.99\xa0$ CAD")
        self.assertEqual(texts["CHF"].count("CHF"), 1)

    def test_a_contact_is_named_once(self):
        ada = self.env["res.partner"].create({"name": "Ada Lovelace"})
        address = {"parent_id": ada.id, "type": "invoice"}
        same, other, none = self.env["res.partner"].create(
            [
                {**address, "name": "Ada Lovelace"},
                {**address, "name": "Accounts"},
                address,
            ]
        )
        self.assertEqual(contact_name(ada), "Ada Lovelace")
        self.assertEqual(contact_name(same), "Ada Lovelace")
        self.assertEqual(contact_name(other), "Ada Lovelace, Accounts")
        self.assertEqual(contact_name(none), none.display_name)

    def test_one_variant_is_not_told_as_several(self):
        variants = [a_variant("", options=[("Material", "Plastic")])]
        variants.append(a_variant("WOOD", options=[("Material", "Wood")]))
        product = a_product("Spoon", variants)
        shop = self.env["commerce.channel"].new({})
        issues, names = ProductIssues(self.env, shop, SHOPIFY_FORMS), ["Plastic"]
        variants = titles(product.variants[:1])
        for issue in (
            issues.missing_sku(product, product.variants[:1]),
            issues.of(product, "missing_sku", "lost", variants=variants),
            issues.of(product, "structure_differs", variants=variants),
            issues.of(product, "combination_taken", variants=variants),
            issues.gone_in_stock(product, names, names),
            issues.of(product, "gone_in_one_shop", variants=variants),
        ):
            self.assertIn("“Plastic”", issue.message)
            self.assertNotIn("variants", issue.message)
