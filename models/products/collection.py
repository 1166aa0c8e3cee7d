from odoo import api, fields, models


class ShopifyCollection(models.Model):
    """A collection of a shop, as far as imported products are in it."""

    _name = "shopify.collection"
    _description = "Shopify Collection"
    _order = "title, id"
    _rec_name = "title"

    shop_id = fields.Many2one(
        "shopify.shop", required=True, readonly=True, ondelete="cascade"
    )
    gid = fields.Char("Global ID", required=True, readonly=True)
    title = fields.Char(required=True, readonly=True)
    handle = fields.Char(readonly=True)
    shopify_product_ids = fields.Many2many(
        "shopify.product",
        "shopify_collection_product",
        "collection_id",
        "product_id",
        "Products",
        readonly=True,
    )
    product_count = fields.Integer(
        "Number of Products", compute="_compute_product_count"
    )

    _gid_unique = models.UniqueIndex(
        "(shop_id, gid)", "This collection is already known in this shop."
    )

    @api.depends("shopify_product_ids")
    def _compute_product_count(self):
        counts = dict(
            self.env["shopify.product"]._read_group(
                [("collection_ids", "in", self.ids), ("state", "=", "bound")],
                ["collection_ids"],
                ["__count"],
            )
        )
        for collection in self:
            collection.product_count = counts.get(collection, 0)

    def action_open_products(self):
        """Open the products of Odoo that are in these collections."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "product.product_template_action_all"
        )
        return action | {
            "domain": [("shopify_collection_ids", "in", self.ids)],
            "context": {},
            "display_name": ", ".join(self.mapped("title")),
        }

    def action_open_in_shopify(self):
        """Open the collection's page at Shopify."""
        self.ensure_one()
        return self.shop_id._open_record(self.gid)
