from odoo import fields, models


class ProductProduct(models.Model):
    _name = "product.product"
    _inherit = ["product.product", "commerce.product.mixin"]
    _commerce_template_field = "product_tmpl_id"

    commerce_variant_ids = fields.One2many(
        "commerce.variant",
        "product_id",
        "Shopify Variants",
        groups="commerce_sync.group_user",
    )
    shopify_bin = fields.Char(
        copy=False,
        groups="base.group_user",
        help="Shelf or bin that the SKU field in Shopify names.",
    )

    def _get_remaining_moves(
        self,
    ) -> dict[models.BaseModel, dict[models.BaseModel, float]]:
        # Odoo looks for the stock of each new product by itself; there is none yet.
        if self.env.context.get("commerce_never_moved"):
            return {}
        return super()._get_remaining_moves()

    def unlink(self) -> bool:
        self.sudo().commerce_variant_ids._bury()
        return super().unlink()
