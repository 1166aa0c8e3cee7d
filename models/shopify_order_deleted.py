"""Orders that a person deleted in Odoo, and what is left of them in the books."""

from odoo import models


class ShopifyOrder(models.Model):
    _inherit = "shopify.order"

    def _remember_documents(self):
        """Keep which documents there are, whoever made them, when sales orders go."""
        for link in self:
            moves = link.sale_order_id.invoice_ids
            if moves:
                known = {str(move.id): move.amount_total for move in moves}
                link.documents = (link.documents or {}) | known

    def _forget_deletions(self):
        """Let the next import, which reads the books, decide what is forgotten."""
        self.checksum = False
