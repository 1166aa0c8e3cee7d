"""The dialog that starts a synchronisation."""

from typing import Any

from odoo import api, fields, models

from ..models.runs.kinds.import_work import ImportsAll, ImportsChanged
from ..models.runs.kinds.kind import KINDS, kind_of_lane
from ..models.runs.kinds.table import WORKS, import_of


class CommerceSyncNow(models.TransientModel):
    """What is to be synchronised now, with which shop."""

    _name = "commerce.sync.now"
    _description = "Synchronise with Shopify Now"

    channel_id = fields.Many2one(
        "commerce.channel",
        "Shop",
        domain=[("system", "=", "shopify")],
        required=True,
        default=lambda self: self._first_shop(),
    )
    kind = fields.Selection(
        lambda self: [(kind.lane, self.env._(kind.label)) for kind in KINDS],
        "Of",
        compute="_compute_kind",
        store=True,
        readonly=False,
        required=True,
    )
    offered_modes = fields.Json(compute="_compute_offered_modes")
    mode = fields.Selection(
        lambda self: self.env["shopify.sync"]._modes(),
        "What",
        required=True,
        default=lambda self: self._first_mode(),
    )
    hint = fields.Char(compute="_compute_about_mode")
    example = fields.Char(compute="_compute_about_mode")
    needs_record = fields.Boolean(compute="_compute_about_mode")
    can_dry_run = fields.Boolean(compute="_compute_about_mode")
    shopify_id = fields.Char(
        "Shopify ID",
        help="The number at the end of the address of the record's page in Shopify, or"
        " the whole address. An order is found by its name, such as #1001, too.",
    )
    dry_run = fields.Boolean(
        help="Show what would happen, change nothing: you see field by field what would"
        " be created, linked and changed."
    )
    can_read_anew = fields.Boolean(compute="_compute_about_mode")
    read_anew = fields.Boolean(
        "Read Everything Anew",
        help="For when something changed in Shopify and did not come in. An import of"
        " all asks first what has changed since it was read, and reads the rest in full"
        " only where that was a day ago. Some changes do not count as one in Shopify,"
        " such as a product's new collection. It takes as long as the first import.",
    )

    @api.model
    def _first_shop(self) -> models.BaseModel:
        """Return the default shop, or the first one of the user's companies."""
        shops = self.env["commerce.channel"]
        shops._default_shop()  # made now, if only the parameters know of it
        return shops.search([("system", "=", "shopify")], limit=1)

    @api.model
    def _first_mode(self) -> str:
        """Return what the kind and the shop that a button is about need most days."""
        if lane := self.env.context.get("default_kind"):
            channel_id = self.env.context.get("default_channel_id")
            return self._usual_mode(
                lane, self.env["commerce.channel"].browse(channel_id)
            )
        return import_of(KINDS[0], ImportsChanged).mode

    @api.depends("mode")
    def _compute_kind(self) -> None:
        for dialog in self.filtered("mode"):
            dialog.kind = WORKS[dialog.mode].kind.lane

    @api.depends("kind")
    def _compute_offered_modes(self) -> None:
        for dialog in self:
            dialog.offered_modes = [
                mode for mode, work in WORKS.items() if work.kind.lane == dialog.kind
            ]

    @api.depends("mode", "dry_run")
    def _compute_about_mode(self) -> None:
        for dialog in self:
            work = WORKS.get(dialog.mode)
            dialog.hint = work and self.env._(work.hint)
            dialog.example = work and self.env._(work.kind.example)
            dialog.needs_record = bool(work) and work.needs_record
            dialog.can_dry_run = bool(work) and work.can_dry_run
            # A dry run does so anyway. An import of changes would not even find what
            # does not count as changed.
            is_of_all = bool(work) and issubclass(work, ImportsAll)
            dialog.can_read_anew = is_of_all and not dialog.dry_run

    @api.onchange("kind")
    def _onchange_kind(self) -> None:
        """Offer what another kind of record needs most days, or first of all."""
        if self.kind and self.kind != WORKS[self.mode].kind.lane:
            self.mode = self._usual_mode(self.kind, self.channel_id)

    @api.model
    def _usual_mode(self, lane: str, shop: models.BaseModel) -> str:
        kind = kind_of_lane(lane)
        has_begun = shop[kind.begun_field]
        return import_of(kind, ImportsChanged if has_begun else ImportsAll).mode

    def action_start(self) -> dict[str, Any]:
        """Queue the run and open it; where the same one already waits, open that."""
        self.ensure_one()
        values = {
            "channel_id": self.channel_id.id,
            "mode": self.mode,
            "state": "queued",
        }
        if self.dry_run and self.can_dry_run:
            values["dry_run"] = True
        if self.read_anew and self.can_read_anew:
            values["read_anew"] = True
        if self.needs_record:
            values["shopify_id"] = self.shopify_id
        return self.env["shopify.sync"].create(values).run_async()._open()
