"""Issues are tried again: what brings in the records that they are about."""

from odoo import models

from ....services.commerce.images.due import ALL_IMAGES
from ....services.commerce.images.export.outgoing import IMAGES_OUT
from ....services.commerce.issues.catalogue import wants
from ....services.commerce.issues.code import Choice
from ....services.commerce.order_life.sale_states import QUOTATION, UNSENT
from ....services.commerce.products.export.export_plan import OUT, template_of
from ...notification import names_left_out, notification
from ..kinds.customers import ImportAllCustomers
from ..kinds.export_products import ExportBatchProducts, ExportImages
from ..kinds.images import ImportImages
from ..kinds.kind import IMAGE, KINDS, kind_of_link


class CommerceIssue(models.Model):
    _inherit = "commerce.issue"

    def action_retry(self) -> dict:
        """Import the records again now; what comes in is settled.

        What a person deleted in Odoo is named instead: no Retry brings it back.
        """
        deleted = self._deleted_in_odoo()
        external_ids = {link.external_id for links in deleted for link in links}
        again = self.filtered(
            lambda issue: issue.external_id.split("#")[0] not in external_ids
        )
        runs = again._queue_again()
        return self._tell_of_deleted(deleted) if deleted else runs._open()

    def _queue_again(self) -> models.BaseModel:
        """Queue what brings these in, each kind its own way; return the runs."""
        runs = self.channel_id._runs()
        for way, issues in self.grouped(lambda issue: issue._way_in()).items():
            runs |= getattr(issues, way)()
        return runs

    def _way_in(self) -> str:
        """Return the name of the method that imports what this is about."""
        if self.external_id.endswith(ALL_IMAGES):
            return IMAGE.retry
        if self.external_id.endswith(IMAGES_OUT):
            return "_send_images_again"
        if self.external_id.endswith(OUT):
            return "_export_again"
        resource = self._resource()
        return (resource and resource.retry) or "_import_again"

    def _import_again(self) -> models.BaseModel:
        """Queue a run for these records, and for all that wait with them."""
        runs = self.channel_id._runs()
        for shop, issues in self.grouped("channel_id").items():
            runs |= runs._import_chosen(shop, issues._external_ids())
        return runs

    def _export_again(self) -> models.BaseModel:
        """Queue an export of the products that these are about."""
        runs = self.channel_id._runs()
        for shop, issues in self.grouped("channel_id").items():
            keys = [it.external_id.removesuffix(OUT) for it in issues]
            links = self.env["commerce.product"].search(
                [("channel_id", "=", shop.id), ("external_id", "in", keys)]
            )
            new = (template_of(key) for key in keys)
            ids = sorted({*links.product_tmpl_id.ids, *filter(None, new)})
            runs |= shop._queue_run(ExportBatchProducts.mode, {"template_ids": ids})
        return runs.run_async()

    def _external_ids(self) -> list[str]:
        """Return what is to be imported again for these."""
        waiting = self._waiting_for_delivery().mapped("external_id")
        return [*dict.fromkeys([*self.mapped("external_id"), *waiting])]

    def _import_companies(self) -> models.BaseModel:
        """Queue the companies of these shops, with what changed of their customers."""
        return self.channel_id._queue_companies().run_async()

    def _import_all_customers(self) -> models.BaseModel:
        """Queue all customers, where Shopify withheld what it shows by now."""
        return self.channel_id._queue_run(ImportAllCustomers.mode).run_async()

    def _load_again(self) -> models.BaseModel:
        """Queue a run for the images that these are about."""
        runs = self.channel_id._runs()
        self.filtered(lambda it: it.code == "image_not_stored").sudo().state = "settled"
        for shop, issues in self.grouped("channel_id").items():
            issues._media().sudo()._load_again()
            runs |= shop._queue_run(ImportImages.mode)
        return runs.run_async()

    def _send_images_again(self) -> models.BaseModel:
        """Queue a run that sends the images of the products that these are about."""
        runs = self.channel_id._runs()
        for shop, issues in self.grouped("channel_id").items():
            ids = [it.split("#")[0] for it in issues.mapped("external_id")]
            links = self.env["commerce.product"].search(
                [("channel_id", "=", shop.id), ("external_id", "in", ids)]
            )
            links.sudo()._send_images_again()
            runs |= shop._queue_run(ExportImages.mode)
        return runs.run_async()

    def _media(self) -> models.BaseModel:
        return self.env["commerce.media"].search(
            [
                ("channel_id", "in", self.channel_id.ids),
                ("external_id", "in", self.mapped("external_id")),
                ("state", "!=", "gone"),
            ]
        )

    # Orders that wait for a delivery method

    def _waiting_for_delivery(self) -> models.BaseModel:
        """Return all orders that may wait for a delivery method that is unknown.

        One order tells of a method, for all that came after it.
        """
        shops = self.filtered(lambda it: wants(it.code, Choice.DELIVERY)).channel_id
        return self.env["commerce.order"].union(*map(self._waiting, shops))

    def _waiting(self, shop: models.BaseModel) -> models.BaseModel:
        """Return orders on the shop's default method that are not sent yet."""
        orders = [
            ("carrier_id", "=", shop.default_carrier_id.id),
            ("state", "in", [*QUOTATION, "sale"]),
            *UNSENT,
        ]
        return self.env["commerce.order"].search(
            [("channel_id", "=", shop.id), ("sale_order_id", "any", orders)]
        )

    # Records that a person deleted in Odoo

    def _deleted_in_odoo(self) -> list[models.BaseModel]:
        """Return the links of deleted records that these are about, kind by kind."""
        external_ids = [
            external_id.split("#")[0] for external_id in self.mapped("external_id")
        ]
        found = (
            self.env[kind.link].search(
                [
                    ("channel_id", "in", self.channel_id.ids),
                    ("external_id", "in", external_ids),
                    ("state", "=", "tombstone"),
                ]
            )
            for kind in KINDS
        )
        return [links for links in found if links]

    def _tell_of_deleted(self, deleted: list[models.BaseModel]) -> dict:
        names = [link.display_name for links in deleted for link in links]
        text = self.env._(
            "%(count)s were deleted in Odoo and stay so: %(names)s. Open one and press"
            " Bring It Back if you want it again; if not, ignore its issue."
        )
        return notification(
            self.env._("Deleted in Odoo"),
            names_left_out(names, text),
            kind="warning",
            links=[
                (link.display_name, f"/odoo/{kind_of_link(link._name).path}/{link.id}")
                for links in deleted
                for link in links[:1]
            ],
        )
