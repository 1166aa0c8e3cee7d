"""Issues of records that a person deleted in Odoo: no Retry brings those back."""

from odoo import models

from ...notification import names_left_out, notification
from ..kinds.kind import KINDS, kind_of_link


class CommerceIssue(models.Model):
    _inherit = "commerce.issue"

    def _deleted_in_odoo(self):
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
