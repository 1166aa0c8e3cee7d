"""What a sales order shows of the Shopify order that it is.

All of it is computed with Odoo's own rights, so whoever of the staff may read a sales
order may read it, without any right on Shopify's records. Customers, who read their own
orders in the portal, may not: risk, tags and hidden attributes are about them.
"""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from .staff_field import searched_field, staff_field
from .state_selections import FINANCIAL, FULFILLMENT, RISKS


class SaleOrder(models.Model):
    _name = "sale.order"
    _inherit = ["sale.order", "shopify.made.alike"]

    shopify_order_ids = fields.One2many(
        "shopify.order",
        "sale_order_id",
        "Shopify Orders",
        groups="commerce_sync.group_user",
    )
    is_shopify = staff_field(
        fields.Boolean,
        "From Shopify",
        compute="_compute_shopify",
        search="_search_is_shopify",
    )
    shopify_shop_name = staff_field(
        fields.Char,
        "Shop",
        compute="_compute_shopify",
        search="_search_shopify_shop_name",
    )
    shopify_name = searched_field(fields.Char, "Shopify Number", "name")
    shopify_confirmation = staff_field(
        fields.Char, "Confirmation", "confirmation_number"
    )
    shopify_financial_status = searched_field(
        fields.Selection, "Payment in Shopify", "financial_status", selection=FINANCIAL
    )
    shopify_fulfillment_status = searched_field(
        fields.Selection,
        "Fulfilment in Shopify",
        "fulfillment_status",
        selection=FULFILLMENT,
    )
    shopify_channel = searched_field(fields.Char, "Channel", "channel")
    shopify_risk = staff_field(fields.Selection, "Risk", "risk", selection=RISKS)
    shopify_test = searched_field(fields.Boolean, "Test Order", "test")
    shopify_edited = staff_field(fields.Boolean, "Edited in Shopify", "is_edited")
    shopify_held = searched_field(fields.Boolean, "Held", "is_held")
    shopify_held_text = staff_field(fields.Text, "Waits Because", "held_text")
    shopify_overrulable = staff_field(
        fields.Boolean, "May Go On Anyway", "is_overrulable"
    )
    shopify_tags = staff_field(fields.Char, "Tags in Shopify", "tags")
    shopify_attributes = staff_field(fields.Text, "Attributes", "attributes_text")
    shopify_discount_codes = staff_field(
        fields.Char, "Discount Codes", "discount_codes"
    )
    shopify_gateways = staff_field(fields.Char, "Payment Methods", "gateways")
    shopify_cancelled_at = staff_field(
        fields.Datetime, "Cancelled in Shopify", "cancelled_at"
    )
    shopify_proof = staff_field(fields.Json, "Proof of Money", "proof")

    # New orders ask whether they have been here before.
    _shopify_origin_index = models.Index("(origin) WHERE origin IS NOT NULL")

    def _valid_field_parameter(self, field, name):
        return name == "shows" or super()._valid_field_parameter(field, name)

    @api.depends("shopify_order_ids.state", "shopify_order_ids.imported_at")
    @api.depends_context("lang")
    def _compute_shopify(self):
        links = self._shopify_links()
        none = self.env["shopify.order"]
        shown = [it for it in self._fields.values() if getattr(it, "shows", "")]
        for order in self:
            link = links.get(order.id, none)
            order.is_shopify = bool(link)
            order.shopify_shop_name = link.shop_id.name
            for field in shown:
                order[field.name] = link[field.shows]

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

    def _add_precomputed_values(self, vals_list):
        """Make a draft of an order without its lines, where no value needs them."""
        if not self.env.context.get("shopify_check_alike") or self._asks_lines():
            return super()._add_precomputed_values(vals_list)
        lines = [vals.pop("order_line", []) for vals in vals_list]
        super()._add_precomputed_values(vals_list)
        for vals, of_order in zip(vals_list, lines, strict=True):
            vals["order_line"] = of_order

    def _asks_lines(self):
        """Whether lines decide about a value that is reckoned before an order is."""
        field = self._fields["order_line"]
        return any(
            it.precompute and it.model_name == self._name
            for it in self.pool.get_dependent_fields(field)
        )

    # Searching

    def _search_is_shopify(self, operator, value):
        if operator != "in":
            return NotImplemented
        found = self._of_shopify([("id", "!=", False)])
        return found if True in value else ~found

    def _search_shopify_shop_name(self, operator, value):
        return self._of_shopify([("shop_id.name", operator, value)])

    @api.model
    def _of_shopify(self, domain) -> Domain:
        """Return the domain of sales orders whose Shopify order fits a domain."""
        self._check_staff()
        links = self.env["shopify.order"].sudo()
        query = links._search([("sale_order_id", "!=", False), *domain])
        ids = query.subselect(SQL.identifier(query.table, "sale_order_id"))
        return Domain("id", "in", ids)
