"""Documents of orders: exact amounts, and payments that came before them."""

from decimal import Decimal
from typing import Any

from odoo import api, models

from ...services.commerce.money.exact_pieces import Whole, amounts_of, line_data
from ...services.commerce.order_life.payments.reconcile import open_lines, reconcile


class AccountMove(models.Model):
    _inherit = "account.move"

    def _reverse_moves(
        self,
        default_values_list: list[dict[str, Any]] | None = None,
        cancel: bool = False,
    ) -> models.BaseModel:
        """Let credit notes for a part of an invoice take their shares in turn."""
        reversals = super()._reverse_moves(default_values_list, cancel=cancel)
        for reversal in reversals.filtered(lambda move: move.state == "draft"):
            reversal._continue_shares()
        return reversals

    def _continue_shares(self) -> None:
        """Begin shares of lines behind what earlier credit notes took."""
        exact = self.invoice_line_ids.filtered(
            lambda line: line.extra_tax_data and line.extra_tax_data.get("exact")
        )
        earlier = self.reversed_entry_id.reversal_move_ids.filtered(
            lambda move: move.state != "cancel" and move != self
        )
        for line in exact:
            line._continue_share(earlier.invoice_line_ids)

    def _post(self, soft: bool = True) -> models.BaseModel:
        """Settle documents of orders with the payments that came before them."""
        posted = super()._post(soft)
        if not self.env.context.get("commerce_follows"):
            posted._settle_with_commerce_payments()
        return posted

    def _settle_with_commerce_payments(self) -> None:
        """Reconcile documents of orders whose payments Shopify told of."""
        # Who posts invoices needs no right on Shopify's orders.
        documents = self.filtered(lambda move: move.is_sale_document())
        orders = documents.sudo().line_ids.sale_line_ids.order_id
        if not orders:
            return
        found = (
            self.env["commerce.transaction"]
            .sudo()
            .search(
                [
                    ("commerce_order_id.sale_order_id", "in", orders.ids),
                    ("payment_id", "!=", False),
                ]
            )
        )
        if links := found.commerce_order_id:
            reconcile(links.env, links)
            # The rates of their payments are known to an import alone.
            still = open_lines(links.env, links)
            links.filtered(lambda it: it.sale_order_id.id in still).checksum = False


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    @api.depends("extra_tax_data")
    def _compute_totals(self) -> None:
        return super()._compute_totals()

    def _continue_share(self, earlier: models.BaseModel) -> None:
        """Make of this line's amounts the whole of which credit notes take shares."""
        digits = self.currency_id.decimal_places
        quantity = Decimal(repr(self.quantity))
        whole = amounts_of(self.extra_tax_data, quantity, digits)
        if whole is None:
            return
        same = earlier.filtered(
            lambda line: (
                line.sale_line_ids == self.sale_line_ids
                and line.product_id == self.product_id
                and line.price_unit == self.price_unit
            )
        )
        first = min(Decimal(repr(sum(same.mapped("quantity")))), quantity)
        begun = Whole(whole.quantity, whole.amounts, whole.taxes, first)
        self.extra_tax_data = line_data(
            self.extra_tax_data, quantity, whole.amounts, begun
        )
