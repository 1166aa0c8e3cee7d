"""Confirming orders of Shopify: held ones wait, and their date stays Shopify's."""

from collections.abc import Iterable
from typing import Any

from odoo import api, fields, models
from odoo.exceptions import UserError

from .sale_order import staff_field


class SaleOrder(models.Model):
    _inherit = "sale.order"

    commerce_goes_on = staff_field(
        fields.Boolean,
        "Goes on in the Background",
        compute="_compute_commerce_goes_on",
        help="A person let it go on, and Shopify is still to be asked for it.",
    )

    @api.depends("commerce_held", "state")
    def _compute_commerce_goes_on(self) -> None:
        links = self._commerce_links()
        released = self.env["commerce.order"].union(
            *(it for it in links.values() if it.released and not it.is_held)
        )
        goes_on = released._under_way().sale_order_id
        for order in self:
            order.commerce_goes_on = order in goes_on

    def action_confirm(self) -> bool | dict[str, Any]:
        """Confirm orders; those of Shopify apart, whose values are others.

        :raises UserError: one waits for a person
        """
        for order in self.filtered("commerce_held"):
            raise UserError(order._commerce_refusal())
        theirs = self.filtered("is_from_channel")
        ours = self - theirs
        if not (theirs and ours):
            return super().action_confirm()
        super(SaleOrder, ours).action_confirm()
        return super(SaleOrder, theirs).action_confirm()

    def _commerce_refusal(self) -> str:
        """Say why an order is not confirmed, and who may do it anyway, if anyone."""
        names = {"order": self.name, "reason": self.commerce_held_text}
        if not self.commerce_overrulable:
            return self.env._("%(order)s is held. %(reason)s", **names)
        return self.env._(
            "%(order)s is held. %(reason)s\nA manager of Sales or of Commerce Sync lets"
            " it go on by Confirm Anyway.",
            **names,
        )

    def _prepare_confirmation_values(self) -> dict[str, Any]:
        values = super()._prepare_confirmation_values()
        if self and all(order.is_from_channel for order in self):
            values.pop("date_order", None)
        return values

    @api.depends("currency_id", "date_order", "company_id")
    def _compute_currency_rate(self) -> None:
        """Take the rate of the day that it was where the shop is."""
        result = super()._compute_currency_rate()
        foreign = self.filtered(lambda it: it.currency_id != it.company_id.currency_id)
        for order in foreign._in_shop_zone():
            placed = order.date_order
            day = placed and fields.Date.context_today(order, placed)
            if placed and day != placed.date():
                order.currency_rate = self.env["res.currency"]._get_conversion_rate(
                    order.company_id.currency_id,
                    order.currency_id,
                    order.company_id,
                    day,
                )
        return result

    def _in_shop_zone(self) -> Iterable:
        """Return those of these orders that are Shopify's, each where its shop is."""
        if self.env.context.get("commerce_follows"):
            return self  # an import is there already
        links = self._commerce_links() if self.ids else {}
        return [
            order.with_context(tz=links[order._origin.id].channel_id._zone())
            for order in self
            if order._origin.id in links
        ]

    @api.depends("order_line.commerce_fulfilled_before", "order_line.qty_delivered")
    def _compute_delivery_status(self) -> None:
        """Tell what Shopify has shipped without a transfer of Odoo's."""
        result = super()._compute_delivery_status()
        for order in self:
            goods = order.order_line.filtered(
                lambda line: line.qty_delivered_method == "stock_move"
            )
            if any(goods.mapped("commerce_fulfilled_before")):
                order.delivery_status = goods._delivery_status_with_commerce()
        return result


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _delivery_status_with_commerce(self) -> str:
        if all(line.qty_delivered >= line.product_uom_qty for line in self):
            return "full"
        return "partial"
