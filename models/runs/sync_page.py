"""A run's page: what a person sees, opens from it, and starts for chosen records."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.const import OPEN_STATES
from .kinds.import_work import ImportsBatch, ImportsOne
from .kinds.kind import KINDS, Kind, kind_of_link
from .kinds.table import WORKS, import_of

NOTICES = [f"channel_id.{kind.notice_field}" for kind in KINDS if kind.notice_field]


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    needs_record = fields.Boolean(compute="_compute_about_mode")
    compares = fields.Boolean(compute="_compute_about_mode")
    notice = fields.Text(
        compute="_compute_about_shop", help="What Shopify does not show the app."
    )
    held_count = fields.Integer(
        "Held Orders",
        compute="_compute_about_shop",
        help="Orders of the shop that wait for a person now.",
    )
    loads_images = fields.Boolean(compute="_compute_loads_images")
    has_imported = fields.Boolean(
        compute="_compute_has_imported", help="Its one record is in Odoo."
    )

    @api.depends("mode")
    def _compute_about_mode(self) -> None:
        for sync in self:
            work = WORKS.get(sync.mode)
            sync.needs_record = bool(work) and work.needs_record
            sync.compares = bool(work) and work.compares

    @api.depends("mode", *NOTICES)
    def _compute_about_shop(self) -> None:
        for sync in self:
            work = WORKS.get(sync.mode)
            kind = work and work.kind
            sync.notice = (
                kind and kind.notice_field and sync.channel_id[kind.notice_field]
            )
            sync.held_count = (
                kind and kind.held_field and sync.channel_id[kind.held_field]
            )

    @api.depends("position", "state")
    def _compute_loads_images(self) -> None:
        for run in self:
            phase = (run.position or {}).get("phase")
            run.loads_images = phase == "images" and run.state in OPEN_STATES

    @api.depends("state")
    def _compute_has_imported(self) -> None:
        for sync in self:
            sync.has_imported = sync.state == "success" and bool(sync._imported())

    def _imported(self) -> models.BaseModel:
        """Return the link of a run's one record; empty if it did not come in."""
        external_id = self._only_external_id()
        kind = self.channel_id._resource_of(external_id)
        if not isinstance(kind, Kind):
            return self.browse()
        links = self.env[kind.link]
        return links.search(
            [("channel_id", "=", self.channel_id.id), ("external_id", "=", external_id)]
        )

    def _only_external_id(self) -> str | None:
        """Return the id of a run's one record, which a name was looked up for."""
        parameters = self.parameters or {}
        found = (self.window or {}).get("external_ids") or []
        external_ids = [
            parameters.get("external_id"),
            *(found if parameters.get("name") else []),
        ]
        return next(filter(None, external_ids), None)

    def action_open_imported(self) -> dict[str, Any]:
        """Open what came in: the sales order, the contact or the product."""
        self.ensure_one()
        link = self._imported()
        record = link and (link[kind_of_link(link._name).record_field] or link)
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
        }

    def action_run_for_real(self) -> dict[str, Any]:
        """Queue the same run once more, to do what this one has planned.

        It has planned what it read in full, so this one does not go by times either.
        """
        self.ensure_one()
        if not self.dry_run:
            raise UserError(self.env._("%s was no dry run.", self.display_name))
        parameters = {**self.parameters}
        del parameters["dry_run"]
        if self._work_of(self.mode).reads_times_first:
            parameters["read_anew"] = True
        run = self.channel_id._queue_run(self.mode, parameters)
        return run.run_async()._open()

    def _open(self) -> dict[str, Any]:
        """Return the action that shows one run as a form, several as a list."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.sync_action"
        )
        if len(self) == 1:
            return {**action, "views": [(False, "form")], "res_id": self.id}
        return {**action, "context": {}, "domain": [("id", "in", self.ids)]}

    def _links(self) -> list[tuple[str, str]]:
        """Return the names of runs and where they are in Odoo."""
        return [(run.display_name, f"/odoo/shopify-syncs/{run.id}") for run in self]

    # Chosen records

    @api.model
    def _import_chosen(
        self, shop: models.BaseModel, external_ids: Iterable[str]
    ) -> models.BaseModel:
        """Queue a run for each kind of these records, wake the workers, return them.

        What stands behind an id's number, such as `#images`, does not matter.
        """
        chosen = defaultdict(list)
        for external_id in dict.fromkeys(
            external_id.split("#")[0] for external_id in external_ids
        ):
            chosen[shop._resource_of(external_id)].append(external_id)
        runs = self.browse()
        for kind in KINDS:
            if len(external_ids := chosen[kind]) == 1:
                one = import_of(kind, ImportsOne)
                runs |= shop._queue_run(one.mode, {"external_id": external_ids[0]})
            elif external_ids:
                batch = import_of(kind, ImportsBatch)
                runs |= shop._queue_run(batch.mode, {"external_ids": external_ids})
        return runs.run_async()
