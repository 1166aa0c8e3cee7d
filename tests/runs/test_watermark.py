"""Up to when a shop's changes came in."""

from odoo.tests import TransactionCase, new_test_user


class TestWatermark(TransactionCase):
    def test_it_moves_forward_only_and_is_read_with_an_overlap(self):
        shop = self.env["commerce.channel"].create({"name": "North"})
        mark = self.env["commerce.watermark"]
        self.assertIsNone(mark._since(shop, "product"))
        for until, since in [
            ("2026-05-01T10:00:00Z", "2026-05-01 09:55:00"),
            ("2026-05-01T11:00:00Z", "2026-05-01 10:55:00"),
            ("2026-05-01T10:30:00Z", "2026-05-01 10:55:00"),
        ]:
            mark._advance(shop, "product", until)
            self.assertEqual(str(mark._since(shop, "product")), since)
        self.assertIsNone(mark._since(shop, "customer"))

    def test_a_manager_sees_those_of_the_own_companies(self):
        south = self.env["res.company"].create({"name": "South Ltd"})
        shops = self.env["commerce.channel"].create(
            [{"name": "North"}, {"name": "South", "company_id": south.id}]
        )
        mark = self.env["commerce.watermark"]
        for shop in shops:
            mark._advance(shop, "product", "2026-05-01T10:00:00Z")
        manager = new_test_user(
            self.env, "mia", groups="base.group_user,commerce_sync.group_manager"
        )
        self.assertEqual(mark.with_user(manager).search([]).channel_id, shops[0])
