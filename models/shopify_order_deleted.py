"""Orders that a person deleted in Odoo, and what is left of them in the books."""

from odoo import models

# What tells of the person who ordered; an import that brings it back reads it anew.
PERSONAL = ("email", "phone", "note", "attributes", "baseline")


class ShopifyOrder(models.Model):
    _inherit = "shopify.order"

    def _remember_documents(self):
        """Keep which documents there are, whoever made them, when sales orders go."""
        for link in self:
            moves = link.sale_order_id.invoice_ids
            if moves:
                known = {str(move.id): move.amount_total for move in moves}
                link.documents = (link.documents or {}) | known

    def _bury(self):
        """Keep of deleted orders what they came to, and nothing of the persons."""
        super()._bury()
        buried = self.exists()
        buried.write(dict.fromkeys(PERSONAL, False))
        buried.line_ids.baseline = False
        buried.refund_ids.note = False

    def _forget_deletions(self):
        """Let the next import, which reads the books, decide what is forgotten."""
        self.checksum = False
