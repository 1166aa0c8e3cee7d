from typing import Any

from odoo import api, fields, models


class CommerceCollection(models.Model):
    """A collection of a shop, as far as imported products are in it."""

    _name = "commerce.collection"
    _description = "Shopify Collection"
    _order = "title, id"
    _rec_name = "title"

    channel_id = fields.Many2one(
        "commerce.channel", "Shop", required=True, readonly=True, ondelete="cascade"
    )
    external_id = fields.Char("Global ID", required=True, readonly=True)
    title = fields.Char(required=True, readonly=True)
    handle = fields.Char(readonly=True)
    commerce_product_ids = fields.Many2many(
        "commerce.product",
        "commerce_collection_product",
        "collection_id",
        "product_id",
        "Products",
        readonly=True,
    )
    product_count = fields.Integer(
        "Number of Products", compute="_compute_product_count"
    )

    _external_id_unique = models.UniqueIndex(
        "(channel_id, external_id)", "This collection is already known in this shop."
    )

    @api.depends("commerce_product_ids")
    def _compute_product_count(self) -> None:
        counts = dict(
            self.env["commerce.product"]._read_group(
                [("collection_ids", "in", self.ids), ("state", "=", "bound")],
                ["collection_ids"],
                ["__count"],
            )
        )
        for collection in self:
            collection.product_count = counts.get(collection, 0)

    def action_open_products(self) -> dict[str, Any]:
        """Open the products of Odoo that are in these collections."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "product.product_template_action_all"
        )
        return action | {
            "domain": [("commerce_collection_ids", "in", self.ids)],
            "context": {},
            "display_name": ", ".join(self.mapped("title")),
        }

    def action_open_in_channel(self) -> dict[str, Any]:
        """Open the collection's page at Shopify."""
        self.ensure_one()
        return self.channel_id._open_record(self.external_id)
