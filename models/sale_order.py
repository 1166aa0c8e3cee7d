"""What a sales order shows of the Shopify order that it is.

All of it is computed with Odoo's own rights, so whoever of the staff may read a sales
order may read it, without any right on Shopify's records. Customers, who read their own
orders in the portal, may not: risk, tags and hidden attributes are about them.
"""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from .shopify_order_states import FINANCIAL, FULFILLMENT, RISKS

# Fields here, and the field of `shopify.order` that each shows.
SHOWN = {
    "shopify_name": "name",
    "shopify_confirmation": "confirmation_number",
    "shopify_financial_status": "financial_status",
    "shopify_fulfillment_status": "fulfillment_status",
    "shopify_channel": "channel",
    "shopify_risk": "risk",
    "shopify_test": "test",
    "shopify_edited": "is_edited",
    "shopify_held": "is_held",
    "shopify_held_text": "held_text",
    "shopify_overrulable": "is_overrulable",
    "shopify_tags": "tags",
    "shopify_attributes": "attributes_text",
    "shopify_discount_codes": "discount_codes",
    "shopify_gateways": "gateways",
    "shopify_cancelled_at": "cancelled_at",
    "shopify_proof": "proof",
}


class SaleOrder(models.Model):
    _inherit = "sale.order"

    shopify_order_ids = fields.One2many(
        "shopify.order",
        "sale_order_id",
        "Shopify Orders",
        groups="commerce_sync.group_user",
    )
    is_shopify = fields.Boolean(
        "From Shopify",
        compute="_compute_shopify",
        search="_search_is_shopify",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_shop_name = fields.Char(
        "Shop",
        compute="_compute_shopify",
        search="_search_shopify_shop_name",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_name = fields.Char(
        "Shopify Number",
        compute="_compute_shopify",
        search="_search_shopify_name",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_confirmation = fields.Char(
        "Confirmation",
        compute="_compute_shopify",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_financial_status = fields.Selection(
        FINANCIAL,
        "Payment in Shopify",
        compute="_compute_shopify",
        search="_search_shopify_financial_status",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_fulfillment_status = fields.Selection(
        FULFILLMENT,
        "Fulfilment in Shopify",
        compute="_compute_shopify",
        search="_search_shopify_fulfillment_status",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_channel = fields.Char(
        "Channel",
        compute="_compute_shopify",
        search="_search_shopify_channel",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_risk = fields.Selection(
        RISKS,
        "Risk",
        compute="_compute_shopify",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_test = fields.Boolean(
        "Test Order",
        compute="_compute_shopify",
        search="_search_shopify_test",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_edited = fields.Boolean(
        "Edited in Shopify",
        compute="_compute_shopify",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_held = fields.Boolean(
        "Held",
        compute="_compute_shopify",
        search="_search_shopify_held",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_held_text = fields.Text(
        "Waits Because",
        compute="_compute_shopify",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_tags = fields.Char(
        "Tags in Shopify",
        compute="_compute_shopify",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_attributes = fields.Text(
        "Attributes",
        compute="_compute_shopify",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_discount_codes = fields.Char(
        "Discount Codes",
        compute="_compute_shopify",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_gateways = fields.Char(
        "Payment Methods",
        compute="_compute_shopify",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_cancelled_at = fields.Datetime(
        "Cancelled in Shopify",
        compute="_compute_shopify",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_proof = fields.Json(
        "Proof of Money",
        compute="_compute_shopify",
        compute_sudo=True,
        groups="base.group_user",
    )

    @api.depends("shopify_order_ids.state", "shopify_order_ids.imported_at")
    @api.depends_context("lang")
    def _compute_shopify(self):
        links = self._shopify_links()
        none = self.env["shopify.order"]
        for order in self:
            link = links.get(order.id, none)
            order.is_shopify = bool(link)
            order.shopify_shop_name = link.shop_id.name
            for name, shown in SHOWN.items():
                order[name] = link[shown]

    def _shopify_links(self):
        """Return the Shopify order of each of these orders that is one, by its id."""
        found = (
            self.env["shopify.order"].sudo().search([("sale_order_id", "in", self.ids)])
        )
        return {link.sale_order_id.id: link for link in found.sorted("id", True)}

    def _shopify_link(self):
        """Return the Shopify order of this order.

        :raises UserError: it has none
        """
        link = self._shopify_links().get(self.id)
        if not link:
            raise UserError(
                self.env._("%s does not come from Shopify.", self.display_name)
            )
        return link

    @api.model
    def _check_staff(self):
        """Refuse customers, who read their own orders in the portal."""
        if not (self.env.su or self.env.user._is_internal()):
            raise AccessError(
                self.env._("What Shopify says of orders is for the staff alone.")
            )

    def action_open_in_shopify(self):
        """Open the order's page at Shopify."""
        self.ensure_one()
        self.check_access("read")
        self._check_staff()
        return self._shopify_link().action_open_in_shopify()

    def action_shopify_release(self):
        """Let a held order go on."""
        self.ensure_one()
        self.check_access("write")
        # Who manages sales may release an order without any right on Shopify's.
        return self._shopify_link().action_release()

    def unlink(self):
        """Delete orders; what Shopify has of them is not imported again."""
        links = self.env["shopify.order"].sudo()
        links = links.search([("sale_order_id", "in", self.ids)])
        links._remember_documents()
        result = super().unlink()
        links._bury()
        return result

    def _compute_pricelist_id(self):
        """Choose by the customer; what Shopify sold keeps the currency of its money."""
        links = self.env["shopify.order"].sudo()
        sold = links.search([("sale_order_id", "in", self._origin.ids)]).sale_order_id
        others = self.filtered(lambda order: order._origin.id not in sold.ids)
        return super(SaleOrder, others)._compute_pricelist_id()

    # Searching

    def _search_is_shopify(self, operator, value):
        if operator != "in":
            return NotImplemented
        found = self._of_shopify([("id", "!=", False)])
        return found if True in value else ~found

    def _search_shopify_shop_name(self, operator, value):
        return self._of_shopify([("shop_id.name", operator, value)])

    def _search_shopify_name(self, operator, value):
        return self._of_shopify([("name", operator, value)])

    def _search_shopify_financial_status(self, operator, value):
        return self._of_shopify([("financial_status", operator, value)])

    def _search_shopify_fulfillment_status(self, operator, value):
        return self._of_shopify([("fulfillment_status", operator, value)])

    def _search_shopify_channel(self, operator, value):
        return self._of_shopify([("channel", operator, value)])

    def _search_shopify_test(self, operator, value):
        return self._of_shopify([("test", operator, value)])

    def _search_shopify_held(self, operator, value):
        return self._of_shopify([("is_held", operator, value)])

    @api.model
    def _of_shopify(self, domain) -> Domain:
        """Return the domain of sales orders whose Shopify order fits a domain."""
        self._check_staff()
        links = self.env["shopify.order"].sudo()
        query = links._search([("sale_order_id", "!=", False), *domain])
        ids = query.subselect(SQL.identifier(query.table, "sale_order_id"))
        return Domain("id", "in", ids)
