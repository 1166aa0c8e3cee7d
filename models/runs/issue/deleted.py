"""Issues of records that a person deleted in Odoo: no Retry brings those back."""

from odoo import models

from ...notification import names_left_out, notification
from ..kinds.kind import KINDS, kind_of_link


class ShopifySyncIssue(models.Model):
    _inherit = "shopify.sync.issue"

    def _deleted_in_odoo(self):
        """Return the links of deleted records that these are about, kind by kind."""
        gids = [gid.split("#")[0] for gid in self.mapped("gid")]
        found = (
            self.env[kind.link].search(
                [
                    ("shop_id", "in", self.shop_id.ids),
                    ("gid", "in", gids),
                    ("state", "=", "tombstone"),
                ]
            )
            for kind in KINDS
        )
        return [links for links in found if links]

    def _tell_of_deleted(self, deleted):
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
