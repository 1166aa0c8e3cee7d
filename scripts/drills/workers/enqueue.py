"""Several that queue the same run at the same moment."""

import time

from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage

MODE = "import_changed_products"
QUEUE = """
from odoo.exceptions import ConcurrencyError
from psycopg2.extensions import TransactionRollbackError
import time
Sync, met, again = env["shopify.sync"], set(), 0
time.sleep(max(0, {start} - time.time()))
for number in range({times}):
    while True:
        try:
            met |= set(Sync.create({{"mode": {mode!r}, "state": "queued"}}).ids)
            env.cr.commit()
            break
        except (ConcurrencyError, TransactionRollbackError):
            env.cr.rollback()
            again += 1
print("met", *met)
"""


def enqueue(stage: Stage, report: Report, scale: Scale) -> None:
    """Eight processes queue the same run again and again: there is one."""
    processes, times = 8, scale(50, 1_000)
    code = QUEUE.format(mode=MODE, times=times, start=time.time() + 10)
    shells = [stage.open_shell(code) for _ in range(processes)]
    met = {int(word) for each in shells for word in each.wait(600).split()[1:]}
    report.tell("times queued", processes * times)
    report.exactly("runs", stage.value("SELECT count(*) FROM shopify_sync"), 1)
    report.exactly("runs that the callers met", len(met), 1)
