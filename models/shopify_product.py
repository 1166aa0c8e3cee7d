from odoo import fields, models


class ShopifyProduct(models.Model):
    """A product of a shop and the template that it is in Odoo."""

    _name = "shopify.product"
    _description = "Shopify Product"
    _inherit = ["shopify.binding"]
    _rec_name = "title"
    _order = "title, id"

    product_tmpl_id = fields.Many2one(
        "product.template",
        "Product",
        readonly=True,
        index=True,
        ondelete="set null",
        check_company=True,
    )
    variant_ids = fields.One2many("shopify.variant", "shopify_product_id", "Variants")
    title = fields.Char(readonly=True)
    handle = fields.Char(readonly=True)
    status = fields.Selection(
        [
            ("active", "Active"),
            ("draft", "Draft"),
            ("archived", "Archived"),
            ("unlisted", "Unlisted"),
        ],
        readonly=True,
    )
    vendor = fields.Char(readonly=True)
    product_type = fields.Char(readonly=True)
    seo_title = fields.Char("Title for Search Engines", readonly=True)
    seo_description = fields.Text("Text for Search Engines", readonly=True)
    taxable = fields.Selection(
        [("all", "All variants"), ("some", "Some variants"), ("none", "No variant")],
        readonly=True,
        help="Where Shopify taxes some variants only, the product here keeps its taxes"
        " for them all.",
    )
    category_gid = fields.Char("Category ID", readonly=True)
    category_name = fields.Char("Category", readonly=True)
    collection_ids = fields.Many2many(
        "shopify.collection",
        "shopify_collection_product",
        "product_id",
        "collection_id",
        "Collections",
        readonly=True,
    )
    is_origin = fields.Boolean(
        "Came from Shopify",
        readonly=True,
        help="The import made this product, so its variants follow Shopify's. "
        "Variants of a product that was here before are never changed.",
    )

    _record_unique = models.UniqueIndex(
        "(shop_id, product_tmpl_id) WHERE product_tmpl_id IS NOT NULL",
        "This product is already linked to another product of this shop.",
    )
