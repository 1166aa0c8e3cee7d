"""Lines of orders with exact amounts: what invoices take and say of them."""

from datetime import date
from decimal import Decimal
from typing import Any

from odoo import api, fields, models

from ...services.commerce.money.document_lines import minus
from ...services.commerce.money.exact_pieces import Whole, divided, line_data
from ...services.commerce.order_life.documents.documented import DocumentedLines
from ...services.commerce.order_life.documents.due_dates import due_values
from ...services.commerce.records.money import Amounts
from .sale_order import staff_field

SIGNS = {"out_invoice": 1, "out_refund": -1}


class SaleOrderLine(models.Model):
    _name = "sale.order.line"
    _inherit = ["sale.order.line", "commerce.made.alike"]

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

    @api.depends("extra_tax_data")
    def _compute_amount(self) -> None:
        return super()._compute_amount()

    def _prepare_invoice_line(self, **optional_values: Any) -> dict[str, Any]:
        """Give an invoice its share of an exact line, the last one all that is left.

        Who names the exact amounts of the document is not given a share.
        """
        values = super()._prepare_invoice_line(**optional_values)
        if "extra_tax_data" not in optional_values and self._is_exact():
            quantity = Decimal(repr(values["quantity"]))
            values["extra_tax_data"] = self._exact_share(quantity)
        return values

    def _is_exact(self) -> bool:
        """Whether the line is still as its exact amounts say."""
        data = self.extra_tax_data
        if not (data and data.get("exact")):
            return False
        currency = self.currency_id
        return (
            data["currency_id"] == currency.id
            and currency.compare_amounts(data["price_unit"], self.price_unit) == 0
            and currency.compare_amounts(data["discount"], self.discount) == 0
            and data["quantity"] == self.product_uom_qty
            and {tax for tax, _amount in data["exact"]["taxes"]}
            == set(self.tax_ids.ids)
        )

    def _exact_share(self, quantity: Decimal) -> dict:
        """Return what a document keeps that takes a quantity of what is left."""
        data = self.extra_tax_data
        rest = self._exact_rest()
        amounts = rest.piece(quantity, self.currency_id.decimal_places)
        if amounts is None:
            return data
        return line_data(data, quantity, amounts, rest)

    def _exact_rest(self) -> Whole:
        """Return what no document says yet of an exact line."""
        whole = Whole.of(self.extra_tax_data)
        known = self.env.context.get("commerce_documented") or {}
        amounts = known.get(self.id) or self._documented_amounts()[self.id]
        said, net, taxes = amounts
        weights = whole.amounts.taxes
        amounts = Amounts(net, divided(taxes, whole.taxes, weights))
        if not said and not net and not any(taxes.values()):
            amounts = Amounts()
        return Whole(whole.quantity - said, minus(whole.amounts, amounts), whole.taxes)

    def _documented_amounts(self) -> dict:
        """Return what invoices and credit notes, drafts too, say of each line.

        :return: by the line's id its quantity, net, and each tax by the tax's id; in
            Decimal, credit notes subtracted
        """
        lines = self.sudo()  # of documents that others see, too
        said = DocumentedLines(lines.env, lines).of_line
        return {line.id: said[line.id].told for line in self}

    # What invoices say, and what Odoo then still wants to invoice

    @api.depends(
        "commerce_follows",
        "commerce_invoiced_elsewhere",
        "price_subtotal",
        "invoice_lines.price_subtotal",
    )
    def _compute_qty_to_invoice(self) -> None:
        """Shopify has sold what stands, whatever a product's invoicing policy says."""
        result = super()._compute_qty_to_invoice()
        for line in self._followed():
            rest = line.product_uom_qty - line.qty_invoiced
            line.qty_to_invoice = 0.0 if line._is_settled() else rest
        self.filtered("commerce_invoiced_elsewhere").qty_to_invoice = 0.0
        return result

    @api.depends("commerce_follows", "commerce_kept", "commerce_invoiced_elsewhere")
    def _compute_invoice_status(self) -> None:
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

    def _followed(self) -> models.BaseModel:
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

    commerce_exact = staff_field(
        fields.Boolean, "Exact Amounts", compute="_compute_commerce_exact"
    )

    def _create_invoices(
        self, grouped: bool = False, final: bool = False, date: date | None = None
    ) -> models.BaseModel:
        """Read once, not for each line, what documents say already."""
        exact = self.order_line.filtered(lambda line: line._is_exact())
        if not exact:
            return super()._create_invoices(grouped=grouped, final=final, date=date)
        known = self.with_context(commerce_documented=exact._documented_amounts())
        moves = super(SaleOrder, known)._create_invoices(
            grouped=grouped, final=final, date=date
        )
        return moves.with_env(self.env)

    @api.depends("order_line.extra_tax_data")
    def _compute_amounts(self) -> None:
        return super()._compute_amounts()

    @api.depends("order_line.extra_tax_data")
    def _compute_tax_totals(self) -> None:
        return super()._compute_tax_totals()

    @api.depends(
        "order_line.extra_tax_data",
        "order_line.price_unit",
        "order_line.discount",
        "order_line.product_uom_qty",
        "order_line.tax_ids",
    )
    def _compute_commerce_exact(self) -> None:
        for order in self:
            lines = order.order_line.filtered(lambda line: not line.display_type)
            order.commerce_exact = bool(lines) and all(
                line._is_exact() for line in lines
            )

    def _prepare_invoice(self) -> dict[str, Any]:
        values = super()._prepare_invoice()
        if self.env.context.get("commerce_follows"):
            return values  # an import knows the invoice's own day
        told = self._commerce_links().get(self.id, self.env["commerce.order"]).due_date
        if told:
            today = fields.Date.context_today(self)
            values |= due_values(self.payment_term_id, told, today)
        return values
