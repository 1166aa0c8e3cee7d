"""How a shop's orders come in."""

from datetime import datetime

from odoo import api, fields, models

# Shopify shows older orders only to apps with a scope of its own.
# Source: https://shopify.dev/docs/api/usage/access-scopes#orders-permissions
DAYS_WITHOUT_SCOPE = 60


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    commerce_order_ids = fields.One2many("commerce.order", "channel_id", "Imported")

    # Which orders
    orders_since = fields.Datetime(
        help="Older orders do not come in. The moment is shown in your own time zone."
        " Empty: all that Shopify shows.",
    )
    order_financial_state_ids = fields.Many2many(
        "commerce.order.state",
        "commerce_channel_financial_state",
        string="Only Paid As",
        domain=[("kind", "=", "financial")],
        help="Orders in other payment states wait. Empty: all.",
    )
    order_fulfillment_state_ids = fields.Many2many(
        "commerce.order.state",
        "commerce_channel_fulfillment_state",
        string="Only Fulfilled As",
        domain=[("kind", "=", "fulfillment")],
        help="Orders in other states of fulfilment wait. Empty: all.",
    )
    order_channels = fields.Char(
        "Only Channels",
        help="Shopify's names of channels, such as “web, pos”. Empty: all.",
    )
    test_orders = fields.Selection(
        [
            ("skip", "Leave them out"),
            ("hold", "As quotations that wait"),
            ("import", "Like any other"),
        ],
        required=True,
        default="hold",
        help="On a test shop they come in like any other.",
    )
    orders_scope_warning = fields.Text(compute="_compute_orders_scope_warning")
    orders_notice = fields.Text(compute="_compute_orders_notice")
    check_orders_interval = fields.Integer(
        "Look for Gaps Every (min)",
        default=1440,
        help="Minutes between two comparisons of all orders' IDs with Shopify's, which"
        " names what is missing and fetches it; 0 means never.",
    )

    # What they become
    order_currency = fields.Selection(
        [("shop", "Of the shop"), ("customer", "Of the customer")],
        "Currency of Orders",
        required=True,
        default="shop",
    )
    order_name = fields.Selection(
        [("system", "Shopify's"), ("odoo", "Odoo's sequence")],
        "Number of Orders",
        required=True,
        default="system",
    )
    order_prefix = fields.Char(
        help="Stands before Shopify's number, so that several shops' differ: “N-” makes"
        " “N-#1001”.",
    )
    order_warehouse_id = fields.Many2one(
        "stock.warehouse", "Warehouse", check_company=True, help="Empty: the company's."
    )
    order_team_id = fields.Many2one("crm.team", "Sales Team", check_company=True)
    order_user_id = fields.Many2one("res.users", "Salesperson", check_company=True)
    order_fiscal_position_id = fields.Many2one(
        "account.fiscal.position",
        "Fiscal Position",
        check_company=True,
        help="Empty: that of the customer, as Odoo finds it. It decides accounts; taxes"
        " are Shopify's.",
    )
    order_payment_term_id = fields.Many2one(
        "account.payment.term",
        "Payment Terms",
        check_company=True,
        help="Empty: those of the customer. Terms that Shopify grants come first, where"
        " the app has the scope read_payment_terms. None whose early discount reduces"
        " the tax “Always (upon invoice)”: orders would come to less than in Shopify.",
    )
    order_tag_policy = fields.Selection(
        [("tags", "Become tags of the order"), ("none", "Stay with Shopify")],
        "Tags of Orders",
        required=True,
        default="tags",
    )
    order_note_policy = fields.Selection(
        [("note", "Becomes the order's note"), ("tab", "Stays with Shopify")],
        "Notes of Orders",
        required=True,
        default="note",
        help="Odoo prints an order's note on the documents for its customer.",
    )
    order_high_risk = fields.Selection(
        [("hold", "Wait as quotations"), ("import", "Go on like any other")],
        "Orders of High Risk",
        required=True,
        default="hold",
    )
    default_carrier_id = fields.Many2one(
        "delivery.carrier",
        "Default Delivery Method",
        check_company=True,
        help="For shipping that no line below names. Empty: one is made.",
    )
    delivery_ids = fields.One2many(
        "commerce.delivery", "channel_id", "Delivery Methods"
    )
    payment_term_ids = fields.One2many(
        "commerce.payment.term", "channel_id", "Payment Terms Granted"
    )
    order_product_ids = fields.One2many(
        "commerce.order.product", "channel_id", "Products for Order Lines"
    )
    order_pricelist_ids = fields.One2many(
        "commerce.pricelist", "channel_id", "Pricelists of Orders"
    )

    @api.depends("shopify_scopes", "orders_since", "first_orders_at")
    def _compute_orders_scope_warning(self) -> None:
        for shop in self:
            shop.orders_scope_warning = shop._lacks_old_orders() and self.env._(
                "Shopify shows this app only the orders of the last %(days)s days, as"
                " it has no scope read_all_orders. Ask for it in the app's settings at"
                " Shopify under “API access requests”, or set “Orders Since” to a"
                " later day.",
                days=DAYS_WITHOUT_SCOPE,
            )

    @api.depends("orders_scope_warning", "shopify_scopes")
    def _compute_orders_notice(self) -> None:
        for shop in self:
            texts = [shop.orders_scope_warning]
            if not shop._reads_customers():
                texts.append(
                    self.env._(
                        "The app has no scope read_customers: orders come in with the"
                        " names and addresses that stand on them, but not with their"
                        " customers. Grant it to the app in Shopify."
                    )
                )
            shop.orders_notice = "\n".join(filter(None, texts))

    @api.constrains("order_payment_term_id")
    def _check_order_payment_term(self) -> None:
        self.order_payment_term_id._check_keeps_taxes()

    def _reads_customers(self) -> bool:
        """Whether the app may read who ordered; true until Shopify told its scopes."""
        scopes = set((self.shopify_scopes or "read_customers").split(", "))
        return bool(scopes & {"read_customers", "write_customers"})

    def _reads_payment_terms(self) -> bool:
        """Whether the app asked for payment terms, which few shops grant."""
        return self._reads("read_payment_terms")

    def _oldest_order_shown(self) -> datetime | None:
        """Return since when Shopify surely shows orders; None if it shows them all.

        A day less than it says: a run takes its time.
        """
        if "read_all_orders" in self._granted():
            return None
        return fields.Datetime.subtract(self.env.cr.now(), days=DAYS_WITHOUT_SCOPE - 1)

    def _lacks_old_orders(self) -> bool:
        """Whether older orders are wanted than Shopify shows."""
        if not self.shopify_scopes or "read_all_orders" in self._granted():
            return False
        oldest = fields.Datetime.subtract(self.env.cr.now(), days=DAYS_WITHOUT_SCOPE)
        return not self.orders_since or self.orders_since < oldest
