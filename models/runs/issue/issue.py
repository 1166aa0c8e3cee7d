"""What could not be synchronised, why, and what was done about it."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from ....services.commerce.images.store import pause
from ....services.commerce.issues.catalogue import CATALOGUE, LABELS, is_solved_by
from ....services.commerce.issues.code import Fix
from ....services.commerce.run.page_result import RecordIssue
from ....services.storable import storable
from ...engine.const import HISTORY_DAYS
from ..kinds.kind import IMAGE, Resource

PRUNED_AT_ONCE = 1000

# Names and texts of Shopify's may have a million letters; what is to be done about them
# stands at a reason's end.
LONGEST_NAME = 250
LONGEST_REASON = 3_000


class CommerceIssue(models.Model):
    """A record, or a part of one, that was set aside while the rest went on."""

    _name = "commerce.issue"
    _description = "Shopify Issue"
    _inherit = ["commerce.run.part", "commerce.about.order"]
    _order = "state, last_seen desc, id desc"

    name = fields.Char("Record", required=True, readonly=True)
    channel_id = fields.Many2one(index=True)
    company_id = fields.Many2one(related="channel_id.company_id", store=True)
    run_id = fields.Many2oneReference("Last Run", index=True)
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
    retry_at = fields.Datetime("Next Look", readonly=True)
    can_link = fields.Boolean(compute="_compute_can_link")

    _one_per_reason = models.UniqueIndex("(channel_id, external_id, code)")

    @api.autovacuum
    def _prune(self) -> tuple[int, bool]:
        """Delete what was settled long ago; return (how many, whether more is left)."""
        cutoff = self.env.cr.now() - timedelta(days=HISTORY_DAYS)
        settled = [("state", "=", "settled"), ("write_date", "<", cutoff)]
        old = self.search(settled, limit=PRUNED_AT_ONCE)
        old.unlink()
        return len(old), len(old) == PRUNED_AT_ONCE

    @api.model
    def _forget_runs(self, runs: models.BaseModel) -> None:
        """Let the issues stay: they are about records, not about a run."""
        forget = SQL("UPDATE commerce_issue SET run_id = NULL, run_model = NULL")
        self._change_of_runs(runs, forget)

    @api.depends("payload")
    def _compute_payload_text(self) -> None:
        for issue in self:
            issue.payload_text = issue.payload and json.dumps(
                issue.payload, indent=2, ensure_ascii=False
            )

    @api.depends("code")
    def _compute_can_link(self) -> None:
        for issue in self:
            issue.can_link = is_solved_by(issue.code, Fix.LINK)

    @api.model
    def _keep(
        self, run: models.BaseModel, keys: Iterable[str], issues: list[RecordIssue]
    ) -> None:
        """Bring the issues of the records `keys` up to date, with one look-up."""
        seen = {(issue.external_id, issue.code): issue for issue in issues}
        # Some are about the shop, whatever record told of it.
        external_ids = {*keys, *(external_id for external_id, _code in seen)}
        known = {
            (issue.external_id, issue.code): issue
            for issue in self.search(
                [
                    ("channel_id", "=", run._shop_key()),
                    ("external_id", "in", list(external_ids)),
                ]
            )
        }
        new = [self._values(run, i) for key, i in seen.items() if key not in known]
        self.create(new)
        for key, issue in seen.items():
            if key in known:
                known[key]._see_again(run, issue)
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
    def _values(
        self, run: models.BaseModel, issue: RecordIssue, seen_count: int = 1
    ) -> dict:
        return {
            **self._by_run(run),
            "external_id": issue.external_id,
            "code": issue.code,
            "name": _readable(storable(issue.name), LONGEST_NAME),
            "reason": _readable(storable(issue.message), LONGEST_REASON),
            "payload": storable(issue.payload),
            "retry_at": self._next_look(issue.code, seen_count),
            "seen_count": seen_count,
        }

    def _see_again(self, run: models.BaseModel, issue: RecordIssue) -> None:
        """Bring an issue up to date; what a person ignored stays so without news."""
        is_ignored = self.state == "ignored" and not self._has_moved_on(issue)
        self.write(
            {
                **self._values(run, issue, self.seen_count + 1),
                "state": "ignored" if is_ignored else "open",
                "last_seen": self.env.cr.now(),
            }
        )

    @api.model
    def _next_look(self, code: str, seen_count: int) -> datetime | bool:
        """Return when a product is looked at again that waits for its images."""
        if not CATALOGUE[code].looks_again:
            return False
        return self.env.cr.now() + pause(seen_count - 1)

    def _not_looked_at(self, told: set[str]) -> models.BaseModel:
        """Return issues of orders that a run met, and had no reason to try again.

        :param told: ids of records that were looked at, and have issues still
        """
        external_ids = set(self.mapped("external_id")) - told
        waiting = self.env["commerce.order"].search(
            [
                ("channel_id", "in", self.channel_id.ids),
                ("external_id", "in", list(external_ids)),
                ("told_at", "!=", False),
            ]
        )
        waiting = set(waiting.mapped("external_id"))
        return self.filtered(lambda issue: issue.external_id in waiting)

    def _has_moved_on(self, issue: RecordIssue) -> bool:
        """Whether more money has moved than the issue told of so far."""
        return CATALOGUE[issue.code].grows and not _moved(issue) <= _moved(self)

    def action_ignore(self) -> None:
        """Take the records off the list of what is to be done."""
        self.filtered(lambda issue: issue.state == "open").sudo().state = "ignored"

    def action_reopen(self) -> None:
        """Put ignored records back on the list."""
        self.filtered(lambda issue: issue.state == "ignored").sudo().state = "open"

    def action_open_in_channel(self) -> dict:
        """Open the page of the record at Shopify; of an image, its product's."""
        self.ensure_one()
        return self.channel_id._open_record(self._external_id_with_page())

    def _external_id_with_page(self) -> str:
        """Return the id of what has a page at Shopify: of an image, its product."""
        if self._resource() is not IMAGE:
            return self.external_id.split("#")[0]
        return self._media()[:1].commerce_product_id.external_id

    def _resource(self) -> Resource | None:
        """Return what this is about, by its id."""
        return self.channel_id._resource_of(self.external_id)

    def action_link_by_hand(self) -> dict:
        """Open the dialog that links this product, with what Shopify said of it."""
        self.ensure_one()
        return self.env["commerce.link.by.hand"]._open(
            payload=self.payload,
            channel_id=self.channel_id.id,
            external_ref=self.channel_id._by_system("number", self.external_id),
        )


def _moved(issue: RecordIssue | models.BaseModel) -> set[str]:
    """Return the transactions that an issue tells of."""
    return set((issue.payload or {}).get("transactions", ()))


def _readable(text: str, most: int) -> str:
    """Return a text that is too long for a person without its middle."""
    half = most // 2
    return text if len(text) <= most else f"{text[:half]} … {text[-half:]}"
