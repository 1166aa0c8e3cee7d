"""Limits of a worker: Odoo's own of its time, and what it takes of memory."""

import re

from ..place.processes import Server, wait_until
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import CLOSED, Stage
from ..place.truth import check_ended, check_stored

SECONDS = 30
LATENCY = {"kind": "latency", "operation": "GetProducts", "seconds": 9}
# As Odoo says who begins, who has done, and whom it ends; idle ones, too.
WORD = re.compile(
    r" (?P<pid>\d+) INFO .* Job 'Commerce Sync .* (?P<what>starting|fully done)"
    r"|WorkerCron \((?P<ended>\d+)\) timeout after"
)
GROWTH = 64  # MiB
PAGE = 250


def limits(stage: Stage, report: Report, scale: Scale) -> None:
    """A cron may last 30 s, and pages come slowly: Odoo ends no worker."""
    stage.fill(scale(750, 4_000))
    stage.shopify.faults(LATENCY)
    server = stage.server(1, "--workers=1", f"--limit-time-real-cron={SECONDS}")
    run_id = stage.start()
    run = check_ended(stage, report, run_id, 600)
    report.exactly("workers that Odoo ended at work", _ended(server), 0)
    report.exactly("takeovers since the last progress", run["retry_attempts"] or 0, 0)
    check_stored(stage, report)


def _ended(server: Server) -> int:
    """Count the workers that Odoo ended while they had a cron of ours in hand."""
    busy, ended = set(), 0
    for word in WORD.finditer(server.log.read_text(errors="replace")):
        ended += word["ended"] in busy
        if word["what"] == "starting":
            busy |= {word["pid"]}
        else:
            busy -= {word["pid"], word["ended"]}
    return ended


def memory(stage: Stage, report: Report, scale: Scale) -> None:
    """A worker's memory stays flat from its fourth page on."""
    products = scale(2_000, 10_000)
    stage.fill(products, restore_rate=10_000, maximum_available=20_000)
    server = stage.server()
    run_id = stage.start()
    wait_until(lambda: stage.run(run_id)["done_count"] >= 4 * PAGE, 120)
    early = peak = server.memory()
    while stage.run(run_id)["state"] not in CLOSED:
        peak = max(peak, server.memory())
    report.tell("after four pages, MiB", early)
    report.at_most(f"growth to {products} products, MiB", peak - early, GROWTH)
    check_ended(stage, report, run_id, 3_600)
