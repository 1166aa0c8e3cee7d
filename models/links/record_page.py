"""What a person sees beside a linked record: its issues and its runs."""

from collections import defaultdict
from types import NotImplementedType
from typing import Any

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..runs.kinds.kind import kind_of_link

RUNS_SHOWN = 10


class CommerceRecordPage(models.AbstractModel):
    """The issues and runs of a link; for models that inherit `commerce.link`."""

    _name = "commerce.record.page"
    _description = "Page of a Shopify Link"

    issue_ids = fields.Many2many(
        "commerce.issue", string="Issues", compute="_compute_issue_ids"
    )
    open_issue_count = fields.Integer("Open Issues", compute="_compute_issue_ids")
    has_issues = fields.Boolean(
        "With Issues", compute="_compute_issue_ids", search="_search_has_issues"
    )
    sync_ids = fields.Many2many(
        "shopify.sync",
        string="Syncs",
        compute="_compute_sync_ids",
        help="The run that last imported this record, and the last ones that were"
        " started for it.",
    )

    @api.depends(lambda self: self._issue_depends())
    def _compute_issue_ids(self) -> None:
        found = defaultdict(self.env["commerce.issue"].browse)
        external_ids = [
            external_id for link in self for external_id in link._issue_external_ids()
        ]
        for issue in self.env["commerce.issue"].search(
            [("external_id", "in", external_ids)]
        ):
            found[issue.channel_id, issue.external_id] += issue
        for link in self:
            issues = (
                found[link.channel_id, external_id]
                for external_id in link._issue_external_ids()
            )
            link.issue_ids = self.env["commerce.issue"].union(*issues)
            open_ = link.issue_ids.filtered(lambda issue: issue.state == "open")
            link.open_issue_count = len(open_)
            link.has_issues = bool(open_)

    @api.model
    def _issue_depends(self) -> tuple[str, ...]:
        return ("external_id",)

    def _issue_external_ids(self) -> list[str]:
        """Return the ids of all that issues of the record may be about."""
        return [self.external_id] if self.external_id else []

    @api.model
    def _search_has_issues(
        self, operator: str, value: Any
    ) -> Domain | NotImplementedType:
        if operator != "in":
            return NotImplemented
        issues = self.env["commerce.issue"].search([("state", "=", "open")])
        domain = Domain.OR(
            Domain("channel_id", "=", shop.id)
            & self._about_any(list(set(found.mapped("external_id"))))
            for shop, found in issues.grouped("channel_id").items()
        )
        return ~domain if False in value and True not in value else domain

    @api.model
    def _about_any(self, external_ids: list[str]) -> Domain:
        return Domain("external_id", "in", external_ids)

    @api.depends("external_id", "imported_at")
    def _compute_sync_ids(self) -> None:
        for link in self:
            runs = link._runs_about_it()
            is_shown = runs._name == self._fields["sync_ids"].comodel_name
            link.sync_ids = is_shown and runs._filtered_access("read")

    def _runs_about_it(self) -> list[int]:
        runs = self.channel_id._runs()
        if not self.external_id:
            return runs
        runs.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id FROM %(runs)s
                 WHERE channel_id = %(shop)s
                   AND (parameters->>'external_id' = %(external_id)s
                        OR parameters->'external_ids' ? %(external_id)s
                        OR (lane = %(lane)s
                            AND dry_run IS NOT TRUE
                            AND start_time <= %(imported)s + interval '1 second'
                            AND COALESCE(end_time, 'infinity') >= %(imported)s))
              ORDER BY id DESC LIMIT %(shown)s
                """,
                runs=SQL.identifier(runs._table),
                shop=self.channel_id.id,
                external_id=self.external_id,
                lane=runs._whole_lane(
                    runs._lane_of_kind(kind_of_link(self._name), self.channel_id.id)
                ),
                imported=SQL("%s::timestamp", self.imported_at or None),
                shown=RUNS_SHOWN,
            )
        )
        return runs.browse(row[0] for row in rows)

    def action_open_issues(self) -> dict[str, Any]:
        """Open all issues of these records."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.issue_action"
        )
        return action | {"context": {}, "domain": [("id", "in", self.issue_ids.ids)]}
