"""What a sales order shows of the Shopify order that it is.

All of it is computed with Odoo's own rights, so whoever of the staff may read a sales
order may read it, without any right on Shopify's records. Customers, who read their own
orders in the portal, may not: risk, tags and hidden attributes are about them.
"""

from types import NotImplementedType
from typing import Any

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain, Field
from odoo.tools import SQL

from .order_state import FINANCIAL, FULFILLMENT, RISKS


def staff_field(kind: type[Field], label: str, of: str = "", **options: Any) -> Field:
    """Return a field that is computed with Odoo's own rights, for the staff alone.

    :param of: the field of the shop's order that it shows, if it is one of those
    """
    if of:
        options = {"compute": "_compute_commerce", "shows": of, **options}
    rights = {"compute_sudo": True, "groups": "base.group_user"}
    return kind(string=label, **rights, **options)


def searched_field(kind: type[Field], label: str, of: str, **options: Any) -> Field:
    """Return such a field by which sales orders are found."""

    def search(orders: models.BaseModel, operator: str, value: Any) -> Domain:
        return orders._of_commerce([(of, operator, value)])

    return staff_field(kind, label, of, search=search, **options)


class SaleOrder(models.Model):
    _name = "sale.order"
    _inherit = ["sale.order", "commerce.made.alike"]

    commerce_order_ids = fields.One2many(
        "commerce.order",
        "sale_order_id",
        "Shopify Orders",
        groups="commerce_sync.group_user",
    )
    is_from_channel = staff_field(
        fields.Boolean,
        "From Shopify",
        compute="_compute_commerce",
        search="_search_is_from_channel",
    )
    commerce_channel_name = staff_field(
        fields.Char,
        "Shop",
        compute="_compute_commerce",
        search="_search_commerce_channel_name",
    )
    commerce_name = searched_field(fields.Char, "Shopify Number", "name")
    commerce_confirmation = staff_field(
        fields.Char, "Confirmation", "confirmation_number"
    )
    commerce_financial_status = searched_field(
        fields.Selection, "Payment in Shopify", "financial_status", selection=FINANCIAL
    )
    commerce_fulfillment_status = searched_field(
        fields.Selection,
        "Fulfilment in Shopify",
        "fulfillment_status",
        selection=FULFILLMENT,
    )
    commerce_sales_channel = searched_field(fields.Char, "Channel", "channel")
    commerce_risk = staff_field(fields.Selection, "Risk", "risk", selection=RISKS)
    commerce_test = searched_field(fields.Boolean, "Test Order", "test")
    commerce_edited = staff_field(fields.Boolean, "Edited in Shopify", "is_edited")
    commerce_held = searched_field(fields.Boolean, "Held", "is_held")
    commerce_held_text = staff_field(fields.Text, "Waits Because", "held_text")
    commerce_overrulable = staff_field(
        fields.Boolean, "May Go On Anyway", "is_overrulable"
    )
    commerce_tags = staff_field(fields.Char, "Tags in Shopify", "tags")
    commerce_attributes = staff_field(fields.Text, "Attributes", "attributes_text")
    commerce_discount_codes = staff_field(
        fields.Char, "Discount Codes", "discount_codes"
    )
    commerce_gateways = staff_field(fields.Char, "Payment Methods", "gateways")
    commerce_cancelled_at = staff_field(
        fields.Datetime, "Cancelled in Shopify", "cancelled_at"
    )
    commerce_proof = staff_field(fields.Json, "Proof of Money", "proof")
    commerce_difference = staff_field(
        fields.Text, "Difference from Shopify", compute="_compute_commerce_page"
    )
    commerce_cancelled_here = staff_field(
        fields.Boolean, "Cancelled in Odoo Alone", compute="_compute_commerce_page"
    )
    commerce_proof_table = staff_field(
        fields.Html, "Proof of Money", compute="_compute_commerce_page", sanitize=False
    )
    commerce_transactions_table = staff_field(
        fields.Html, "Transactions", compute="_compute_commerce_page", sanitize=False
    )
    commerce_refunds_table = staff_field(
        fields.Html, "Refunds", compute="_compute_commerce_page", sanitize=False
    )

    # New orders ask whether they have been here before.
    _commerce_origin_index = models.Index("(origin) WHERE origin IS NOT NULL")

    def _valid_field_parameter(self, field: Field, name: str) -> bool:
        return name == "shows" or super()._valid_field_parameter(field, name)

    @api.depends("commerce_order_ids.state", "commerce_order_ids.imported_at")
    @api.depends_context("lang")
    def _compute_commerce(self) -> None:
        links = self._commerce_links()
        none = self.env["commerce.order"]
        shown = [it for it in self._fields.values() if getattr(it, "shows", "")]
        for order in self:
            link = links.get(order.id, none)
            order.is_from_channel = bool(link)
            order.commerce_channel_name = link.channel_id.name
            for field in shown:
                order[field.name] = link[field.shows]

    @api.depends("is_from_channel", "amount_total", "state", "invoice_ids.state")
    @api.depends_context("lang")
    def _compute_commerce_page(self) -> None:
        links = self._commerce_links()
        none = self.env["commerce.order"]
        for order in self:
            link = links.get(order._origin.id, none)
            is_linked = bool(link)
            order.commerce_difference = is_linked and link._difference_text()
            order.commerce_cancelled_here = is_linked and link._is_cancelled_here()
            order.commerce_proof_table = is_linked and link.proof_table
            order.commerce_transactions_table = is_linked and link._transactions_table()
            order.commerce_refunds_table = is_linked and link._refunds_table()

    def _commerce_links(self) -> dict[int, models.BaseModel]:
        """Return the Shopify order of each of these orders that is one, by its id."""
        found = (
            self.env["commerce.order"]
            .sudo()
            .search([("sale_order_id", "in", self.ids)])
        )
        return {link.sale_order_id.id: link for link in found.sorted("id", True)}

    def _commerce_link(self) -> models.BaseModel:
        """Return the Shopify order of this order.

        :raises UserError: it has none
        """
        link = self._commerce_links().get(self.id)
        if not link:
            raise UserError(
                self.env._("%s does not come from Shopify.", self.display_name)
            )
        return link

    @api.model
    def _check_staff(self) -> None:
        """Refuse customers, who read their own orders in the portal."""
        if not (self.env.su or self.env.user._is_internal()):
            raise AccessError(
                self.env._("What Shopify says of orders is for the staff alone.")
            )

    def action_open_in_channel(self) -> dict[str, Any]:
        """Open the order's page at Shopify."""
        self.ensure_one()
        self.check_access("read")
        self._check_staff()
        return self._commerce_link().action_open_in_channel()

    def action_commerce_release(self) -> dict[str, Any]:
        """Let a held order go on."""
        self.ensure_one()
        self.check_access("write")
        # Who manages sales may release an order without any right on Shopify's.
        return self._commerce_link().action_release()

    def unlink(self) -> bool:
        """Delete orders; what Shopify has of them is not imported again."""
        links = self.env["commerce.order"].sudo()
        links = links.search([("sale_order_id", "in", self.ids)])
        links._remember_documents()
        result = super().unlink()
        links._bury()
        return result

    def _compute_pricelist_id(self) -> None:
        """Choose by the customer; what Shopify sold keeps the currency of its money."""
        links = self.env["commerce.order"].sudo()
        sold = links.search([("sale_order_id", "in", self._origin.ids)]).sale_order_id
        others = self.filtered(lambda order: order._origin.id not in sold.ids)
        return super(SaleOrder, others)._compute_pricelist_id()

    def _add_precomputed_values(self, vals_list: list[dict[str, Any]]) -> None:
        """Make a draft of an order without its lines, where no value needs them."""
        if not self.env.context.get("commerce_check_alike") or self._asks_lines():
            return super()._add_precomputed_values(vals_list)
        lines = [vals.pop("order_line", []) for vals in vals_list]
        super()._add_precomputed_values(vals_list)
        for vals, of_order in zip(vals_list, lines, strict=True):
            vals["order_line"] = of_order

    def _asks_lines(self) -> bool:
        """Whether lines decide about a value that is reckoned before an order is."""
        field = self._fields["order_line"]
        return any(
            it.precompute and it.model_name == self._name
            for it in self.pool.get_dependent_fields(field)
        )

    # Searching

    def _search_is_from_channel(
        self, operator: str, value: Any
    ) -> Domain | NotImplementedType:
        if operator != "in":
            return NotImplemented
        found = self._of_commerce([("id", "!=", False)])
        return found if True in value else ~found

    def _search_commerce_channel_name(self, operator: str, value: Any) -> Domain:
        return self._of_commerce([("channel_id.name", operator, value)])

    @api.model
    def _of_commerce(self, domain: list) -> Domain:
        """Return the domain of sales orders whose Shopify order fits a domain."""
        self._check_staff()
        links = self.env["commerce.order"].sudo()
        query = links._search([("sale_order_id", "!=", False), *domain])
        ids = query.subselect(SQL.identifier(query.table, "sale_order_id"))
        return Domain("id", "in", ids)
