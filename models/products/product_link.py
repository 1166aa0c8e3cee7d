"""`commerce.product`: a product of a shop and the template that it is in Odoo."""

from typing import Any

from odoo import api, fields, models
from odoo.fields import Domain

from ...services.commerce.products.export.export_plan import OUT


class CommerceProduct(models.Model):
    """A product of a shop and the template that it is in Odoo."""

    _name = "commerce.product"
    _description = "Shopify Product"
    _inherit = ["commerce.link", "commerce.record.page"]
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
    variant_ids = fields.One2many("commerce.variant", "commerce_product_id", "Variants")
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
    category_external_id = fields.Char("Category ID", readonly=True)
    category_name = fields.Char("Category", readonly=True)
    collection_ids = fields.Many2many(
        "commerce.collection",
        "commerce_collection_product",
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
    online_store_url = fields.Char("Page in the Shop", readonly=True)
    conflict_ids = fields.One2many(
        "commerce.conflict", "commerce_product_id", "Conflicts"
    )
    conflict_count = fields.Integer(
        "Conflicts to Choose", compute="_compute_conflict_count"
    )
    is_published = fields.Boolean(
        "Published in Odoo", related="product_tmpl_id.is_published"
    )
    product_pricelist_id = fields.Many2one(related="channel_id.product_pricelist_id")
    compare_pricelist_id = fields.Many2one(related="channel_id.compare_pricelist_id")

    _record_unique = models.UniqueIndex(
        "(channel_id, product_tmpl_id) WHERE product_tmpl_id IS NOT NULL",
        "This product is already linked to another product of this shop.",
    )

    @api.depends("conflict_ids.state")
    def _compute_conflict_count(self) -> None:
        counts = dict(
            self.env["commerce.conflict"]._read_group(
                [("commerce_product_id", "in", self.ids), ("state", "=", "open")],
                ["commerce_product_id"],
                ["__count"],
            )
        )
        for link in self:
            link.conflict_count = counts.get(link, 0)

    @api.model
    def _issue_depends(self) -> tuple[str, ...]:
        return ("external_id", "variant_ids.external_id")

    def _issue_external_ids(self) -> list[str]:
        parts = (
            *self.variant_ids.mapped("external_id"),
            *self.media_ids.mapped("external_id"),
        )
        out = self.external_id and self.external_id + OUT
        return list(filter(None, (self.external_id, out, *parts)))

    @api.model
    def _about_any(self, external_ids: list[str]) -> Domain:
        parts = ("variant_ids.external_id", "media_ids.external_id")
        return super()._about_any(external_ids) | Domain.OR(
            Domain(part, "in", external_ids) for part in parts
        )

    def action_open_in_shop(self) -> dict[str, Any]:
        """Open the product's page in the shop, as its visitors see it."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": self.online_store_url,
            "target": "new",
        }

    def action_open_product(self) -> dict[str, Any]:
        """Open the product in Odoo."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "product.template",
            "res_id": self.product_tmpl_id.id,
            "views": [(False, "form")],
        }

    def _open(self) -> dict[str, Any]:
        """Return the action that shows one link as a form, several as a list."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.product_action"
        )
        if len(self) == 1:
            return action | {"views": [(False, "form")], "res_id": self.id}
        return action | {"context": {}, "domain": [("id", "in", self.ids)]}

    def _say_queued(self, count: int) -> str:
        return self.env._("%(count)s products are queued.", count=count)

    def _forget_deletions(self) -> None:
        """Remove the links of deleted variants, too."""
        deleted = self.variant_ids.filtered(lambda link: link.state == "tombstone")
        deleted.unlink()
        super()._forget_deletions()
