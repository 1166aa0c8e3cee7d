"""Which products wait to go out, and exports of chosen ones."""

from types import NotImplementedType
from typing import Any

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..notification import names_left_out, notification
from ..runs.kinds.export_products import ExportBatchProducts

LIVE = ("bound", "pending")

# A mark is of a product and a shop, and is no field of the link: who saves a product
# waits for no run that has the link in hand.
MARKED = """
    SELECT link.id
      FROM commerce_export_mark mark
      JOIN commerce_product link
        ON link.channel_id = mark.channel_id
       AND link.product_tmpl_id = mark.product_tmpl_id
     WHERE link.state = 'bound'
"""


class CommerceProduct(models.Model):
    _inherit = "commerce.product"

    to_export = fields.Boolean(
        "To Be Exported",
        compute="_compute_to_export",
        search="_search_to_export",
        help="It changed in Odoo, or was chosen, and waits for an export.",
    )

    product_step = fields.Selection(related="channel_id.product_step")

    @api.depends("next_export")
    def _compute_to_export(self) -> None:
        waiting = self.search([("to_export", "=", True), ("id", "in", self.ids)])
        for link in self:
            link.to_export = link in waiting

    @api.model
    def _search_to_export(
        self, operator: str, value: Any
    ) -> Domain | NotImplementedType:
        if operator != "in":
            return NotImplemented
        self.env["commerce.export.mark"].flush_model()
        waiting = Domain("next_export", "=", True) | Domain(
            "id", "in", SQL("(%s)", SQL(MARKED))
        )
        return ~waiting if False in value and True not in value else waiting

    def action_export_to_channel(self) -> dict[str, Any]:
        """Queue the export of these products, one run per shop."""
        return self._export()

    def action_dry_run_export(self) -> dict[str, Any]:
        """Plan the export of these products, send nothing, and open the runs."""
        return self._export(dry_run=True)

    def _export(self, dry_run: bool = False) -> dict[str, Any]:
        live = self.filtered(lambda it: it.state in LIVE and it.product_tmpl_id)
        by_shop = {
            shop: links.product_tmpl_id
            for shop, links in live.grouped("channel_id").items()
        }
        return self.product_tmpl_id._export_to(by_shop, dry_run)


class CommerceProductMixin(models.AbstractModel):
    _inherit = "commerce.product.mixin"

    def action_export_to_channel(self) -> dict[str, Any]:
        """Queue the export of these products to the shops that have or get them."""
        templates = self._commerce_templates()
        return templates._export_to(templates._by_shop())

    def action_dry_run_export(self) -> dict[str, Any]:
        """Plan the export of these products, send nothing, and open the runs."""
        templates = self._commerce_templates()
        return templates._export_to(templates._by_shop(), dry_run=True)


class ProductTemplate(models.Model):
    _inherit = "product.template"

    def _by_shop(self) -> dict[models.BaseModel, models.BaseModel]:
        """Return which of these go to which shop of the user.

        What no shop has yet is for the first that writes, the default one if it does.
        """
        shops = self.env["commerce.channel"].search([("product_step", "!=", "off")])
        new = self.filtered(lambda it: not it.commerce_product_ids)
        first = shops.filtered(lambda it: it.product_step == "write")[:1] or shops[:1]
        live = self.commerce_product_ids.filtered(lambda it: it.state in LIVE)
        by_shop = {
            shop: live.filtered(lambda it, to=shop: it.channel_id == to).product_tmpl_id
            | (new if shop == first else new.browse())
            for shop in shops
        }
        return {shop: templates for shop, templates in by_shop.items() if templates}

    def _export_to(
        self, by_shop: dict[models.BaseModel, models.BaseModel], dry_run: bool = False
    ) -> dict[str, Any]:
        """Queue exports, one run per shop; open them if they are dry runs.

        :raises UserError: nothing may go out to a shop, or nothing is left to export
        """
        self.check_access("read")
        shops = self.env["commerce.channel"].union(*by_shop)
        if not dry_run:
            shops._check_exports()
        wanted = {shop: it._wanted_by(shop) for shop, it in by_shop.items()}
        sent = self.browse().union(*wanted.values())
        left_out = (self - sent)._tell_left_out()
        if not sent:
            raise UserError(left_out)
        runs = shops._runs()
        way = {"dry_run": True} if dry_run else {}
        for shop, templates in wanted.items():
            if templates:
                about = {"template_ids": templates.ids, **way}
                runs |= shop._queue_run(ExportBatchProducts.mode, about)
        runs.run_async()
        return runs._open() if dry_run else sent._tell_queued(runs, left_out)

    def _wanted_by(self, shop: models.BaseModel) -> models.BaseModel:
        """Return those that a shop has, and the others that its filter takes."""
        there = self.filtered(lambda it: shop in it.commerce_product_ids.channel_id)
        return there | (self - there).filtered_domain(shop._export_selection())

    def _tell_left_out(self) -> str:
        """Say why these are not sent; nothing of none."""
        return names_left_out(
            self.mapped("display_name"),
            self.env._(
                "%(count)s were left out: %(names)s. Shopify has deleted them, or the"
                " filter Products to Export of the shop does not take them: it asks"
                " at first for products that are ready for sale, published, and have a"
                " description for the website."
            ),
        )

    def _tell_queued(self, runs: models.BaseModel, left_out: str) -> dict[str, Any]:
        """Return a notification of what is queued, and of what was left out."""
        queued = self.env._("%(count)s products are queued.", count=len(self))
        if len(self) == 1:
            queued = self.env._("“%(name)s” is queued.", name=self.display_name)
        return notification(
            self.env._("Export to Shopify"),
            " ".join(filter(None, [queued, left_out])),
            kind="warning" if left_out else "success",
            links=runs._links(),
        )
