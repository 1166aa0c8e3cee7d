"""One lost worker in an import of orders: what it costs in time and points."""

import time
from typing import Any

from ..place.processes import wait_until
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from ..place.truth import check_ended
from ..workers.kill import at_work
from .orders import PRODUCTS
from .shops import SECOND

LASTED = """
SELECT EXTRACT(EPOCH FROM end_time - start_time)::float FROM shopify_sync WHERE id = %s
"""
LOSS = 60  # seconds: a server starts, takes over, and goes record by record
PAGE = 1_000  # points of the page that is read again


def careful(stage: Stage, report: Report, scale: Scale) -> None:
    """A worker killed once: only what it had in hand goes one by one."""
    many, seed = scale(120, 600), scale.dice.randrange(10**6)
    shops = {1: stage.shopify, int(stage.shell(SECOND).split()[-1]): stage.open_shop()}
    for channel_id, shopify in shops.items():
        stage.connect(channel_id, shopify)
        shopify.reset(PRODUCTS, currency="USD", customers=many)
        shopify.random_orders(seed, many, events=True)
    server = stage.server()
    for channel_id in shops:
        check_ended(stage, report, stage.start(shop=channel_id))
    first, second = shops
    undisturbed = check_ended(stage, report, stage.start("import_all_orders", first))
    run_id = stage.start("import_all_orders", second)
    wait_until(lambda: at_work(stage, [server]))
    time.sleep(4)
    server.kill()
    server.start()
    killed = check_ended(stage, report, run_id, 900)
    report.exactly("orders", killed["done_count"], many)
    report.at_least("slices", killed["attempt"], 2)
    _compare(stage, report, undisturbed, killed)


def _compare(
    stage: Stage, report: Report, undisturbed: dict[str, Any], killed: dict[str, Any]
) -> None:
    """Judge what the loss has cost."""
    alone, lost = (stage.value(LASTED, run["id"]) for run in (undisturbed, killed))
    report.tell("undisturbed, s", round(alone))
    report.at_most("with one kill, s", round(lost), round(alone * 1.3) + LOSS)
    report.tell("undisturbed, points", round(undisturbed["points_used"]))
    report.at_most(
        "with one kill, points",
        round(killed["points_used"]),
        round(undisturbed["points_used"]) + PAGE,
    )
