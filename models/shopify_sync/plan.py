"""A dry run: it stores what an import would do, and nothing else."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...services.shopify.importers.planned import PlanBook
from ...services.shopify.importers.planned_gone import PlannedGone
from ...services.shopify.importers.result import PlannedChange
from ..shopify_sync_mode import KINDS, SyncMode

# Imports of records; what follows from them, such as images, has no plan of its own.
PLANNABLE = {mode for kind in KINDS for mode in kind[2:]}
# Odoo's record of each kind.
RECORDS = {
    "products": "product.template",
    "customers": "res.partner",
    "orders": "sale.order",
}


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    dry_run = fields.Boolean(
        compute="_compute_dry_run",
        inverse="_inverse_dry_run",
        store=True,
        help="Show what would happen, change nothing.",
    )
    planned_count = fields.Integer("Planned Changes", compute="_compute_planned_count")

    @api.depends("parameters")
    def _compute_dry_run(self):
        for sync in self:
            sync.dry_run = bool((sync.parameters or {}).get("dry_run"))

    def _inverse_dry_run(self):
        """Nothing to do: `_complete` and `write` keep it in the parameters."""

    def _compute_planned_count(self):
        rows = self.env["shopify.sync.plan"]._read_group(
            [("sync_id", "in", self.ids)], ["sync_id"], ["__count"]
        )
        counts = dict(rows)
        for sync in self:
            sync.planned_count = counts.get(sync, 0)

    @api.depends("mode", "dry_run")
    def _compute_display_name(self):
        super()._compute_display_name()
        for sync in self.filtered("dry_run"):
            sync.display_name = self.env._("%s (dry run)", sync.display_name)

    @api.model
    def _complete(self, vals):
        vals = dict(vals)
        parameters = dict(vals.get("parameters") or {})
        if vals.pop("dry_run", parameters.get("dry_run")):
            parameters["dry_run"] = True
            self._refuse_unplannable(vals)
        else:
            parameters.pop("dry_run", None)
        return super()._complete({**vals, "parameters": parameters})

    @api.model
    def _refuse_unplannable(self, vals):
        if self._mode_of(vals) not in PLANNABLE:
            raise UserError(
                self.env._(
                    "There is no dry run of this: it follows up what an import has"
                    " planned. Start it as it is, or choose an import of products,"
                    " customers or orders."
                )
            )

    def _to_write(self, vals):
        """Yield runs and values; a draft may become a dry run, or a real one.

        One that had ended well plans all of it anew, and looks for all gaps anew.
        """
        if vals.get("state") == "queued":
            again = self.filtered(lambda sync: sync.state == "success")
            again._forget_plan()
            again.sudo().gap_ids.unlink()
        if "dry_run" not in vals:
            yield from super()._to_write(vals)
            return
        for sync in self:
            parameters = {**(sync.parameters or {}), **(vals.get("parameters") or {})}
            parameters["dry_run"] = vals["dry_run"]
            rest = {name: value for name, value in vals.items() if name != "dry_run"}
            values = {**rest, "parameters": parameters}
            yield from super(ShopifySync, sync)._to_write(values)

    def _forget_plan(self):
        if dry := self.filtered("dry_run"):
            rows = SQL("DELETE FROM shopify_sync_plan WHERE sync_id IN %s", dry._ids)
            self.env.cr.execute(rows)
            self.env["shopify.sync.plan"].invalidate_model()

    # The run

    def _plan_book(self):
        """Return where a dry run keeps its plan; a real run has none."""
        return (
            PlanBook(self.env["shopify.sync.plan"], self.id) if self.dry_run else None
        )

    def _planned_phases(self, mode, shop, service):
        """Return what a dry run plans after the records: nothing of the images."""
        if mode.lane != "products":
            return self._later_phases(mode, shop, service)
        gone = PlannedGone(shop.env, shop, self._plan_book(), self._reader_lang())
        return [self._gone_phase(mode, shop, service, gone)]

    def _reader_lang(self):
        """Return the language of the person who wanted the run."""
        return self.create_uid.lang or self.shop_id.lang

    def _keep_told(self, keys, issues):
        """Keep issues; of a dry run they are rows of the plan."""
        if not self._is_dry():
            return super()._keep_told(keys, issues)
        rows = self.env["shopify.sync.plan"]
        told = rows.search([("sync_id", "=", self.id), ("gid", "in", list(keys))])
        known = {(row.gid, row.code) for row in told if row.code}
        rows._add(
            self.id,
            [
                self._planned_issue(issue)
                for issue in issues
                if (issue.gid, issue.code) not in known
            ],
        )

    def _planned_issue(self, issue):
        """Return the row of a record that could not even be planned."""
        return PlannedChange(
            gid=issue.gid,
            name=issue.name,
            model=RECORDS[SyncMode(self.mode).lane],
            action="set_aside",
            field="issue",
            label=self.env._("Reason"),
            new=issue.message,
            code=issue.code,
        )

    def _check_world(self, shop, service):
        """Refuse to plan in another currency than the shop's, which stays unlearned."""
        answer = service.client.get_shop()
        # What is read here holds no transaction open over the next request.
        with self.pool.cursor() as cr:
            shop.with_env(shop.env(cr=cr))._check_sameness(answer.shop)

    # What a person does with it

    def action_show_plan(self):
        """Show the planned changes, record by record."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.sync_plan_action"
        )
        return {**action, "domain": [("sync_id", "=", self.id)]}

    def action_run_for_real(self):
        """Queue the same run once more, to do what this one has planned."""
        self.ensure_one()
        if not self.dry_run:
            raise UserError(self.env._("%s was no dry run.", self.display_name))
        parameters = {**self.parameters}
        del parameters["dry_run"]
        run = self.create(
            {
                "mode": self.mode,
                "shop_id": self.shop_id.id,
                "parameters": parameters,
                "state": "queued",
            }
        )
        return run.run_async()._open()
