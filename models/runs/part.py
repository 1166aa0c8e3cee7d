"""What a run leaves behind: planned changes, issues, gaps."""

from typing import Any

from odoo import api, fields, models
from odoo.tools import SQL


class CommerceRunPart(models.AbstractModel):
    """What a run of a shop tells, of whatever queue the run is.

    It goes with its shop by a constraint of the database, and with its run by the
    run's `unlink`: runs of several systems have tables of their own.
    """

    _name = "commerce.run.part"
    _description = "Left by a Synchronisation"

    channel_id = fields.Many2one(
        "commerce.channel", "Shop", required=True, readonly=True, ondelete="cascade"
    )
    run_model = fields.Char(readonly=True)
    run_id = fields.Many2oneReference(model_field="run_model", readonly=True)

    @api.model
    def _of_runs(self, runs: models.BaseModel) -> list[tuple[str, str, Any]]:
        """Return the domain of what these runs left."""
        return [("run_model", "=", runs._name), ("run_id", "in", runs.ids)]

    @api.model
    def _by_run(self, run: models.BaseModel) -> dict[str, Any]:
        """Return the values by which a record is known as a run's."""
        return {
            "channel_id": run._shop_key(),
            "run_model": run._name,
            "run_id": run.id,
        }

    @api.model
    def _forget_runs(self, runs: models.BaseModel) -> None:
        """Delete what these runs left, in one statement."""
        self._change_of_runs(runs, SQL("DELETE FROM %s", SQL.identifier(self._table)))

    @api.model
    def _change_of_runs(self, runs: models.BaseModel, change: SQL) -> None:
        if not runs:
            return
        self.flush_model()
        self.env.cr.execute(
            SQL(
                "%s WHERE run_model = %s AND run_id = ANY(%s)",
                change,
                runs._name,
                runs.ids,
            )
        )
        self.invalidate_model(flush=False)
