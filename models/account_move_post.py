"""Invoices of Shopify's orders that a person posts."""

from odoo import models

from ..services.shopify.importers.order_life.reconcile import open_lines, reconcile


class AccountMove(models.Model):
    _inherit = "account.move"

    def _post(self, soft=True):
        """Settle documents of orders with the payments that came before them."""
        posted = super()._post(soft)
        if not self.env.context.get("shopify_follows"):
            posted._settle_with_shopify_payments()
        return posted

    def _settle_with_shopify_payments(self) -> None:
        """Reconcile documents of orders whose payments Shopify told of."""
        # Who posts invoices needs no right on Shopify's orders.
        documents = self.filtered(lambda move: move.is_sale_document())
        orders = documents.sudo().line_ids.sale_line_ids.order_id
        if not orders:
            return
        found = (
            self.env["shopify.transaction"]
            .sudo()
            .search(
                [
                    ("shopify_order_id.sale_order_id", "in", orders.ids),
                    ("payment_id", "!=", False),
                ]
            )
        )
        if links := found.shopify_order_id:
            reconcile(links.env, links)
            # The rates of their payments are known to an import alone.
            still = open_lines(links.env, links)
            links.filtered(lambda it: it.sale_order_id.id in still).checksum = False
