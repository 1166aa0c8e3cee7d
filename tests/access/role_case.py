"""One person of each role, and something of everything for them to see."""

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user

PLAIN = (
    "base.group_user,sales_team.group_sale_manager,stock.group_stock_manager,"
    "account.group_account_invoice,product.group_product_manager,"
    "base.group_partner_manager,base.group_allow_export"
)
STANDARD = [
    "product.template",
    "product.product",
    "product.attribute",
    "product.category",
    "product.pricelist",
    "product.tag",
    "sale.order",
    "sale.order.line",
    "stock.picking",
    "stock.move",
    "stock.quant",
    "res.partner",
    "account.move",
]
OURS = [
    "shopify.shop",
    "shopify.sync",
    "shopify.sync.issue",
    "shopify.product",
    "shopify.order",
    "shopify.customer",
    "shopify.company",
    "shopify.variant",
]


class RolesCase(TransactionCase):
    """A product that is linked to a shop and was sold, and one person of each role."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plain = new_test_user(cls.env, "plain", groups=PLAIN)
        cls.user = new_test_user(
            cls.env, "user", groups=f"{PLAIN},commerce_sync.group_user"
        )
        cls.manager = new_test_user(
            cls.env, "manager", groups="base.group_user,commerce_sync.group_manager"
        )
        cls.shop = cls.env["shopify.shop"].create(
            {
                "name": "North Shop",
                "shop_url_key": "north",
                "api_token": "shpat_secret",
                "client_id": "id_secret",
                "client_secret": "shpss_secret",
            }
        )
        cls.sync = cls.env["shopify.sync"].create(
            {"mode": "import_all_products", "shop_id": cls.shop.id}
        )
        cls.issue = cls.env["shopify.sync.issue"].create(
            {
                "name": "Mug",
                "shop_id": cls.shop.id,
                "sync_id": cls.sync.id,
                "gid": "gid://shopify/Product/7",
                "code": "missing_sku",
                "reason": "“Mug” has no SKU.",
            }
        )
        cls.product = cls.env["product.template"].create(
            {
                "name": "Lamp",
                "is_storable": True,
                "attribute_line_ids": [cls._colours()],
            }
        )
        cls.link = cls.env["shopify.product"].create(
            {
                "shop_id": cls.shop.id,
                "gid": "gid://shopify/Product/8",
                "title": "Lamp",
                "product_tmpl_id": cls.product.id,
            }
        )
        cls.env["shopify.variant"].create(
            {
                "shop_id": cls.shop.id,
                "gid": "gid://shopify/ProductVariant/9",
                "shopify_product_id": cls.link.id,
                "product_id": cls.product.product_variant_ids[0].id,
            }
        )
        cls._link_a_sale()
        cls.env["product.tag"].create({"name": "New"})
        cls.env["product.pricelist"].create({"name": "Wholesale"})
        cls._sell(cls.product.product_variant_ids[0])

    @classmethod
    def _link_a_sale(cls):
        """Give the shop an order, a customer and a company that are in Odoo."""
        cls.buyer = cls.env["res.partner"].create({"name": "Bea"})
        cls.order = cls.env["sale.order"].create({"partner_id": cls.buyer.id})
        values = {"shop_id": cls.shop.id, "name": "Bea", "partner_id": cls.buyer.id}
        gid = "gid://shopify/Customer/11"
        cls.env["shopify.customer"].create({**values, "gid": gid})
        gid = "gid://shopify/Company/12"
        cls.env["shopify.company"].create({**values, "gid": gid})
        cls.order_link = cls.env["shopify.order"].create(
            {
                "shop_id": cls.shop.id,
                "gid": "gid://shopify/Order/13",
                "name": "#1001",
                "sale_order_id": cls.order.id,
                "currency_id": cls.order.currency_id.id,
                "customer_gid": "gid://shopify/Customer/11",
                "held": [["high_risk", ""]],
                "financial_status": "paid",
            }
        )

    @classmethod
    def _colours(cls):
        attribute = cls.env["product.attribute"].create(
            {
                "name": "Colour",
                "value_ids": [
                    Command.create({"name": name}) for name in ("Red", "Blue")
                ],
            }
        )
        return Command.create(
            {
                "attribute_id": attribute.id,
                "value_ids": [Command.set(attribute.value_ids.ids)],
            }
        )

    @classmethod
    def _sell(cls, variant):
        order = cls.env["sale.order"].create(
            {
                "partner_id": cls.env["res.partner"].create({"name": "Ann"}).id,
                "order_line": [Command.create({"product_id": variant.id})],
            }
        )
        order.action_confirm()
        order._force_lines_to_invoice_policy_order()
        order._create_invoices()
        cls.env["stock.quant"]._update_available_quantity(
            variant, order.warehouse_id.lot_stock_id, 5
        )

    def denied(self):
        return self.assertRaises(AccessError)
