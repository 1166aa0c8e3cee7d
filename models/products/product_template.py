"""Odoo's products: what a shop adds to a template."""

from types import NotImplementedType
from typing import Any

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.translate import html_translate


class ProductTemplate(models.Model):
    _name = "product.template"
    _inherit = ["product.template", "commerce.product.mixin"]

    commerce_product_ids = fields.One2many(
        "commerce.product",
        "product_tmpl_id",
        "Shopify Products",
        groups="commerce_sync.group_user",
    )
    is_ready_for_sale = fields.Boolean(
        copy=False,
        groups="base.group_user",
        help="Only products that are ready for sale are exported.",
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

    commerce_collection_ids = fields.Many2many(
        "commerce.collection",
        string="Shopify Collections",
        compute="_compute_commerce_collection_ids",
        search="_search_commerce_collection_ids",
        groups="commerce_sync.group_user",
    )
    commerce_link_count = fields.Integer(
        "Shopify Links",
        compute="_compute_commerce_link_count",
        groups="commerce_sync.group_user",
    )

    @api.depends("commerce_product_ids.collection_ids")
    def _compute_commerce_collection_ids(self) -> None:
        for template in self:
            template.commerce_collection_ids = template.commerce_product_ids.filtered(
                lambda link: link.state == "bound"
            ).collection_ids

    def _search_commerce_collection_ids(
        self, operator: str, value: Any
    ) -> list | NotImplementedType:
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        links = self.env["commerce.product"]._search(
            [("collection_ids", operator, value), ("state", "=", "bound")]
        )
        return [("id", "in", links.subselect("product_tmpl_id"))]

    def _create_variant_ids(self) -> bool | None:
        """Follow the attributes; products that lose all their variants get them back.

        Who changes attributes deletes none of them: Odoo does, to make others.
        """
        result = super()._create_variant_ids()
        for product in self.sudo().commerce_product_ids:
            if product.variant_ids and not product.variant_ids.product_id:
                product.variant_ids.unlink()
                product.checksum = False
        return result

    def unlink(self) -> bool:
        links = self.sudo().commerce_product_ids
        variants = self.sudo().with_context(active_test=False).product_variant_ids
        variants.commerce_variant_ids._bury()
        links._bury()
        return super().unlink()

    def _compute_commerce_link_count(self) -> None:
        counts = dict(
            self.env["commerce.product"]._read_group(
                [("product_tmpl_id", "in", self.ids)], ["product_tmpl_id"], ["__count"]
            )
        )
        for template in self:
            template.commerce_link_count = counts.get(template._origin, 0)
