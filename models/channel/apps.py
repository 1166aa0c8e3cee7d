"""What Odoo's apps keep on a product; another app may come after the first import."""

from odoo import fields, models

from ...services.commerce.products.odoo_features import odoo_settings
from ..runs.kinds.products import ImportAllProducts


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    product_form = fields.Char(
        readonly=True,
        copy=False,
        help="Which fields of apps the last full import could fill.",
    )

    def _follow_apps(self) -> None:
        """Import everything once more where an app gave products new fields."""
        runs, work = self.env["shopify.sync"], ImportAllProducts
        for shop in self.filtered("product_form"):
            grown = shop.product_form != shop._product_form()
            if grown and not runs._is_open_or_failed([work], shop):
                shop._queue_run(work.mode).run_async()

    def _product_form(self) -> str:
        models = [it for it in ("product.template", "product.image") if it in self.env]
        return " ".join([*models, *odoo_settings(self.env, self)["fields"]])
