"""Several that want the same run at the same moment."""

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
    report.exactly("pages read", stage.reads(), rounds)
    check_stored(stage, report)
