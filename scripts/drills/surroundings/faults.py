"""All that can go wrong between a shop and us, in its answers and on the line."""

import time
from typing import Any

from ..place.processes import wait_until
from ..place.proxy import Proxy
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import CLOSED, Stage
from ..place.truth import check_ended, check_stored

PRODUCTS = "GetProducts"
THROTTLING = ("throttle", "http429")
KINDS: dict[str, dict[str, Any]] = {
    "throttle": {"count": 4},
    "http429": {"count": 4, "retry_after": 2},
    "status": {"status": 503, "probability": 0.3},
    "cut": {"count": 2},
    "html": {"count": 2},
    "errors_beside_data": {"count": 2},
    "null_nodes": {"count": 2},
    "hang": {"count": 1, "seconds": 60},
    "close_before": {"count": 2},
    "close_after": {"count": 2},
    "latency": {"seconds": 1.5},
}
# How many of Shopify's products up to the run's position are in Odoo, or set aside.
SETTLED = """
SELECT (run.position ->> 'id')::bigint,
       (SELECT count(*) FROM commerce_product AS link
         WHERE substring(external_id
         FROM '[0-9]+$')::bigint <= (run.position ->> 'id')::bigint)
  FROM shopify_sync AS run WHERE run.id = %s
"""
ONWARDS = 120  # seconds
QUICK = ("cut", "reset")
SLOW = ("stall", "drip", "hole")  # each of them takes as long as we have patience
CLOSED_SECONDS = 4


def faults(stage: Stage, report: Report, scale: Scale) -> None:
    """Every kind of fault over whole imports: all is stored, nothing is passed over."""
    size = scale(500, 1_000)
    with stage.server():
        if scale.quick:
            rules = [_rule(kind, count=1) for kind in KINDS if kind != "latency"]
            _import(stage, report, size, rules)
            return
        for kind in KINDS:
            report.tell("fault", kind)
            run = _import(stage, report, size, [_rule(kind)])
            if kind in THROTTLING:
                report.exactly("attempts burned", run["retry_attempts"] or 0, 0)
            _forget(stage)


def outage(stage: Stage, report: Report, scale: Scale) -> None:
    """An outage of the shop: the run goes on soon after."""
    seconds = scale(20, 300)
    stage.fill(500)
    stage.shopify.faults({"kind": "status", "status": 503, "operation": PRODUCTS})
    stage.server()
    run_id = stage.start()
    wait_until(stage.reads)
    time.sleep(seconds)
    stage.shopify.faults()
    since = stage.now()
    wait_until(lambda: stage.run(run_id)["done_count"], ONWARDS * 2)
    report.at_most("goes on after, s", stage.now() - since, ONWARDS)
    check_ended(stage, report, run_id)
    check_stored(stage, report)


def network(stage: Stage, report: Report, scale: Scale) -> None:
    """A line cut, reset, stalled, dripping, dead or closed: all is stored, once."""
    slow = scale([scale.dice.choice(SLOW)], list(SLOW * 2))
    faults = [*scale(QUICK, QUICK * 3), *slow]
    scale.dice.shuffle(faults)
    port = int(stage.shopify.base_url.rsplit(":", 1)[-1])
    with Proxy(("127.0.0.1", port)) as line:
        stage.connect(1, line)
        stage.fill(scale(500, 1_500))
        stage.server()
        line.strike(*faults)
        run_id = stage.start()
        wait_until(lambda: line.due < len(faults), 60)
        line.close()
        time.sleep(CLOSED_SECONDS)
        line.open()
        run = check_ended(stage, report, run_id)
    report.tell("faults", ", ".join([*faults, "refused"]))
    report.exactly("faults that met nobody", line.due, 0)
    report.exactly("records set aside", run["issue_count"], 0)
    check_stored(stage, report)


def _rule(kind: str, **other: Any) -> dict[str, Any]:
    return {"kind": kind, "operation": PRODUCTS, **KINDS[kind], **other}


def _import(stage: Stage, report: Report, size: int, rules: list) -> dict[str, Any]:
    stage.fill(size)
    stage.shopify.faults(*rules)
    numbers = [int(it["id"].rsplit("/")[-1]) for it in stage.shopify.products()]
    run_id = stage.start()
    passed_over = 0
    while stage.run(run_id)["state"] not in CLOSED:
        ((position, settled),) = stage.query(SETTLED, run_id)
        due = sum(number <= (position or 0) for number in numbers)
        passed_over = max(passed_over, due - settled)
        time.sleep(0.05)
    run = check_ended(stage, report, run_id)
    struck = [call for call in stage.shopify.log() if call["fault"]]
    report.tell("calls met by a fault", f"{len(struck)} of {len(stage.shopify.log())}")
    report.exactly("passed over by the position", passed_over, 0)
    check_stored(stage, report)
    return run


def _forget(stage: Stage) -> None:
    """Empty Odoo of the shop's products, so that the next import has all to do."""
    stage.shell(
        "env['product.template'].browse(env['commerce.product'].search([])"
        ".product_tmpl_id.ids).unlink();"
        "env['commerce.product'].search([]).unlink(); env.cr.commit()"
    )
