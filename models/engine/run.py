"""The queue's record: what is to be done, how far it is, how it ended."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any

from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError, UserError

from .const import CLOSED_STATES, NEW_STATES, OPEN_STATES, PRIORITY, STATES

# PostgreSQL indexes no text of more than some 2,700 bytes.
LONGEST_KEY = 500

# What a run forgets when it is queued again. Position and counters stay.
FORGET = {
    "run_token": False,
    "backend": False,
    "retry_at": False,
    "last_progress": False,
    "retry_attempts": 0,
    "end_time": False,
    "paused": False,
    "wait_reason": False,
    "error_message": False,
    "error_exception": False,
    "error_traceback": False,
    "error_record": False,
    "error_input": False,
}

# What a run forgets besides when it had ended well: it does all of it again.
AFRESH = {
    "start_time": False,
    "position": False,
    "window": False,
    "careful_count": 0,
    "part_size": 0,
    "total_count": 0,
    "done_count": 0,
    "created_count": 0,
    "updated_count": 0,
    "unchanged_count": 0,
    "set_aside_count": 0,
    "issue_count": 0,
    "attempt": 0,
    "hard_throttle_count": 0,
    "request_count": 0,
    "points_used": 0,
    "wait_seconds": 0,
    "active_seconds": 0,
}


class SyncRun(models.AbstractModel):
    """A piece of synchronisation that survives crashes. Knows no shop system.

    A concrete model is a queue of its own, which the same workers carry on: it adds its
    `_modes`, overrides `_lane_of` and defines `_task(pace)`, which returns a
    `task.Task`.
    """

    _name = "sync.run"
    _description = "Synchronisation Run"
    _order = "id desc"

    DECIDED = frozenset({"mode", "parameters", "state"})
    """What a person decides of a run. All other columns are the engine's."""

    mode = fields.Selection(lambda self: self._modes(), required=True, index=True)
    lane = fields.Char(
        required=True,
        readonly=True,
        index=True,
        copy=False,
        help="Runs of one lane follow each other, lanes go side by side.",
    )
    parameters = fields.Json(readonly=True)
    parameters_key = fields.Char(readonly=True, required=True, copy=False)
    priority = fields.Integer(
        readonly=True, copy=False, help="Lower goes first within a lane."
    )
    state = fields.Selection(
        STATES, default="draft", required=True, index=True, copy=False
    )
    paused = fields.Boolean(readonly=True, copy=False)
    retry_at = fields.Datetime("Next Try", readonly=True, copy=False)
    wait_reason = fields.Char("Waits For", readonly=True, copy=False)

    run_token = fields.Char(readonly=True, copy=False)
    backend = fields.Char(
        readonly=True,
        copy=False,
        help="The database connection on which the worker stores pages.",
    )
    attempt = fields.Integer("Slices", readonly=True, copy=False)
    retry_attempts = fields.Integer(
        readonly=True,
        copy=False,
        help="Takeovers and failures since the last progress.",
    )
    hard_throttle_count = fields.Integer(
        readonly=True,
        copy=False,
        help="How often the other side refused a request as too fast.",
    )
    in_hand = fields.Char(
        readonly=True,
        copy=False,
        help="The record worked on alone since it may stop the worker.",
    )
    in_hand_count = fields.Integer(
        readonly=True,
        copy=False,
        help="How often that record was taken in hand without an end.",
    )

    careful_count = fields.Integer(
        readonly=True,
        copy=False,
        help="Records to store one by one, since a worker was lost with them in hand;"
        " -1 for a whole page.",
    )
    part_size = fields.Integer(
        readonly=True,
        copy=False,
        help="How many records a worker has in hand; -1 for a whole page.",
    )

    start_time = fields.Datetime("Started", readonly=True, copy=False)
    end_time = fields.Datetime("Ended", readonly=True, copy=False)
    last_activity = fields.Datetime(readonly=True, copy=False)
    last_progress = fields.Datetime(readonly=True, copy=False)

    position = fields.Json(readonly=True, copy=False)
    window = fields.Json(
        readonly=True, copy=False, help="What was fixed when the run started."
    )

    error_message = fields.Text("Error", readonly=True, copy=False)
    error_exception = fields.Char("Exception", readonly=True, copy=False)
    error_traceback = fields.Text("Traceback", readonly=True, copy=False)
    error_record = fields.Text("Received Record", readonly=True, copy=False)
    error_input = fields.Text("Sent Input", readonly=True, copy=False)

    @api.model
    def _modes(self) -> list[tuple[str, str]]:
        """Return the modes that work, with their labels."""
        return []

    @api.depends("mode")
    def _compute_display_name(self) -> None:
        modes = dict(self._fields["mode"]._description_selection(self.env))
        for run in self:
            run.display_name = f"{modes.get(run.mode) or run.mode or ''} #{run.id}"

    @api.model_create_multi
    def create(self, vals_list: list[dict[str, Any]]) -> models.BaseModel:
        """Create runs; where the same one already waits, that one is returned.

        :raises AccessError: anybody but the system gives a value that is the engine's
        """
        runs = self.browse()
        for vals in vals_list:
            self._check_decided(vals, NEW_STATES)
            vals = self._complete({**self.default_get([*self._fields]), **vals})
            waiting = vals.get("state") == "queued" and self._is_duplicate(vals)
            if waiting:
                runs += waiting
            else:
                with self._told_of_twins():
                    runs += super().create([vals])
        return runs

    @contextmanager
    def _told_of_twins(self) -> Iterator[None]:
        """Ask for a new transaction where a rival queued the same in ours."""
        try:
            with self.env.cr.savepoint():
                yield
                self.env.flush_all()
        except UniqueViolation as error:
            # The rival committed after our snapshot: only a new transaction sees it.
            raise ConcurrencyError(
                self.env._("The same run was queued at this very moment. Try again.")
            ) from error

    @api.model
    def _complete(self, vals: dict[str, Any]) -> dict[str, Any]:
        """Return values with all that tells this run from others."""
        parameters = vals.get("parameters") or {}
        return {
            "priority": PRIORITY,
            **vals,
            "lane": self._whole_lane(self._lane_of(vals)),
            "parameters": parameters,
            "parameters_key": self._key_of(parameters),
        }

    @api.model
    def _key_of(self, parameters: dict[str, Any]) -> str:
        """Return a text that tells parameters apart; a long one is summed up."""
        text = json.dumps(parameters, sort_keys=True)
        if len(text) <= LONGEST_KEY:
            return text
        return blake2b(text.encode(), digest_size=16).hexdigest()

    @api.model
    def _lane_of(self, vals: dict[str, Any]) -> str:
        """Return the lane for the values of a new run, by its name within the queue."""
        return vals["mode"]

    @api.model
    def _is_duplicate(self, vals: dict[str, Any]) -> models.BaseModel:
        """Return the run that already waits to do the same for the first time."""
        return self.search(
            [
                ("lane", "=", vals["lane"]),
                ("mode", "=", vals["mode"]),
                ("parameters_key", "=", vals["parameters_key"]),
                ("state", "=", "queued"),
                ("start_time", "=", False),
            ],
            limit=1,
        )

    def write(self, vals: dict[str, Any]) -> bool:
        """Write; setting the state to queued sends a run on from where it stopped.

        :raises AccessError: anybody but the system gives a value that is the engine's
        """
        self._check_decided(vals, ("queued",))
        for runs, values in self._to_write(vals):
            super(SyncRun, runs).write(values)
        return True

    def _to_write(
        self, vals: dict[str, Any]
    ) -> Iterator[tuple[models.BaseModel, dict[str, Any]]]:
        """Yield runs and their values: what was decided, and what follows from it."""
        if vals.get("state") == "queued":
            yield self.filtered(lambda run: run.state == "success"), self._afresh()
            self._refuse_twins()
            vals = {**FORGET, **vals}
        elif vals.get("state") in CLOSED_STATES:
            vals = {"run_token": False, "end_time": self.env.cr.now(), **vals}
        yield self, vals

    @api.model
    def _afresh(self) -> dict[str, Any]:
        """Return what becomes of a run's figures when it does all of it again."""
        return AFRESH

    def _refuse_twins(self) -> None:
        """Raise where a run would wait beside another that does the same."""
        met = set()
        for run in self.filtered(lambda run: not run.start_time):
            identity = run._identity()
            twin = run._is_duplicate(identity) - run
            if twin or tuple(identity.values()) in met:
                raise UserError(
                    self.env._(
                        "%(run)s cannot be queued: %(twin)s already waits to do the"
                        " same.",
                        run=run.display_name,
                        twin=twin.display_name or self.env._("another one of these"),
                    )
                )
            met.add(tuple(identity.values()))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_open(self) -> None:
        for run in self.filtered(lambda run: run.state in OPEN_STATES):
            raise UserError(
                self.env._("%s is not finished. Cancel it first.", run.display_name)
            )
