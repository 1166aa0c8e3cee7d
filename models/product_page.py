"""Shopify on the pages of Odoo's products."""

from odoo import fields, models


class ShopifyProductMixin(models.AbstractModel):
    _inherit = "shopify.product.mixin"

    def action_open_shopify_products(self):
        """Open what these products are in Shopify."""
        links = self._shopify_templates().shopify_product_ids
        return links._open()

    def action_link_to_shopify(self):
        """Open the dialog that links this product by hand."""
        self.ensure_one()
        self.check_access("read")
        template = self._shopify_templates()
        return self.env["shopify.link.by.hand"]._open(product_tmpl_id=template.id)


class ProductTemplate(models.Model):
    _inherit = "product.template"

    shopify_link_count = fields.Integer(
        "Shopify Links",
        compute="_compute_shopify_link_count",
        groups="commerce_sync.group_user",
    )

    def _compute_shopify_link_count(self):
        counts = dict(
            self.env["shopify.product"]._read_group(
                [("product_tmpl_id", "in", self.ids)], ["product_tmpl_id"], ["__count"]
            )
        )
        for template in self:
            template.shopify_link_count = counts.get(template._origin, 0)
