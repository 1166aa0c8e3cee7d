"""Linking a product by hand, where no SKU tells what belongs together; unlinking."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...services.shopify.gql.fragments import ProductFields
from ...services.shopify.products.reading.product import product_binding_values
from ...services.shopify.products.reading.variant import variant_binding_values
from ..notification import notification

UNREAD = {"baseline": False, "checksum": False}


class ShopifyProduct(models.Model):
    _inherit = "shopify.product"

    shopify_wins = fields.Boolean(
        "Shopify's Values Win",
        readonly=True,
        help="The next import replaces Odoo's values by Shopify's, once.",
    )

    def action_link_by_hand(self):
        """Read this product from Shopify and open the dialog with its variants."""
        self.ensure_one()
        dialog = self.env["shopify.link.by.hand"].create(
            {
                "shop_id": self.shop_id.id,
                "shopify_ref": self.shopify_id,
                "product_tmpl_id": self.product_tmpl_id.id,
            }
        )
        return dialog.action_find()

    @api.model
    def _link_by_hand(self, shop, product: ProductFields, template, pairs, wins=False):
        """Link a product and those of its variants that have a partner.

        :param pairs: variants of the template by the gid of Shopify's
        :param wins: let the next import replace Odoo's values by Shopify's
        """
        link = self.sudo()._free_link(shop, product, template)
        is_new = link.product_tmpl_id != template or link.gid != product.id
        values = {
            **product_binding_values(product),
            "shop_id": shop.id,
            "product_tmpl_id": template.id,
            "state": "bound",
            "shopify_wins": wins,
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

    def _free_link(self, shop, product, template):
        """Return the link to use, after those that are in its way and lead nowhere."""
        of_shop = [("shop_id", "=", shop.id)]
        by_gid = self.search([*of_shop, ("gid", "=", product.id)])
        by_template = self.search([*of_shop, ("product_tmpl_id", "=", template.id)])
        if by_gid.state == "bound" and by_gid.product_tmpl_id not in (
            template,
            template.browse(),
        ):
            self._refuse(by_gid)
        if by_template != by_gid and by_template.state == "bound" and by_template.gid:
            self._refuse(by_template)
        link = by_gid or by_template
        (by_template - link).unlink()
        return link

    def _refuse(self, link):
        raise UserError(
            self.env._(
                "“%(shopify)s” in Shopify is linked to “%(odoo)s” in Odoo already. If"
                " that is wrong, open this link under Shopify → Products and press"
                " Unlink; then link again.",
                shopify=link.title,
                odoo=link.product_tmpl_id.display_name,
            )
        )

    def _link_variants_by_hand(self, product, pairs, wins):
        """Give each variant its partner; links of those without one go."""
        sources = {variant.id: variant for variant in product.variants.nodes}
        known = self._free_variant_links(sources, pairs)
        before = {link.gid: link.product_id for link in known}
        shown = {link.product_id: link._image_values() for link in known}
        kept = self._emptied(known, pairs)
        for gid, record in pairs.items():
            is_new = before.get(gid) != record
            values = {
                **self._variant_link_values(sources[gid], record),
                **(UNREAD if wins or is_new else {}),
                **shown.get(record, known.browse()._image_values()),
            }
            kept[gid].write(values) if gid in kept else known.create(values)

    def _free_variant_links(self, gids, pairs):
        """Return the links of these variants, after those of their partners go."""
        Link = self.env["shopify.variant"]
        of_shop = [("shop_id", "=", self.shop_id.id)]
        known = Link.search([*of_shop, ("gid", "in", list(gids))])
        owners = [record.id for record in pairs.values()]
        taken = Link.search([*of_shop, ("product_id", "in", owners)]) - known
        self._refuse_taken(taken)
        taken.unlink()
        return known

    def _emptied(self, known, pairs):
        """Return the links that stay, by gid, without a partner.

        Variants may change places, and no two links may share one even for a moment.
        """
        kept = known.filtered(lambda link: link.gid in pairs)
        (known - kept).unlink()
        kept.product_id = False
        kept.flush_model(["product_id"])
        return {link.gid: link for link in kept}

    def _variant_link_values(self, source, record):
        return {
            **variant_binding_values(source),
            "shop_id": self.shop_id.id,
            "shopify_product_id": self.id,
            "product_id": record.id,
            "state": "bound",
        }

    def _refuse_taken(self, taken):
        """Raise where a variant belongs to another product that Shopify still has."""
        for link in taken:
            other = link.shopify_product_id
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

    def action_unlink_from_shopify(self):
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
