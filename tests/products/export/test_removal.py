"""A manager deletes a product in Shopify, or better archives it."""

from odoo.exceptions import AccessError, UserError

from ....services.shopify.errors import ShopifyApiError
from .test_office import OfficeCase


class TestRemoval(OfficeCase):
    def setUp(self):
        super().setUp()
        self.approve()
        self.shirt_link = self.link(self.product)
        self.shopify.clear_log()

    def dialog(self, user=None):
        link = self.shirt_link.with_user(user or self.manager)
        action = link.action_remove_from_channel()
        return link.env[action["res_model"]].browse(action["res_id"])

    def titles(self):
        return [it["title"] for it in self.shopify.products()]

    def test_archived_it_stays_and_odoo_follows(self):
        self.dialog().action_archive()
        self.assertEqual(self.there(self.product)["status"], "ARCHIVED")
        self.assertRecordValues(
            self.shirt_link, [{"state": "bound", "status": "archived"}]
        )
        run = self.env["shopify.sync"].search([("mode", "=", "import_one_product")])
        run.run()
        self.assertFalse(self.shirt.is_published)
        self.assertIn("archived", self.shop.message_ids[0].body)

    def test_deleted_it_is_gone_and_stays_in_odoo(self):
        dialog = self.dialog()
        with self.assertRaisesRegex(UserError, "Undone"):
            dialog.action_delete()
        self.assertEqual(self.titles(), ["Shirt"])
        dialog.understood = True
        dialog.action_delete()
        self.assertEqual(self.titles(), [])
        self.assertEqual(self.shirt_link.state, "gone")
        self.assertEqual(self.shirt_link.variant_ids.mapped("state"), ["gone"])
        self.assertTrue(self.shirt.exists().active)
        self.assertEqual(self.shop.message_ids[0].author_id, self.manager.partner_id)
        with self.assertRaisesRegex(UserError, "not in Shopify"):
            self.dialog().action_delete()

    def test_a_lost_answer_is_looked_up(self):
        self.shopify.faults(
            {"kind": "close_after", "operation": "DeleteProduct", "count": 1}
        )
        dialog = self.dialog()
        dialog.understood = True
        dialog.action_delete()
        self.assertEqual(self.titles(), [])
        self.assertEqual(self.shirt_link.state, "gone")

    def test_what_did_not_reach_shopify_is_told_and_changes_nothing(self):
        self.shopify.faults(
            {"kind": "close_before", "operation": "DeleteProduct", "count": 1}
        )
        dialog = self.dialog()
        dialog.understood = True
        with self.assertRaises(ShopifyApiError):
            dialog.action_delete()
        self.assertEqual(self.titles(), ["Shirt"])
        self.assertEqual(self.shirt_link.state, "bound")

    def test_what_somebody_deleted_there_is_gone(self):
        self.shopify.delete_product(self.product["id"])
        dialog = self.dialog()
        dialog.understood = True
        dialog.action_delete()
        self.assertEqual(self.shirt_link.state, "gone")

    def test_a_shop_that_is_only_read_deletes_nothing(self):
        dialog = self.dialog()
        dialog.understood = True
        self.shop.product_step = "read"
        for press in (dialog.action_archive, dialog.action_delete):
            with self.assertRaisesRegex(UserError, "only read"):
                press()
        self.assertEqual(self.there(self.product)["status"], "ACTIVE")

    def test_users_open_no_dialog_and_press_nothing(self):
        with self.assertRaises(AccessError):
            self.dialog(self.user)
        dialog = self.dialog()
        dialog.understood = True
        for press in ("action_archive", "action_delete"):
            with self.assertRaises(AccessError):
                getattr(dialog.with_user(self.user), press)()
        self.assertEqual(self.titles(), ["Shirt"])
