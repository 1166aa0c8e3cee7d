from odoo import fields, models
from odoo.tools.translate import html_translate


class ProductTemplate(models.Model):
    _name = "product.template"
    _inherit = ["product.template", "shopify.product.mixin"]

    shopify_product_ids = fields.One2many(
        "shopify.product",
        "product_tmpl_id",
        "Shopify Products",
        groups="commerce_sync.group_user",
    )
    is_ready_for_sale = fields.Boolean(
        copy=False, help="Only products that are ready for sale are exported."
    )
    # The next two are those of website_sale, which may be installed before or after.
    is_published = fields.Boolean(copy=False, index=True)
    website_description = fields.Html(
        "Description for the website",
        translate=html_translate,
        sanitize_overridable=True,
        sanitize_attributes=False,
        sanitize_form=False,
        index="trigram",
    )

    def unlink(self):
        links = self.sudo().shopify_product_ids
        variants = self.sudo().with_context(active_test=False).product_variant_ids
        variants.shopify_variant_ids._bury()
        links._bury()
        return super().unlink()
