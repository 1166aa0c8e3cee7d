"""Values of Odoo's fields in the form of metafields, and back."""

from datetime import date, datetime

from odoo.tests import BaseCase

from ....services.shopify.products.metafields.texts import metafield_text

LENGTH = '{"value": 25.0, "unit": "CENTIMETERS"}'
STARS = '{"value": "3.5", "scale_min": "1.0", "scale_max": "5.0"}'
TEXTS = [
    ("single_line_text_field", "Linen", "char", None, "Linen"),
    ("single_line_text_field", "red", "selection", None, "red"),
    ("multi_line_text_field", "a\nb", "text", None, "a\nb"),
    ("number_integer", 7, "integer", None, "7"),
    ("number_integer", "7", "char", None, "7"),
    ("number_decimal", 12.5, "float", None, "12.5"),
    ("number_decimal", 100.0, "float", None, "100"),
    ("boolean", False, "boolean", None, "false"),
    ("date", date(2026, 11, 2), "date", None, "2026-11-02"),
    (
        "date_time",
        datetime(2026, 11, 2, 8, 30),
        "datetime",
        None,
        "2026-11-02T08:30:00+00:00",
    ),
    ("money", 9.9, "monetary", None, '{"amount": "9.9", "currency_code": "USD"}'),
    ("dimension", 30.0, "float", LENGTH, '{"value": 30.0, "unit": "CENTIMETERS"}'),
    (
        "rating",
        4.0,
        "float",
        STARS,
        '{"value": "4", "scale_min": "1.0", "scale_max": "5.0"}',
    ),
]
REFUSED = [
    ("number_integer", 7.5, "float", None),
    ("dimension", 30.0, "float", None),
    ("rich_text_field", "<p>Text</p>", "html", None),
    ("single_line_text_field", "<p>Text</p>", "html", None),
    ("list.single_line_text_field", "a, b", "char", None),
    ("number_integer", "many", "char", None),
]


class TestMetafieldTexts(BaseCase):
    def test_each_type_has_its_form(self):
        for type_, value, kind, known, text in TEXTS:
            with self.subTest(type=type_, value=value):
                told = metafield_text(type_, value, kind, "USD", known)
                self.assertEqual(told, text)

    def test_what_would_come_back_otherwise_is_refused(self):
        for type_, value, kind, known in REFUSED:
            with self.subTest(type=type_, value=value), self.assertRaises(ValueError):
                metafield_text(type_, value, kind, "USD", known)
