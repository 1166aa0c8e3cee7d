"""Runs in the queue of a shop, and the people who decide of them."""

from datetime import datetime

from odoo.tests import TransactionCase, new_test_user

FAR = datetime(2099, 1, 1)


class QueueCase(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        parameters = cls.env["ir.config_parameter"]
        parameters.set_param("shopify.shop_url_key", "north-shop")
        parameters.set_param("shopify.api_token", "shpat_x")
        cls.Sync = cls.env["shopify.sync"]
        cls.shop = cls.env["commerce.channel"]._default_shop()
        cls.south = cls.env["commerce.channel"].create({"name": "South Shop"})

    def queue(self, mode="import_changed_products", **vals):
        return self.Sync.create({"mode": mode, "state": "queued", **vals})


class DecidedCase(QueueCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        groups = "commerce_sync.group_user,base.group_allow_export"
        cls.user = new_test_user(cls.env, "uma", groups=groups)
        cls.manager = new_test_user(
            cls.env, "mia", groups="commerce_sync.group_manager"
        )
        cls.people = cls.user | cls.manager
        cls.values = {"mode": "import_changed_products", "channel_id": cls.shop.id}

    def as_(self, person, **context):
        return self.Sync.with_user(person).with_context(**context)
