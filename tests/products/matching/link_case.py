"""Products of both sides, and the dialog that links them."""

from odoo.tests import new_test_user

from ...engine_case import EngineCase


class LinkCase(EngineCase):
    def setUp(self):
        super().setUp()
        groups = "commerce_sync.group_user,product.group_product_manager"
        self.user = new_test_user(self.env, "uma", groups=groups)

    def odoo(self, name="Our Lamp", **values):
        return self.env["product.template"].create({"name": name, **values})

    def dialog(self, template=None, product=None, **values):
        """The dialog of a user, after pressing Find."""
        Dialog = self.env["commerce.link.by.hand"].with_user(self.user)
        wizard = Dialog.create(
            {
                "channel_id": self.shop.id,
                "external_ref": product and product["id"],
                "product_tmpl_id": template and template.id,
                **values,
            }
        )
        wizard.action_find()
        return wizard

    def link(self, wizard):
        """Link, carry the import out and return it."""
        action = wizard.action_link()
        run = self.env["shopify.sync"].browse(action["res_id"])
        run.run()
        return run

    def lamp(self, **given):
        return self.shopify.add_product(
            "Lamp", **{"sku": "LAMP", "price": "10.00", **given}
        )

    def shirt(self, *sizes):
        return self.shopify.add_product(
            "Shirt",
            productOptions=[
                {"name": "Size", "values": [{"name": size} for size in sizes]}
            ],
            variants=[
                {
                    "optionValues": [{"optionName": "Size", "name": size}],
                    "sku": f"SH-{size}",
                    "price": "20.00",
                }
                for size in sizes
            ],
        )

    def odoo_shirt(self, *sizes):
        attribute = self.env["product.attribute"].create(
            {
                "name": "Size",
                "value_ids": [(0, 0, {"name": size}) for size in sizes],
            }
        )
        line = {
            "attribute_id": attribute.id,
            "value_ids": [(6, 0, attribute.value_ids.ids)],
        }
        return self.odoo("Our Shirt", attribute_line_ids=[(0, 0, line)])
