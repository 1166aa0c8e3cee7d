"""`commerce.run`: what runs of a shop have in common, whatever its system."""

from datetime import datetime, timezone
from typing import Any

from odoo import api, fields, models, tools

from ..engine.run import SyncRun

# What a run counts besides the engine, and forgets when it does all of it again.
COUNTERS = (
    "gone_count",
    "image_count",
    "gap_count",
    "fetched_count",
    "exported_count",
)


class CommerceRun(models.AbstractModel):
    """A run of one shop. A system's own model adds to it what `sync.run` asks for, and
    `_record_model()`: Odoo's model of what the run synchronises.

    Plans, issues and gaps of all systems are in the same tables; `commerce.run.part`
    says whose they are.
    """

    _name = "commerce.run"
    _inherit = "sync.run"
    _description = "Synchronisation of a Shop"

    DECIDED = SyncRun.DECIDED | {"channel_id", "dry_run"}

    channel_id = fields.Many2one(
        "commerce.channel", "Shop", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="channel_id.company_id", store=True)
    dry_run = fields.Boolean(
        compute="_compute_dry_run",
        inverse="_inverse_decided",
        store=True,
        help="Show what would happen, change nothing.",
    )
    issue_ids = fields.One2many("commerce.issue", "run_id")
    gap_ids = fields.One2many("commerce.order.gap", "run_id", "Gaps", readonly=True)
    gone_count = fields.Integer(
        "Gone",
        readonly=True,
        copy=False,
        help="Records that the shop has no more. They are marked; nothing is deleted"
        " here.",
    )
    image_count = fields.Integer(
        "Images", readonly=True, copy=False, help="Images that came in."
    )
    gap_count = fields.Integer(
        "Gaps",
        readonly=True,
        copy=False,
        help="Orders that were missing in Odoo, or older there than in the shop.",
    )
    exported_count = fields.Integer(
        "Exported", readonly=True, copy=False, help="Products that went out."
    )
    fetched_count = fields.Integer(
        "Gaps Closed", readonly=True, copy=False, help="Of those, what came in."
    )

    @api.depends("parameters")
    def _compute_dry_run(self) -> None:
        for run in self:
            run.dry_run = bool((run.parameters or {}).get("dry_run"))

    def _inverse_decided(self) -> None:
        """Nothing to do: `_complete` and `write` keep it in the parameters."""

    @api.depends("mode", "dry_run")
    def _compute_display_name(self) -> None:
        super()._compute_display_name()
        for run in self.filtered("dry_run"):
            run.display_name = self.env._("%s (dry run)", run.display_name)

    @api.model
    def _afresh(self) -> dict[str, Any]:
        return {**super()._afresh(), **dict.fromkeys(COUNTERS, 0)}

    def unlink(self) -> bool:
        """Delete runs with their plans and gaps; their issues stay, of no run."""
        done = super().unlink()
        for name in self.pool.descendants(["commerce.run.part"], "_inherit"):
            if not self.pool[name]._abstract:
                self.env[name]._forget_runs(self)
        return done

    @tools.ormcache("self.id")
    def _fixed(self) -> tuple[int, bool]:
        """Return the shop's id and whether it is a dry run, of a run past its draft.

        Neither changes any more, and each commit forgets what was read of the run.
        """
        return self.channel_id.id, self.dry_run

    def _shop_key(self) -> int:
        channel_id, _dry = self._fixed()
        return channel_id

    def _is_dry(self) -> bool:
        _channel_id, dry = self._fixed()
        return dry

    # How far everything is stored

    def _since(self, watermark: str) -> datetime | None:
        since = self.env["commerce.watermark"]._since(self.channel_id, watermark)
        return since and since.replace(tzinfo=timezone.utc)

    def _advance(self, watermark: str, until: str) -> None:
        if not self._is_dry():
            shop = self.env["commerce.channel"].browse(self._shop_key())
            self.env["commerce.watermark"]._advance(shop, watermark, until)
