"""Importing chosen records once more, from their links."""

from typing import Any

from odoo import models

from ..notification import names_left_out, notification


class CommerceLink(models.AbstractModel):
    _inherit = "commerce.link"

    def action_import_from_channel(self) -> dict[str, Any]:
        """Queue these records, one run per shop, and say what was left out."""
        deleted = self.filtered(lambda link: link.state == "tombstone")
        runs = (self - deleted)._queue_import()
        left_out = names_left_out(
            deleted.mapped("display_name"),
            self.env._(
                "%(count)s were deleted in Odoo and stay so: %(names)s. Open one and"
                " press Bring It Back."
            ),
        )
        return (self - deleted)._tell_queued(runs, left_out)

    def action_import_again(self) -> dict[str, Any]:
        """Read records once more, and bring back what was deleted in Odoo."""
        runs = self._queue_import()
        self.sudo()._forget_deletions()
        return runs._open()

    def _queue_import(self) -> models.BaseModel:
        """Queue one run per shop for these records; return the runs."""
        runs = self.channel_id._runs()
        for shop, links in self.filtered("external_id").grouped("channel_id").items():
            runs |= runs._import_chosen(shop, links.mapped("external_id"))
        return runs

    def _forget_deletions(self) -> None:
        """Remove the links of deleted records, which keep imports from making them."""
        self.checksum = False
        self.filtered(lambda link: link.state == "tombstone").unlink()

    def _tell_queued(
        self, runs: models.BaseModel, left_out: str = ""
    ) -> dict[str, Any]:
        """Return a notification of what is queued, with links to the runs."""
        chosen = self.filtered("external_id")
        queued = self._say_queued(len(chosen))
        if len(chosen) == 1:
            queued = self.env._("“%(name)s” is queued.", name=chosen.display_name)
        return notification(
            self.env._("Import from Shopify"),
            " ".join(filter(None, [queued if chosen else "", left_out])),
            kind="warning" if left_out else "success",
            links=runs._links(),
        )

    def _say_queued(self, count: int) -> str:
        return self.env._("%(count)s records are queued.", count=count)

    def action_open_in_channel(self) -> dict[str, Any]:
        """Open the record's page at Shopify."""
        self.ensure_one()
        return self.channel_id._open_record(self.external_id)
