"""Shops, the guide's parameters, and managers."""

from odoo import Command
from odoo.tests import TransactionCase, new_test_user


class ChannelCase(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Shop = cls.env["commerce.channel"]
        cls.parameters = cls.env["ir.config_parameter"]

    def set(self, **values):
        for name, value in values.items():
            self.parameters.set_param(f"shopify.{name}", value)

    def manager(self, login, company=None):
        groups = "base.group_user,commerce_sync.group_manager"
        user = new_test_user(self.env, login, groups=groups)
        if company:
            company = self.env["res.company"].create({"name": company})
            user.write(
                {"company_ids": [Command.set(company.ids)], "company_id": company.id}
            )
        return user
