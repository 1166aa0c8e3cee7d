"""What could not be synchronised, why, and what was done about it."""

import json
from datetime import timedelta

from odoo import api, fields, models

from ....services.commerce.images.due import ALL_IMAGES
from ....services.commerce.issues.catalogue import LABELS
from ....services.shopify.gid import GID
from ....services.storable import storable
from ...engine.const import HISTORY_DAYS

PRUNED_AT_ONCE = 1000

# What imports records that are not imported by their own id, by their kind.
WAYS_IN = {
    "MediaImage": "_load_again",
    "Company": "_import_companies",
    "Shop": "_import_all_customers",
}
# Names and texts of Shopify's may have a million letters; what is to be done about them
# stands at a reason's end.
LONGEST_NAME = 250
LONGEST_REASON = 3_000


def _readable(text: str, most: int) -> str:
    """Return a text that is too long for a person without its middle."""
    half = most // 2
    return text if len(text) <= most else f"{text[:half]} … {text[-half:]}"


class CommerceIssue(models.Model):
    """A record, or a part of one, that was set aside while the rest went on."""

    _name = "commerce.issue"
    _description = "Shopify Issue"
    _inherit = ["commerce.about.order"]
    _order = "state, last_seen desc, id desc"
    _shop_of_told = "told.channel_id"

    name = fields.Char("Record", required=True, readonly=True)
    channel_id = fields.Many2one(
        "commerce.channel",
        "Shop",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = fields.Many2one(related="channel_id.company_id", store=True)
    sync_id = fields.Many2one(
        "shopify.sync", "Last Run", readonly=True, ondelete="set null", index=True
    )
    external_id = fields.Char("Shopify ID", required=True, readonly=True, index=True)
    code = fields.Selection(LABELS, "Kind", required=True, readonly=True)
    reason = fields.Text(required=True, readonly=True)
    payload = fields.Json(readonly=True)
    payload_text = fields.Text("Received Record", compute="_compute_payload_text")
    state = fields.Selection(
        [("open", "Open"), ("ignored", "Ignored"), ("settled", "Settled")],
        default="open",
        required=True,
        readonly=True,
        index=True,
    )
    seen_count = fields.Integer("Times Seen", default=1, readonly=True)
    last_seen = fields.Datetime(default=lambda self: self.env.cr.now(), readonly=True)

    _one_per_reason = models.UniqueIndex("(channel_id, external_id, code)")

    @api.autovacuum
    def _prune(self):
        """Delete what was settled long ago; return (how many, whether more is left)."""
        cutoff = self.env.cr.now() - timedelta(days=HISTORY_DAYS)
        settled = [("state", "=", "settled"), ("write_date", "<", cutoff)]
        old = self.search(settled, limit=PRUNED_AT_ONCE)
        old.unlink()
        return len(old), len(old) == PRUNED_AT_ONCE

    @api.depends("payload")
    def _compute_payload_text(self):
        for issue in self:
            issue.payload_text = issue.payload and json.dumps(
                issue.payload, indent=2, ensure_ascii=False
            )

    @api.model
    def _keep(self, sync, keys, issues) -> None:
        """Bring the issues of the records `keys` up to date, with one look-up."""
        seen = {(issue.external_id, issue.code): issue for issue in issues}
        # Some are about the shop, whatever record told of it.
        external_ids = {*keys, *(external_id for external_id, _code in seen)}
        known = {
            (issue.external_id, issue.code): issue
            for issue in self.search(
                [
                    ("channel_id", "=", sync._shop_key()),
                    ("external_id", "in", list(external_ids)),
                ]
            )
        }
        new = [self._values(sync, i) for key, i in seen.items() if key not in known]
        self.create(new)
        for key, issue in seen.items():
            if key in known:
                known[key]._see_again(sync, issue)
        gone = [
            issue.id
            for key, issue in known.items()
            if key not in seen and issue.external_id in keys
        ]
        left = self.browse(gone).filtered(lambda i: i.state == "open")
        (
            left - left._not_looked_at({external_id for external_id, _code in seen})
        )._settle()

    def _settle(self) -> None:
        """Close issues; what was received, often of a person, is needed no more."""
        self.write({"state": "settled", "payload": False})

    @api.model
    def _values(self, sync, issue, seen_count: int = 1) -> dict:
        return {
            "channel_id": sync.channel_id.id,
            "sync_id": sync.id,
            "external_id": issue.external_id,
            "code": issue.code,
            "name": _readable(storable(issue.name), LONGEST_NAME),
            "reason": _readable(storable(issue.message), LONGEST_REASON),
            "payload": storable(issue.payload),
            "retry_at": self._next_look(issue.code, seen_count),
            "seen_count": seen_count,
        }

    def _see_again(self, sync, issue) -> None:
        """Bring an issue up to date; what a person ignored stays so without news."""
        is_ignored = self.state == "ignored" and not self._has_moved_on(issue)
        self.write(
            {
                **self._values(sync, issue, self.seen_count + 1),
                "state": "ignored" if is_ignored else "open",
                "last_seen": self.env.cr.now(),
            }
        )

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

    def _queue_again(self):
        """Queue what brings these in, each kind its own way; return the runs."""
        runs = self.env["shopify.sync"]
        for way, issues in self.grouped(lambda issue: issue._way_in()).items():
            runs |= getattr(issues, way)()
        return runs

    def _way_in(self) -> str:
        """Return the name of the method that imports what this is about."""
        if self.external_id.endswith(ALL_IMAGES):
            return "_load_again"
        found = GID.fullmatch(self.external_id)
        return WAYS_IN.get(found and found["kind"], "_import_again")

    def _import_again(self):
        """Queue a run for these records, and for all that wait with them."""
        runs = self.env["shopify.sync"]
        for shop, issues in self.grouped("channel_id").items():
            runs |= runs._import_chosen(shop, issues._external_ids())
        return runs

    def _external_ids(self) -> list[str]:
        """Return what is to be imported again for these."""
        waiting = self._waiting_for_delivery().mapped("external_id")
        return [*dict.fromkeys([*self.mapped("external_id"), *waiting])]

    def action_ignore(self):
        """Take the records off the list of what is to be done."""
        self.filtered(lambda issue: issue.state == "open").sudo().state = "ignored"

    def action_reopen(self):
        """Put ignored records back on the list."""
        self.filtered(lambda issue: issue.state == "ignored").sudo().state = "open"

    def action_open_in_channel(self) -> dict:
        """Open the page of the record at Shopify; of an image, its product's."""
        self.ensure_one()
        return self.channel_id._open_record(self._external_id_with_page())
