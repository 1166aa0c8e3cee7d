"""What invoices say of orders of Shopify, and what Odoo then still wants to invoice."""

from odoo import api, fields, models

from ...services.commerce.order_life.documents.due_dates import due_values

SIGNS = {"out_invoice": 1, "out_refund": -1}


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    commerce_follows = fields.Boolean(
        "Invoiced as in Shopify",
        readonly=True,
        copy=False,
        groups="base.group_user",
        help="What stands in Shopify is invoiced, delivered or not.",
    )

    commerce_invoiced_elsewhere = fields.Boolean(
        "Shopify Invoiced Elsewhere",
        readonly=True,
        copy=False,
        groups="base.group_user",
        help="It was sold before the day since which the shop's orders get invoices.",
    )

    @api.depends(
        "commerce_follows",
        "commerce_invoiced_elsewhere",
        "price_subtotal",
        "invoice_lines.price_subtotal",
    )
    def _compute_qty_to_invoice(self):
        """Shopify has sold what stands, whatever a product's invoicing policy says."""
        result = super()._compute_qty_to_invoice()
        for line in self._followed():
            rest = line.product_uom_qty - line.qty_invoiced
            line.qty_to_invoice = 0.0 if line._is_settled() else rest
        self.filtered("commerce_invoiced_elsewhere").qty_to_invoice = 0.0
        return result

    @api.depends("commerce_follows", "commerce_kept", "commerce_invoiced_elsewhere")
    def _compute_invoice_status(self):
        """What a customer keeps after a refund is nothing to sell once more."""
        result = super()._compute_invoice_status()
        for line in self.filtered("commerce_kept") | self._followed():
            if line.invoice_status == "upselling":
                line.invoice_status = "invoiced"
        self.filtered("commerce_invoiced_elsewhere").invoice_status = "no"
        for line in self._followed():
            if line.invoice_status == "no" and line._is_settled():
                line.invoice_status = "invoiced"
        return result

    def _followed(self):
        return self.filtered(
            lambda line: (
                line.commerce_follows
                and not line.commerce_invoiced_elsewhere
                and line.state == "sale"
                and not line.display_type
            )
        )

    def _is_settled(self) -> bool:
        """Whether no document is left to make."""
        return self._is_money_documented() or self._is_cancelled_out()

    def _is_cancelled_out(self) -> bool:
        """Whether the shop kept of one refund what another gave back beyond its items.

        A document of both would be one of nothing.
        """
        if self.product_id.type != "service":
            return False
        alike = self.order_id.order_line.filtered(
            lambda it: (it.product_id, it.tax_ids) == (self.product_id, self.tax_ids)
        )
        left = alike.filtered(lambda it: not it._is_money_documented())
        return len(left) > 1 and self.currency_id.is_zero(
            sum(left.mapped("price_subtotal"))
        )

    def _is_money_documented(self) -> bool:
        """Whether documents, drafts too, say the line's amount.

        Free goods need no document, and a document may change an amount alone.
        """
        said = sum(
            SIGNS.get(it.move_id.move_type, 0) * it.price_subtotal
            for it in self._get_invoice_lines()
            if it.parent_state != "cancel"
        )
        return self.currency_id.compare_amounts(said, self.price_subtotal) == 0


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _prepare_invoice(self):
        values = super()._prepare_invoice()
        if self.env.context.get("commerce_follows"):
            return values  # an import knows the invoice's own day
        told = self._commerce_links().get(self.id, self.env["commerce.order"]).due_date
        if told:
            today = fields.Date.context_today(self)
            values |= due_values(self.payment_term_id, told, today)
        return values
