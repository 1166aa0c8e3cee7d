"""A worker that dies in the middle of an export, at each of its steps."""

from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from .goods import PATIENCE, add, both_have, change, check_sent, export, export_code

PHASE = "services.shopify.products.export.phase", "ExportPhase"
SENDER = "services.shopify.products.export.sender", "Sender"
TASK = "services.shopify.run.export_task", "ExportTask"
# Each step is met by its death before and after it.
STEPS = {
    "look": (*PHASE, "_look"),
    "plan": (*PHASE, "_plan"),
    "look again": (*PHASE, "_moved"),
    "send": (*SENDER, "_ask"),
    "keep": (*PHASE, "_keep"),
    "finish": (*TASK, "finish"),
}
DIES = """
import os, signal
from odoo.addons.commerce_sync.{module} import {owner}
step = {owner}.{name}
def dying(self, *args, **options):
    if {before}:
        os.kill(os.getpid(), signal.SIGKILL)
    step(self, *args, **options)
    os.kill(os.getpid(), signal.SIGKILL)
{owner}.{name} = dying
"""
KILLED = -9
CHANGED = "export_changed_products"


def killed(stage: Stage, report: Report, scale: Scale) -> None:
    """A worker killed at each step of an export: every product ends right."""
    both_have(stage, scale(8, 80))
    deaths, left = 0, {}
    for number, (what, (module, owner, name)) in enumerate(STEPS.items(), 1):
        for before in (True, False):
            mark = f"{what.title()} {'before' if before else 'after'}"
            change(stage, mark, number / 4 + before / 8)
            add(stage, mark, scale(2, 10))
            dies = DIES.format(module=module, owner=owner, name=name, before=before)
            deaths += _die(stage, dies)
            _carry_on(stage)
            left[mark] = export(stage, report)["exported_count"]
    report.exactly("workers killed", deaths, 2 * len(STEPS))
    behind = [f"{mark}: {count}" for mark, count in left.items() if count]
    report.exactly("products that the run left behind", ", ".join(behind) or 0, 0)
    check_sent(stage, report)


def _die(stage: Stage, dies: str) -> bool:
    shell = stage.open_shell(dies + export_code(CHANGED))
    return shell.end(PATIENCE) == KILLED


def _carry_on(stage: Stage) -> None:
    """Let another worker take up the run that was left."""
    run_id = stage.value("SELECT max(id) FROM shopify_sync")
    stage.shell(export_code(run=run_id), PATIENCE * 2)
