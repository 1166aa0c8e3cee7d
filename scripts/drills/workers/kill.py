"""Workers that die at random moments."""

import math
import time

from ..place.processes import Server, wait_until
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from ..place.truth import check_ended, check_stored

PAGE = 250
TAKEOVER = 90  # seconds
SECONDS = 3  # that Shopify takes for a page
LATENCY = {"kind": "latency", "operation": "GetProducts", "seconds": SECONDS}


def kill(stage: Stage, report: Report, scale: Scale) -> None:
    """Workers killed at random: nothing lost, nothing doubled, soon taken over."""
    products, kills = scale(500, 2_000), scale(2, 10)
    stage.fill(products)
    stage.shopify.faults(LATENCY)
    servers = [stage.server(), stage.server()]
    run_id = stage.start()
    takeovers = []
    for number in range(kills):
        # The last one stays dead until another has taken over.
        alone = number == kills - 1
        wait_until(lambda: at_work(stage, servers))
        time.sleep(scale.dice.uniform(0, min(5, _lasts(stage, run_id, products))))
        takeovers.append(_kill_worker(stage, servers, run_id, scale, alone))
    run = check_ended(stage, report, run_id)
    report.exactly("workers killed", len(takeovers), kills)
    report.at_most("longest takeover, s", max(takeovers, default=0.0), TAKEOVER)
    # A killed worker loses the page in its hands, and like any slice that ends
    # the one that it fetched ahead.
    again = stage.reads() - math.ceil(products / PAGE)
    report.at_most("pages read again", again, kills + run["attempt"] - 1)
    report.tell("slices", run["attempt"])
    report.exactly("records set aside", run["issue_count"], 0)
    check_stored(stage, report)


def _kill_worker(stage, servers, run_id, scale, alone: bool) -> float:
    """Kill who works; return the seconds until another does."""
    victim = wait_until(lambda: at_work(stage, servers))
    victim.kill()
    killed, attempt = stage.now(), stage.run(run_id)["attempt"]
    if not alone:
        time.sleep(scale.dice.uniform(0, 3))
        victim.start()
    wait_until(lambda: stage.run(run_id)["attempt"] > attempt, TAKEOVER * 2)
    taken = stage.now() - killed
    if alone:
        victim.start()
    return taken


def at_work(stage: Stage, servers: list[Server]) -> Server | None:
    """Return the one of these servers whose worker has the lane."""
    pid = stage.worker()
    return next((server for server in servers if server.pid == pid), None)


def _lasts(stage: Stage, run_id: int, products: int) -> float:
    """Return for how many seconds the run surely has a worker yet."""
    left = products - (stage.run(run_id)["done_count"] or 0)
    return math.ceil(left / PAGE) * SECONDS - 1
