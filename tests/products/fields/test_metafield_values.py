"""Which value of Odoo each type of metafield becomes, and which have no place."""

import json
from datetime import date, datetime

from odoo.tests import BaseCase

from ....services.commerce.products.mapping import MetafieldRule, Misfit
from ....services.commerce.products.metafield_values import (
    metafield_value,
    taken_metafields,
)
from ....services.shopify.products.forms import SHOPIFY_FORMS
from ....services.shopify.products.metafields.value_types import TYPES
from ....services.shopify.products.metafields.values import CONVERT

RICH = json.dumps(
    {
        "type": "root",
        "children": [
            {
                "type": "heading",
                "level": 2,
                "children": [{"type": "text", "value": "Care & Use"}],
            },
            {
                "type": "paragraph",
                "children": [
                    {"type": "text", "value": "Wash ", "bold": True},
                    {"type": "text", "value": "cold", "italic": True, "bold": True},
                    {
                        "type": "link",
                        "url": "https://x.example/?a=1&b=2",
                        "children": [{"type": "text", "value": "more"}],
                    },
                ],
            },
            {
                "type": "list",
                "listType": "ordered",
                "children": [
                    {
                        "type": "list-item",
                        "children": [{"type": "text", "value": "<iron>"}],
                    }
                ],
            },
        ],
    }
)
DEEP = '{"type": "root", "children": [' * 5_000 + "]}" * 5_000
RICH_HTML = (
    "<h2>Care &amp; Use</h2><p><strong>Wash </strong><strong><em>cold</em></strong>"
    '<a href="https://x.example/?a=1&amp;b=2">more</a></p>'
    "<ol><li>&lt;iron&gt;</li></ol>"
)


def rule(type_, kind, **given):
    return MetafieldRule("product", "custom.key", type_, "x_field", kind, **given)


def value_of(type_, value, kind, **given):
    fact = {"type": type_, "value": value}
    return metafield_value(rule(type_, kind, **given), fact, SHOPIFY_FORMS)


