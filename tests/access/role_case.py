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
    "commerce.channel",
    "shopify.sync",
    "commerce.issue",
    "commerce.product",
    "commerce.order",
    "commerce.customer",
    "commerce.company",
    "commerce.variant",
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
        cls.shop = cls.env["commerce.channel"].create(
            {
                "name": "North Shop",
                "shopify_shop_url_key": "north",
                "shopify_api_token": "shpat_secret",
                "shopify_client_id": "id_secret",
                "shopify_client_secret": "shpss_secret",
            }
        )
        cls.sync = cls.env["shopify.sync"].create(
            {"mode": "import_all_products", "channel_id": cls.shop.id}
        )
        cls.issue = cls.env["commerce.issue"].create(
            {
                "name": "Mug",
                "channel_id": cls.shop.id,
                "run_model": "shopify.sync",
                "run_id": cls.sync.id,
                "external_id": "gid://shopify/Product/7",
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
        cls.link = cls.env["commerce.product"].create(
            {
                "channel_id": cls.shop.id,
                "external_id": "gid://shopify/Product/8",
                "title": "Lamp",
                "product_tmpl_id": cls.product.id,
            }
        )
        cls.env["commerce.variant"].create(
            {
                "channel_id": cls.shop.id,
                "external_id": "gid://shopify/ProductVariant/9",
                "commerce_product_id": cls.link.id,
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
        values = {"channel_id": cls.shop.id, "name": "Bea", "partner_id": cls.buyer.id}
        external_id = "gid://shopify/Customer/11"
        cls.env["commerce.customer"].create({**values, "external_id": external_id})
        external_id = "gid://shopify/Company/12"
        cls.env["commerce.company"].create({**values, "external_id": external_id})
        cls.order_link = cls.env["commerce.order"].create(
            {
                "channel_id": cls.shop.id,
                "external_id": "gid://shopify/Order/13",
                "name": "#1001",
                "sale_order_id": cls.order.id,
                "currency_id": cls.order.currency_id.id,
                "customer_external_id": "gid://shopify/Customer/11",
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
