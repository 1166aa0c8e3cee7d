"""What a run sends by bulk operations: kept before the network is used."""

from typing import Any

from odoo import fields, models

from ...services.shopify.products.export.bulk.operation import UNDER_WAY


class CommerceExportLine(models.Model):
    """A product of which something is to be sent yet, or of which no answer came yet.

    What a worker that ended had sent is here, so that another one finds out.
    """

    _name = "commerce.export.line"
    _description = "Product Being Exported by a Bulk Operation"
    _log_access = False
    _rec_name = "product_tmpl_id"
    _order = "id"

    channel_id = fields.Many2one(
        "commerce.channel", "Shop", required=True, readonly=True, ondelete="cascade"
    )
    run_id = fields.Many2one(
        "shopify.sync", required=True, readonly=True, ondelete="cascade"
    )
    commerce_product_id = fields.Many2one(
        "commerce.product", "Product of the Shop", readonly=True, ondelete="cascade"
    )
    product_tmpl_id = fields.Many2one(
        "product.template", "Product", readonly=True, ondelete="cascade"
    )
    external_id = fields.Char("Shopify ID", required=True, readonly=True)
    seen_at = fields.Char(
        readonly=True, help="When the shop's product had changed, as it was looked at."
    )
    calls = fields.Json(readonly=True, help="What is to be sent, in this order.")
    operation = fields.Char(readonly=True, help="The first call's mutation.")
    later = fields.Char(readonly=True, help="The mutations of the calls after it.")
    kept = fields.Json(readonly=True, help="What is kept once all is sent.")
    number = fields.Integer(readonly=True, help="In the file that is sent; 0 first.")
    is_sent = fields.Boolean(readonly=True, help="What came of it is not known yet.")
    attempts = fields.Integer(readonly=True)

    _run_index = models.Index("(run_id, operation, id)")


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    def write(self, vals: dict[str, Any]) -> bool:
        """Write; what a cancelled run has not sent goes out with the next export."""
        if vals.get("state") == "cancelled":
            lines = self.env["commerce.export.line"].sudo()
            lines = lines.search([("run_id", "in", self.ids)])
            lines.commerce_product_id.next_export = True
            lines.unlink()
        return super().write(vals)

    def _check_bulk_operation_status(self) -> bool:
        """Return whether the shop's last bulk mutation has ended."""
        with self.channel_id._service() as service:
            operation = service.client.current_bulk_operation().current_bulk_operation
        return not operation or operation.status not in UNDER_WAY
