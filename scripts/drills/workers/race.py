"""Several that want, or queue, the same run at the same moment."""

import time

from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import CLOSED, Stage
from ..place.truth import check_stored

ROUNDS = """
import time
from odoo.exceptions import UserError
Sync, ours, ids = env["shopify.sync"], 0, []
for number in range({rounds}):
    run = Sync.create({{"mode": "import_all_products"}})
    run.run_async()
    env.cr.commit()
    try:
        run.run()
    except UserError:
        pass  # the other one has it
    ids.append(run.id)
    while True:
        env.cr.commit()
        env.invalidate_all()
        if run.state in {closed!r}:
            break
        time.sleep(0.02)
print("ids", *ids)
"""
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


def race(stage: Stage, report: Report, scale: Scale) -> None:
    """Two servers and a button race for each run: one of them does it, once."""
    rounds = scale(10, 100)
    stage.fill(3)
    for _ in range(2):
        stage.server()
    stage.shell("pass")  # meanwhile the servers have started
    code = ROUNDS.format(rounds=rounds, closed=CLOSED)
    ids = [int(text) for text in stage.shell(code, 600).split()[1:]]
    runs = [stage.run(run_id) for run_id in ids]
    report.exactly("runs", len(set(ids)), rounds)
    report.exactly("ended well", sum(it["state"] == "success" for it in runs), rounds)
    report.exactly("claims", sum(it["attempt"] for it in runs), rounds)
    report.exactly("pages asked for", stage.looks(), rounds)
    check_stored(stage, report)


def enqueue(stage: Stage, report: Report, scale: Scale) -> None:
    """Eight processes queue the same run again and again: there is one."""
    processes, times = 8, scale(50, 1_000)
    code = QUEUE.format(mode=MODE, times=times, start=time.time() + 10)
    shells = [stage.open_shell(code) for _ in range(processes)]
    met = {int(word) for each in shells for word in each.wait(600).split()[1:]}
    report.tell("times queued", processes * times)
    report.exactly("runs", stage.value("SELECT count(*) FROM shopify_sync"), 1)
    report.exactly("runs that the callers met", len(met), 1)