class TestMetafieldValues(BaseCase):
    def test_each_type_becomes_what_its_field_holds(self):
        external_id = "gid://shopify/Product/1"
        money = '{"amount": "5.90", "currency_code": "USD"}'
        size = '{"value": 2.50, "unit": "cm"}'
        rating = '{"value": "4.5", "scale_min": "1.0", "scale_max": "5.0"}'
        link = '{"text": "Manual", "url": "https://x.example/m"}'
        for type_, value, kind, expected in [
            ("single_line_text_field", "Oak", "char", "Oak"),
            ("single_line_text_field", "a < b", "html", "a &lt; b"),
            ("multi_line_text_field", "a\nb", "text", "a\nb"),
            ("multi_line_text_field", "a\nb", "html", "a<br>b"),
            ("rich_text_field", RICH, "html", RICH_HTML),
            ("rich_text_field", RICH, "text", "Care & Use\nWash coldmore\n- <iron>"),
            ("number_integer", "-12", "integer", -12),
            ("number_integer", "0", "integer", 0),
            ("number_integer", "12", "float", 12.0),
            ("number_integer", "9007199254740991", "char", "9007199254740991"),
            ("number_decimal", "10.40", "float", 10.4),
            ("number_decimal", "10.40", "char", "10.40"),
            ("boolean", "true", "boolean", True),
            ("boolean", "false", "boolean", False),
            ("date", "2026-02-28", "date", date(2026, 2, 28)),
            (
                "date_time",
                "2026-02-28T23:30:00-05:00",
                "datetime",
                datetime(2026, 3, 1, 4, 30),
            ),
            (
                "date_time",
                "2026-02-28T12:30:00Z",
                "datetime",
                datetime(2026, 2, 28, 12, 30),
            ),
            (
                "date_time",
                "2026-02-28T12:30:00",
                "datetime",
                datetime(2026, 2, 28, 12, 30),
            ),
            ("url", "https://x.example", "char", "https://x.example"),
            ("color", "#fff123", "char", "#fff123"),
            ("json", '{"a": [1]}', "text", '{"a": [1]}'),
            ("id", "7", "char", "7"),
            ("link", link, "char", "Manual: https://x.example/m"),
            ("link", link, "html", '<a href="https://x.example/m">Manual</a>'),
            ("rating", rating, "float", 4.5),
            ("rating", rating, "char", "4.5 / 5.0"),
            ("money", money, "monetary", 5.9),
            ("money", money, "char", "5.90 USD"),
            ("dimension", size, "float", 2.5),
            ("dimension", size, "char", "2.5 cm"),
            ("weight", '{"value": 100, "unit": "g"}', "char", "100 g"),
            ("volume", '{"value": 0.75, "unit": "l"}', "float", 0.75),
            ("product_reference", external_id, "char", external_id),
            ("list.single_line_text_field", '["a", "b"]', "char", "a, b"),
            ("list.single_line_text_field", '["a", "b"]', "text", "a\nb"),
            (
                "list.single_line_text_field",
                '["a", "b"]',
                "html",
                "<ul><li>a</li><li>b</li></ul>",
            ),
            ("list.number_integer", "[3, 4]", "integer", 3),
            ("list.number_integer", "[3, 4]", "char", "3, 4"),
            ("list.weight", '[{"value": 1, "unit": "kg"}]', "char", "1 kg"),
            ("list.product_reference", f'["{external_id}"]', "char", external_id),
            ("list.date", "[]", "date", None),
        ]:
            with self.subTest(type=type_, kind=kind, value=value):
                found = value_of(type_, value, kind, currency="USD")
                self.assertEqual((found, type(found)), (expected, type(expected)))

    def test_a_link_leads_to_no_script(self):
        for url, is_kept in [
            ("https://x.example/?a=1:2", True),
            ("HTTP://x.example", True),
            ("mailto:shop@x.example", True),
            ("tel:+49301234", True),
            ("/pages/care", True),
            ("care#wash:cold", True),
            ("?colour=a:b", True),
            ("", True),
            ("javascript:alert(1)", False),
            (" JavaScript:alert(1)", False),
            ("java\nscript:alert(1)", False),
            ("\x01javascript:alert(1)", False),
            ("javascript\t:alert(1)", False),
            ("data:text/html,<script>1</script>", False),
            ("vbscript:x", False),
            ("shopify://pages/1", False),
        ]:
            text = {"type": "text", "value": "more"}
            node = {"type": "link", "url": url, "children": [text]}
            rich = json.dumps({"type": "root", "children": [node]})
            link = json.dumps({"text": "more", "url": url})
            for type_, value in [
                ("rich_text_field", rich),
                ("link", link),
                ("list.link", f"[{link}]"),
            ]:
                with self.subTest(type=type_, url=url):
                    html = value_of(type_, value, "html")
                    self.assertEqual("<a href=" in html, is_kept)
                    self.assertIn("more", html)

    def test_what_does_not_fit_says_why(self):
        money = '{"amount": "5.90", "currency_code": "CAD"}'
        for type_, value, kind, reason in [
            ("number_integer", "twelve", "integer", "value"),
            ("number_integer", "9007199254740991", "integer", "value"),
            ("number_decimal", "NaN", "float", "value"),
            ("number_decimal", "1e999999999", "float", "value"),
            ("number_integer", "1e999999999", "integer", "value"),
            ("dimension", '{"value": 1e999, "unit": "cm"}', "char", "value"),
            ("rating", '{"value": "1e-999999999", "scale_max": 5}', "char", "value"),
            ("rich_text_field", DEEP, "html", "value"),
            ("date_time", "9999-12-31T23:59:59-12:00", "datetime", "value"),
            ("boolean", "yes", "boolean", "value"),
            ("date", "31.12.2026", "date", "value"),
            ("rich_text_field", "<p>no JSON</p>", "html", "value"),
            ("rich_text_field", "[]", "html", "value"),
            ("dimension", '{"unit": "cm"}', "float", "value"),
            ("list.number_integer", "3", "integer", "value"),
            ("money", money, "monetary", "currency"),
            ("single_line_text_field", "XXL", "selection", "choice"),
        ]:
            with self.subTest(type=type_, value=value):
                with self.assertRaises(Misfit) as raised:
                    value_of(type_, value, kind, currency="USD")
                self.assertEqual(raised.exception.reason, reason)

    def test_another_type_than_said_is_not_guessed_at(self):
        with self.assertRaises(Misfit) as raised:
            metafield_value(
                rule("number_integer", "integer"),
                {"type": "single_line_text_field", "value": "12"},
                SHOPIFY_FORMS,
            )
        self.assertEqual(raised.exception.reason, "type")
        self.assertEqual(raised.exception.value, "single_line_text_field")

    def test_a_selection_is_chosen_by_value_or_label(self):
        choices = (("s", "Small"), ("l", "Large"))
        for given, chosen in [("s", "s"), ("Large", "l"), (" large ", "l")]:
            found = value_of(
                "single_line_text_field", given, "selection", choices=choices
            )
            self.assertEqual(found, chosen)

    def test_every_type_is_converted_for_every_kind_that_it_goes_into(self):
        for type_, (_label, kinds) in TYPES.items():
            with self.subTest(type_):
                self.assertLessEqual(set(kinds) - {"selection"}, set(CONVERT))
                self.assertTrue(kinds)


class TestTakenMetafields(BaseCase):
    def test_what_a_person_changed_stays_and_empty_empties_only_its_own(self):
        for case, value, current, filled, expected in [
            ("new value", "Ash", "Oak", {"f": "Oak"}, {"f": "Ash"}),
            ("first value, field empty", "Ash", False, {}, {"f": "Ash"}),
            ("first value, field filled", "Ash", "Elm", {}, {}),
            (
                "Shopify changed after a person",
                "Ash",
                "Elm",
                {"f": "Oak"},
                {"f": "Ash"},
            ),
            ("removed, untouched", None, "Oak", {"f": "Oak"}, {"f": False}),
            ("removed, changed here", None, "Elm", {"f": "Oak"}, {}),
            ("removed, never filled", None, "Elm", {}, {}),
            ("zero is a value", 0, 5, {"f": 5}, {"f": 0}),
            ("false is a value", False, True, {"f": True}, {"f": False}),
            ("a first true sets a flag", True, False, {}, {"f": True}),
            ("a first false clears no flag", False, True, {}, {}),
            ("equal", "Oak", "Oak", {"f": "Ash"}, {}),
        ]:
            with self.subTest(case):
                found = taken_metafields({"f": value}, {"f": current}, filled)
                self.assertEqual(found, expected)
        self.assertEqual(
            taken_metafields({"f": "Ash"}, {"f": "Elm"}, {}, overwrite=True),
            {"f": "Ash"},
        )
