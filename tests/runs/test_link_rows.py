"""Links that are inserted together are what Odoo's own `create` makes."""

from unittest.mock import patch

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from ...services.commerce.storing import create
from ...services.commerce.storing.create import create_links
from ..customers.customer_case import CustomerCase


class TestLinkRows(CustomerCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.links = cls.env["commerce.customer"]
        cls.jane = cls.env["res.partner"].create({"name": "Jane"})

    def row(self, number=1, **given):
        return {
            "channel_id": self.shop.id,
            "external_id": f"gid://shopify/Customer/{number}",
            "partner_id": self.jane.id,
            "name": "Jane “J” Doe",
            "note": False,
            "account_state": "ENABLED",
            "verified_email": True,
            "order_count": 3,
            "email_consent_at": "2026-11-02 10:00:00",
            "baseline": {"tags": ["a", "ü"], "address": None},
            **given,
        }

    def stored(self, link):
        link.invalidate_recordset()
        return {**link.read(load=None)[0], "id": 0, "display_name": ""}

    def test_they_are_what_odoo_would_create(self):
        self.assertTrue(create._is_plain(self.links, [self.row()]))
        given = self.row()
        created = self.links.create(given)
        expected = self.stored(created)
        created.unlink()
        self.assertEqual(self.stored(create_links(self.links, [given])), expected)

    def test_a_value_that_odoo_works_out_first_is_taken_as_given(self):
        orders = self.env["commerce.order"]
        given = {
            "channel_id": self.shop.id,
            "external_id": "gid://shopify/Order/1",
            "currency_id": self.env.company.currency_id.id,
            "total": 10.015,
            "proof": [["total", "10.02", "10.02"]],
            "held": [["risk", ""]],
        }
        self.assertFalse(create._is_plain(orders, [given]))
        created = create_links(orders, [given])
        self.env.flush_all()
        expected = self.stored(created)
        self.assertEqual(expected["company_id"], self.shop.company_id.id)
        created.unlink()
        given |= {"company_id": self.shop.company_id.id, "is_held": True}
        self.assertTrue(create._is_plain(orders, [given]))
        made = create_links(orders, [given])
        before = self.env.cr.sql_log_count
        self.env.flush_all()
        self.assertEqual(self.env.cr.sql_log_count, before)
        self.assertEqual(self.stored(made), expected)

    def test_they_keep_the_order_of_the_rows(self):
        made = create_links(self.links, [self.row(n, order_count=n) for n in (3, 1, 2)])
        self.assertEqual(made.mapped("order_count"), [3, 1, 2])

    def test_what_was_read_of_a_contact_before_is_read_anew(self):
        self.assertFalse(self.jane.commerce_customer_ids)
        made = create_links(self.links, [self.row()])
        self.assertEqual(self.jane.commerce_customer_ids, made)

    def test_no_record_of_shopify_is_linked_twice(self):
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            create_links(self.links, [self.row(), self.row()])

    def test_a_value_that_a_selection_lacks_is_refused(self):
        with self.assertRaises(ValueError):
            create_links(self.links, [self.row(account_state="NEW")])

    def test_who_may_not_create_links_creates_none_so_either(self):
        nobody = new_test_user(self.env, "nobody")
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base"):
            create_links(self.links.with_user(nobody), [self.row()])

    def test_an_addon_that_extends_create_is_asked(self):
        kind = type(self.links)
        create = kind.create

        def named(records, vals_list):
            return create(records, [{**it, "name": "Extended"} for it in vals_list])

        with patch.object(kind, "create", named):
            made = create_links(self.links, [self.row()])
        self.assertEqual(made.name, "Extended")

    def test_no_rows_make_no_links(self):
        self.assertFalse(create_links(self.links, []))
