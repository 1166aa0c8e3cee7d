"""Up to when a shop's changes came in: never in the future."""

from datetime import datetime, timedelta

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user

from ..engine.queue_case import FAR, DecidedCase


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


class TestFutureWatermark(DecidedCase):
    """Up to where everything is read is never in the future."""

    def setUp(self):
        super().setUp()
        self.marks = self.env["commerce.watermark"]
        self.now = self.env.cr.now().replace(microsecond=0)

    def until(self, moment):
        self.marks._advance(self.shop, "product", f"{moment.isoformat()}Z")
        return self.marks.search([("channel_id", "=", self.shop.id)]).until

    def test_a_clock_half_a_day_ahead_moves_it_to_now(self):
        far = self.until(self.now + timedelta(hours=13))
        self.assertLess(abs(far - datetime.now()), timedelta(minutes=1))
        self.assertEqual(self.until(self.now - timedelta(hours=1)), far)

    def test_a_window_that_cannot_be_does_not_move_it(self):
        self.assertFalse(self.until(FAR))
        before = self.until(self.now - timedelta(hours=3))
        self.assertEqual(self.until(FAR), before)

    def test_one_that_cannot_be_is_none_and_is_put_right(self):
        self.marks.create({"channel_id": self.shop.id, "kind": "product", "until": FAR})
        self.assertIsNone(self.marks._since(self.shop, "product"))
        ended = self.now - timedelta(minutes=2)
        self.assertEqual(self.until(ended), ended)

    def test_one_past_a_clock_that_was_put_back_is_kept(self):
        ahead = self.now + timedelta(hours=5)
        self.marks.create(
            {"channel_id": self.shop.id, "kind": "product", "until": ahead}
        )
        self.assertLess(self.marks._since(self.shop, "product"), ahead)

    def test_no_person_moves_one(self):
        mark = self.marks.create(
            {"channel_id": self.shop.id, "kind": "product", "until": self.now}
        )
        own = mark.with_user(self.manager)
        for change in (
            lambda: own.write({"until": FAR}),
            lambda: own.create(
                {"channel_id": self.south.id, "kind": "x", "until": FAR}
            ),
            own.unlink,
        ):
            with self.assertRaises(AccessError):
                change()
