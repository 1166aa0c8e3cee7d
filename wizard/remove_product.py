"""The dialog that archives a product in Shopify, or deletes it there for good."""

from collections.abc import Callable
from typing import Any

from odoo import fields, models
from odoo.exceptions import UserError

from ..models.notification import notification
from ..services.commerce.products.gone_store import ProductGoneStore
from ..services.shopify.client.readable_client import ShopifyClient
from ..services.shopify.products.removal import archive_product, delete_product


class CommerceRemoveProduct(models.TransientModel):
    """A linked product that is to leave its shop, and what a person knows of that."""

    _name = "commerce.remove.product"
    _description = "Remove a Product from Shopify"

    commerce_product_id = fields.Many2one(
        "commerce.product", "Product in Shopify", required=True, readonly=True
    )
    channel_id = fields.Many2one(related="commerce_product_id.channel_id")
    product_tmpl_id = fields.Many2one(related="commerce_product_id.product_tmpl_id")
    status = fields.Selection(related="commerce_product_id.status")
    understood = fields.Boolean("I Know That It Cannot Be Undone")

    def action_archive(self) -> dict[str, Any]:
        """Archive the product in Shopify, and let Odoo follow."""
        link = self._link()
        self._ask(link, archive_product)
        link.sudo().status = "archived"
        link._queue_import()
        told = self.env._("“%(product)s” is archived in Shopify.", product=link.title)
        return self._tell(link, told)

    def action_delete(self) -> dict[str, Any]:
        """Delete the product in Shopify, for good.

        :raises UserError: nobody has said that it cannot be undone
        """
        link = self._link()
        if not self.understood:
            raise UserError(
                self.env._(
                    "Nothing is deleted yet: tick “I Know That It Cannot Be Undone”"
                    " first."
                )
            )
        self._ask(link, delete_product)
        shop = link.channel_id._in_its_world(self.env)
        ProductGoneStore(shop.env, shop).store([link.external_id])
        link.sudo().next_export = False
        return self._tell(
            link,
            self.env._("“%(product)s” was deleted in Shopify.", product=link.title),
        )

    def _link(self) -> models.BaseModel:
        """Return the link, of a shop that the user manages and that writes.

        :raises UserError: there is nothing to remove, or nothing may go out
        """
        self.ensure_one()
        link = self.commerce_product_id
        link.check_access("read")
        link.channel_id.check_access("write")
        link.channel_id._check_exports()
        if link.state != "bound" or not link.external_id:
            raise UserError(
                self.env._("“%s” is not in Shopify any more.", link.display_name)
            )
        return link

    def _ask(
        self, link: models.BaseModel, do: Callable[[ShopifyClient, str], None]
    ) -> None:
        with link.channel_id._service(max_attempts=1) as service:
            do(service.client, link.external_id)

    def _tell(self, link: models.BaseModel, text: str) -> dict[str, Any]:
        """Note on the shop who did it, and say that it is done."""
        link.channel_id._message_log(body=text)
        return notification(link.channel_id.name, text, reload=True)


class CommerceProduct(models.Model):
    _inherit = "commerce.product"

    def action_remove_from_channel(self) -> dict[str, Any]:
        """Open the dialog that archives or deletes this product in Shopify.

        :raises AccessError: the user does not manage the shop
        """
        self.ensure_one()
        self.channel_id.check_access("write")
        dialog = self.env["commerce.remove.product"].create(
            {"commerce_product_id": self.id}
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Delete in Shopify"),
            "res_model": dialog._name,
            "res_id": dialog.id,
            "views": [(False, "form")],
            "target": "new",
        }
