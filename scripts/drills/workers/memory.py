"""How a worker's memory grows."""

from ..place.processes import wait_until
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import CLOSED, Stage
from ..place.truth import check_ended

GROWTH = 64  # MiB
PAGE = 250


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
