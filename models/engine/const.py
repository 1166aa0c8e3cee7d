"""Numbers and states of the engine. They belong together: see `lease` and `slice`."""

LEASE_SECONDS = 60
"""A run whose worker was silent for so long is taken over."""

FRESH_SECONDS = 3
"""A lease that was renewed so lately is not renewed for another request."""

SLICE_SECONDS = 20
"""A worker hands its run back after so long, so that Odoo's limits never end it."""

OVERTIME_SECONDS = 20
"""A page that was begun may be finished within so long after the slice's end."""

EXCHANGE_SECONDS = 20
"""No single request blocks for so long."""

PATIENCE_SECONDS = 15
"""A wait of at most so long is slept inside the slice; a longer one parks the run."""

OUTAGE_SECONDS = 60
"""A run parked by an outage is tried again at least so often."""

MOST_ASKED_SECONDS = 3600
"""In an outage the other side is asked again after so long, whatever it says."""

MOST_PARKED_SECONDS = 48 * 3600
"""A wait that the other side's limits ask for lasts no longer: a day's limit ends."""

TOLD_SECONDS = 300
"""A run that stores nothing for so long, though it is worked on, says so."""

GIVE_UP_HOURS = 24
"""A run that an outage kept from any progress for so long fails."""

NEW_FIRST_SECONDS = 300
"""A new run goes before those that had a slice and wait for at most so much longer."""

ALARM_SECONDS = 300
"""The workers are woken to the second for what is due within so long."""

PAGE_TRIES = 5
"""How often one page is stored again after a conflict with another transaction."""

COMMIT_SIZE = 25
"""A page that fails is halved down to so many records, then goes one by one."""

HISTORY_DAYS = 30
"""Finished runs are kept for so long."""

PRIORITY = 10
"""Of a run that nobody waits for; lower goes first within a lane."""

STATES = [
    ("draft", "Draft"),
    ("queued", "Queued"),
    ("running", "Running"),
    ("success", "Success"),
    ("failed", "Failed"),
    ("cancelled", "Cancelled"),
]
NEW_STATES = ("draft", "queued")
OPEN_STATES = ("queued", "running")
CLOSED_STATES = ("success", "failed", "cancelled")
