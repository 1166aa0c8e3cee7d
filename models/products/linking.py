"""Linking a product by hand, where no SKU tells what belongs together; unlinking."""

from collections.abc import Iterable
from typing import Any, NoReturn

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...services.commerce.products.template_values import product_link_values
from ...services.commerce.products.variant_values import variant_link_values
from ...services.commerce.records.product import Product, Variant
from ..notification import notification

UNREAD = {"baseline": False, "checksum": False}


class CommerceProduct(models.Model):
    _inherit = "commerce.product"

    channel_wins = fields.Boolean(
        "Shopify's Values Win",
        readonly=True,
        help="The next import replaces Odoo's values by Shopify's, once.",
    )

    def action_link_by_hand(self) -> dict[str, Any]:
        """Read this product from Shopify and open the dialog with its variants."""
        self.ensure_one()
        dialog = self.env["commerce.link.by.hand"].create(
            {
                "channel_id": self.channel_id.id,
                "external_ref": self.external_number,
                "product_tmpl_id": self.product_tmpl_id.id,
            }
        )
        return dialog.action_find()

    @api.model
    def _link_by_hand(
        self,
        shop: models.BaseModel,
        product: Product,
        template: models.BaseModel,
        pairs: dict[str, models.BaseModel],
        wins: bool = False,
    ) -> models.BaseModel:
        """Link a product and those of its variants that have a partner.

        :param pairs: variants of the template by the id of Shopify's
        :param wins: let the next import replace Odoo's values by Shopify's
        """
        link = self.sudo()._free_link(shop, product, template)
        is_new = (
            link.product_tmpl_id != template or link.external_id != product.external_id
        )
        values = {
            **product_link_values(product),
            "channel_id": shop.id,
            "product_tmpl_id": template.id,
            "state": "bound",
            "channel_wins": wins,
            "checksum": False,
            **(UNREAD if is_new or wins else {}),
            **({"is_origin": False} if is_new else {}),
            "images_pending": True,
            **({"images_overwrite": True} if wins else {}),
        }
        if link.product_tmpl_id != template:
            values |= link._show_images_anew()
        if link:
            link.write(values)
        else:
            link = link.create(values)
        link._link_variants_by_hand(product, pairs, wins)
        return link.with_env(self.env)

    def _free_link(
        self, shop: models.BaseModel, product: Product, template: models.BaseModel
    ) -> models.BaseModel:
        """Return the link to use, after those that are in its way and lead nowhere."""
        of_shop = [("channel_id", "=", shop.id)]
        by_external_id = self.search(
            [*of_shop, ("external_id", "=", product.external_id)]
        )
        by_template = self.search([*of_shop, ("product_tmpl_id", "=", template.id)])
        if by_external_id.state == "bound" and by_external_id.product_tmpl_id not in (
            template,
            template.browse(),
        ):
            self._refuse(by_external_id)
        if (
            by_template != by_external_id
            and by_template.state == "bound"
            and by_template.external_id
        ):
            self._refuse(by_template)
        link = by_external_id or by_template
        (by_template - link).unlink()
        return link

    def _refuse(self, link: models.BaseModel) -> NoReturn:
        raise UserError(
            self.env._(
                "“%(shopify)s” in Shopify is linked to “%(odoo)s” in Odoo already. If"
                " that is wrong, open this link under Commerce Sync → Products and"
                " press"
                " Unlink; then link again.",
                shopify=link.title,
                odoo=link.product_tmpl_id.display_name,
            )
        )

    def _link_variants_by_hand(
        self, product: Product, pairs: dict[str, models.BaseModel], wins: bool
    ) -> None:
        """Give each variant its partner; links of those without one go."""
        sources = {variant.external_id: variant for variant in product.variants}
        known = self._free_variant_links(sources, pairs)
        before = {link.external_id: link.product_id for link in known}
        shown = {link.product_id: link._image_values() for link in known}
        kept = self._emptied(known, pairs)
        for external_id, record in pairs.items():
            is_new = before.get(external_id) != record
            values = {
                **self._variant_link_values(sources[external_id], record),
                **(UNREAD if wins or is_new else {}),
                **shown.get(record, known.browse()._image_values()),
            }
            kept[external_id].write(values) if external_id in kept else known.create(
                values
            )

    def _free_variant_links(
        self, external_ids: Iterable[str], pairs: dict[str, models.BaseModel]
    ) -> models.BaseModel:
        """Return the links of these variants, after those of their partners go."""
        Link = self.env["commerce.variant"]
        of_shop = [("channel_id", "=", self.channel_id.id)]
        known = Link.search([*of_shop, ("external_id", "in", list(external_ids))])
        owners = [record.id for record in pairs.values()]
        taken = Link.search([*of_shop, ("product_id", "in", owners)]) - known
        self._refuse_taken(taken)
        taken.unlink()
        return known

    def _emptied(
        self, known: models.BaseModel, pairs: dict[str, models.BaseModel]
    ) -> dict[str, models.BaseModel]:
        """Return the links that stay, by id, without a partner.

        Variants may change places, and no two links may share one even for a moment.
        """
        kept = known.filtered(lambda link: link.external_id in pairs)
        (known - kept).unlink()
        kept.product_id = False
        kept.flush_model(["product_id"])
        return {link.external_id: link for link in kept}

    def _variant_link_values(
        self, source: Variant, record: models.BaseModel
    ) -> dict[str, Any]:
        return {
            **variant_link_values(source),
            "channel_id": self.channel_id.id,
            "commerce_product_id": self.id,
            "product_id": record.id,
            "state": "bound",
        }

    def _refuse_taken(self, taken: models.BaseModel) -> None:
        """Raise where a variant belongs to another product that Shopify still has."""
        for link in taken:
            other = link.commerce_product_id
            if other != self and "gone" not in (link.state, other.state):
                raise UserError(
                    self.env._(
                        "The variant “%(variant)s” is linked to “%(shopify)s” in"
                        " Shopify already. Choose another variant, or unlink that one"
                        " first.",
                        variant=link.product_id.display_name,
                        shopify=other.title,
                    )
                )

    def action_unlink_from_channel(self) -> dict[str, Any]:
        """Forget these links; both products stay, and nothing keeps a new link away."""
        self.check_access("read")
        self.product_tmpl_id.check_access("write")
        names = ", ".join(f"“{link.title}”" for link in self)
        self.sudo().unlink()
        message = self.env._(
            "%(names)s has no link any more. The next import of it matches it again by"
            " its SKUs; to choose otherwise, open the product and press Link to a"
            " Shopify Product.",
            names=names,
        )
        told = notification(self.env._("Link removed"), message, kind="info")
        told["params"]["next"] = {"type": "ir.actions.act_window_close"}
        return told
