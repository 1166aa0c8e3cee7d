"""What products and variants of Odoo show of the shops that sell them."""

from types import NotImplementedType
from typing import Any

from odoo import api, fields, models
from odoo.fields import Domain

from ...services.shopify.gid import gid
from ..notification import names_left_out


class CommerceProductMixin(models.AbstractModel):
    """The default shop's link, as fields of a template and of its variants.

    The staff may read and search these fields; Shopify's users write them. Who looks at
    products on a website may not.
    """

    _name = "commerce.product.mixin"
    _description = "Link to the Default Shopify Shop"

    # Field that holds a record's template: a variant has another than a template.
    _commerce_template_field = "id"

    shopify_product_id = fields.Char(
        "Shopify ID",
        compute="_compute_commerce_link",
        search="_search_shopify_product_id",
        compute_sudo=True,
        groups="base.group_user",
    )
    shopify_next_export = fields.Boolean(
        "Export Next",
        compute="_compute_commerce_link",
        inverse="_inverse_shopify_next_export",
        search="_search_shopify_next_export",
        compute_sudo=True,
        groups="base.group_user",
        help="The next export sends this product to Shopify, changed or not.",
    )
    shopify_last_exported_at = fields.Datetime(
        "Last Export",
        compute="_compute_commerce_link",
        search="_search_shopify_last_exported_at",
        compute_sudo=True,
        groups="base.group_user",
    )

    @api.depends(
        "commerce_product_ids.external_id",
        "commerce_product_ids.next_export",
        "commerce_product_ids.exported_at",
    )
    def _compute_commerce_link(self) -> None:
        shop = self._shopify_default_shop()
        for record in self:
            link = record.commerce_product_ids.filtered(
                lambda it: it.channel_id == shop
            )
            record.shopify_product_id = link.external_number
            record.shopify_next_export = link.next_export
            record.shopify_last_exported_at = link.exported_at

    def _inverse_shopify_next_export(self) -> None:
        for flag, records in self.grouped("shopify_next_export").items():
            records._commerce_links(create=flag).write({"next_export": flag})

    def _search_shopify_product_id(
        self, operator: str, value: Any
    ) -> Domain | NotImplementedType:
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        if operator != "in":
            return self._commerce_linked([("external_id", operator, value)])
        external_ids = [_product_external_id(number) for number in value if number]
        domain = self._commerce_linked([("external_id", "in", external_ids)])
        if False in value:
            domain |= ~self._commerce_linked([("external_id", "!=", False)])
        return domain

    def _search_shopify_next_export(
        self, operator: str, value: Any
    ) -> Domain | NotImplementedType:
        if operator != "in":
            return NotImplemented
        flagged = self._commerce_linked([("next_export", "=", True)])
        return Domain.OR([flagged if flag else ~flagged for flag in value])

    def _search_shopify_last_exported_at(
        self, operator: str, value: Any
    ) -> Domain | NotImplementedType:
        if operator == "in" and False in value:
            return ~self._commerce_linked([("exported_at", "!=", False)])
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        return self._commerce_linked([("exported_at", operator, value)])

    def _shopify_default_shop(self) -> models.BaseModel:
        return self.env["commerce.channel"].sudo()._default_shop()

    def _commerce_templates(self) -> models.BaseModel:
        field = self._commerce_template_field
        return self if field == "id" else self[field]

    def _commerce_links(self, create: bool = False) -> models.BaseModel:
        """Return the default shop's links, after adding the missing ones if asked."""
        shop, templates = self._shopify_default_shop(), self._commerce_templates()
        # Who sees the shop and may change the product may have it exported.
        self.env["commerce.channel"].browse(shop.id).check_access("read")
        Link = self.env["commerce.product"].sudo()
        links = Link.search(
            [("channel_id", "=", shop.id), ("product_tmpl_id", "in", templates.ids)]
        )
        missing = (templates - links.product_tmpl_id) if create and shop else []
        return links + Link.create(
            [
                {"channel_id": shop.id, "product_tmpl_id": it.id, "state": "pending"}
                for it in missing
            ]
        )

    def _commerce_linked(self, domain: list) -> Domain:
        """Domain of the records that the default shop links by such a link."""
        # Odoo checks a field's groups where it is stored, not where it is searched so.
        self._check_field_access(self._fields["shopify_product_id"], "read")
        links = self.env["commerce.product"].sudo()
        shop = self._shopify_default_shop()
        query = links._search(
            Domain("channel_id", "=", shop.id)
            & Domain("product_tmpl_id", "!=", False)
            & Domain(domain)
        )
        return Domain(
            self._commerce_template_field, "in", query.subselect("product_tmpl_id")
        )

    def action_import_from_channel(self) -> dict[str, Any]:
        """Import what is linked of these products, and name what is not."""
        templates = self._commerce_templates()
        links = self.env["commerce.product"].search(
            [("product_tmpl_id", "in", templates.ids), ("external_id", "!=", False)]
        )
        unlinked = templates - links.product_tmpl_id
        left_out = names_left_out(
            unlinked.mapped("display_name"),
            self.env._(
                "%(count)s have no link to Shopify and were left out: %(names)s. Open"
                " one and press Link to a Shopify Product."
            ),
        )
        return links._tell_queued(links._queue_import(), left_out)

    def action_open_commerce_products(self) -> dict[str, Any]:
        """Open what these products are in Shopify."""
        links = self._commerce_templates().commerce_product_ids
        return links._open()

    def action_link_to_channel(self) -> dict[str, Any]:
        """Open the dialog that links this product by hand."""
        self.ensure_one()
        self.check_access("read")
        template = self._commerce_templates()
        return self.env["commerce.link.by.hand"]._open(product_tmpl_id=template.id)


def _product_external_id(text: str) -> str:
    """Return the id of a number; what is no number is no product's id either."""
    try:
        return gid("Product", text)
    except ValueError:
        return text
