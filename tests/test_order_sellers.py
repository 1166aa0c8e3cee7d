"""What sellers see who may see their own orders alone."""

from odoo.tests import new_test_user, tagged

from .life_case import LifeCase, one_back, paid, two_shirts

OWN = "sales_team.group_sale_salesman"
ALL = "sales_team.group_sale_salesman_all_leads"


@tagged("post_install", "-at_install")
class TestSellers(LifeCase):
    def setUp(self):
        super().setUp()
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.follow(one_back(source))
        self.sale, self.links = self.order(source), self.link(source)

    def seen(self, user, *models):
        link = ("shopify_order_id", "=", self.links.id)
        return [
            self.env[model].with_user(user).search_count([link]) for model in models
        ]

    def test_money_of_other_sellers_orders_is_not_theirs_to_read(self):
        seller = new_test_user(self.env, "own", groups=OWN)
        models = ["shopify.transaction", "shopify.refund"]
        self.sale.user_id = self.env.ref("base.user_admin")
        self.assertEqual(self.seen(seller, *models), [0, 0])
        self.sale.user_id = seller
        self.assertEqual(self.seen(seller, *models), [2, 1])
        self.sale.user_id = False
        self.assertEqual(self.seen(seller, *models), [2, 1])

    def test_links_of_orders_follow_the_orders(self):
        groups = f"{OWN},commerce_sync.group_user"
        seller = new_test_user(self.env, "own", groups=groups)
        self.sale.user_id = self.env.ref("base.user_admin")
        self.assertEqual(self.seen(seller, "shopify.order.line"), [0])
        orders = self.env["shopify.order"].with_user(seller)
        self.assertFalse(orders.search([("id", "=", self.links.id)]))
        self.sale.user_id = seller
        self.assertEqual(orders.search([("id", "=", self.links.id)]), self.links)

    def test_who_sees_all_orders_sees_all_of_them(self):
        self.sale.user_id = self.env.ref("base.user_admin")
        for login, groups in (
            ("all", ALL),
            ("manager", f"{OWN},commerce_sync.group_manager"),
        ):
            user = new_test_user(self.env, login, groups=groups)
            self.assertEqual(self.seen(user, "shopify.transaction"), [2])
