"""What sellers see who may see their own orders alone."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from ...order_life.life_case import LifeCase, one_back

OWN = "sales_team.group_sale_salesman"
ALL = "sales_team.group_sale_salesman_all_leads"


@tagged("post_install", "-at_install")
class TestSellers(LifeCase):
    def setUp(self):
        super().setUp()
        source = self.sold()
        self.follow(one_back(source))
        self.sold, self.links = self.sale(source), self.link(source)

    def seen(self, user, *models):
        link = ("commerce_order_id", "=", self.links.id)
        return [
            self.env[model].with_user(user).search_count([link]) for model in models
        ]

    def test_money_of_other_sellers_orders_is_not_theirs_to_read(self):
        seller = new_test_user(self.env, "own", groups=OWN)
        models = ["commerce.transaction", "commerce.refund"]
        self.sold.user_id = self.env.ref("base.user_admin")
        self.assertEqual(self.seen(seller, *models), [0, 0])
        self.sold.user_id = seller
        self.assertEqual(self.seen(seller, *models), [2, 1])
        self.sold.user_id = False
        self.assertEqual(self.seen(seller, *models), [2, 1])

    def test_links_of_orders_follow_the_orders(self):
        groups = f"{OWN},commerce_sync.group_user"
        seller = new_test_user(self.env, "own", groups=groups)
        self.sold.user_id = self.env.ref("base.user_admin")
        self.assertEqual(self.seen(seller, "commerce.order.line"), [0])
        orders = self.env["commerce.order"].with_user(seller)
        self.assertFalse(orders.search([("id", "=", self.links.id)]))
        self.sold.user_id = seller
        self.assertEqual(orders.search([("id", "=", self.links.id)]), self.links)

    def about_the_order(self):
        """Keep an issue, a planned change and a gap of the order, and of a product."""
        sync = self.env["shopify.sync"].create(
            {
                "mode": "import_all_orders",
                "channel_id": self.shop.id,
                "state": "success",
            }
        )
        external_ids = [
            self.links.external_id,
            f"{self.links.external_id}#1",
            "gid://shopify/Product/1",
        ]
        run = self.env["commerce.plan"]._by_run(sync)
        issue = {**run, "code": "refused", "reason": "No."}
        plan = {**run, "action": "issue", "model": "sale.order", "field": "-"}
        return {
            model: self.env[model].create(
                [{**values, "external_id": external_id} for external_id in external_ids]
            )
            for model, values in [
                ("commerce.issue", {**issue, "name": "#1001"}),
                ("commerce.plan", plan),
                ("commerce.order.gap", {**run, "kind": "missing"}),
            ]
        }

    def test_what_runs_tell_of_orders_follows_the_orders(self):
        groups = f"{OWN},commerce_sync.group_user"
        seller = new_test_user(self.env, "own", groups=groups)
        chief = new_test_user(self.env, "all", groups=f"{ALL},commerce_sync.group_user")
        launcher = new_test_user(self.env, "user", groups="commerce_sync.group_user")
        admin = self.env.ref("base.user_admin")
        for model, records in self.about_the_order().items():
            ids = [("id", "in", records.ids)]
            product = records[2]
            for owner, seen in ((admin, product), (seller, records), (None, records)):
                self.sold.user_id = owner
                self.env.invalidate_all()
                theirs = records.with_user(seller)
                with self.subTest(model, owner=owner and owner.login):
                    self.assertEqual(theirs.search(ids), seen.with_user(seller))
                    self.assertEqual(theirs._filtered_access("read"), seen)
                    self.assertEqual(theirs.search_count(ids), len(seen))
            self.sold.user_id = admin
            self.env.invalidate_all()
            with self.assertRaises(AccessError):
                records[0].with_user(seller).read(["external_id"])
            for person in (chief, launcher):
                self.assertEqual(records.with_user(person).search(ids), records)

    def test_who_sees_all_orders_sees_all_of_them(self):
        self.sold.user_id = self.env.ref("base.user_admin")
        for login, groups in (
            ("all", ALL),
            ("manager", f"{OWN},commerce_sync.group_manager"),
        ):
            user = new_test_user(self.env, login, groups=groups)
            self.assertEqual(self.seen(user, "commerce.transaction"), [2])
