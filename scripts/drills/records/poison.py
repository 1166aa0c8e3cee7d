"""Records that cannot be stored, and one that kills the worker which has it."""

from ..place.processes import wait_until
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import CLOSED, Stage
from ..place.truth import check_ended, check_stored

PAGE = 250
REFUSE = """
ALTER TABLE commerce_product
  ADD CONSTRAINT drill CHECK (title IS NULL OR title NOT LIKE 'Poison %')
"""
DEADLY = """
CREATE FUNCTION drill_hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_sleep(600);
    RETURN NEW;
END $$;
CREATE TRIGGER drill_hold BEFORE INSERT ON commerce_product
    FOR EACH ROW WHEN (NEW.title = 'Killer') EXECUTE FUNCTION drill_hold();
"""
# A killed worker's connection stays until its run is taken over.
IN_HAND = """
SELECT max(pid) FROM pg_stat_activity
 WHERE datname = current_database() AND wait_event = 'PgSleep' AND pid != ALL(%s)
"""


def poison(stage: Stage, report: Report, scale: Scale) -> None:
    """One and five records of 250 cannot be stored: the others are."""
    stage.query(REFUSE)
    stage.fill(2 * PAGE)
    products = stage.shopify.products()
    one = scale.dice.sample(products[:PAGE], 1)
    five = scale.dice.sample(products[PAGE:], 5)
    titles = [f"Poison {number}" for number in range(6)]
    for product, title in zip(one + five, titles, strict=True):
        stage.shopify.change_product(product["id"], title=title)
    with stage.server():
        run = check_ended(stage, report, stage.start())
    report.exactly("stored", run["created_count"], 249 + 245)
    report.exactly("set aside", run["issue_count"], 6)
    reasons = stage.query("SELECT reason FROM commerce_issue WHERE reason != ''")
    report.exactly("with a reason", len(reasons), 6)
    check_stored(stage, report, titles)


def killer(stage: Stage, report: Report, scale: Scale) -> None:
    """A record that kills its worker is set aside after three deaths at most."""
    stage.query(DEADLY)
    stage.fill(scale(300, 600))
    third = stage.shopify.products()[scale.dice.randrange(250)]
    stage.shopify.change_product(third["id"], title="Killer")
    server = stage.server()
    run_id = stage.start()
    killed: list[int] = []
    while held := _is_in_hand(stage, killed, run_id):
        server.kill()
        killed.append(held)
        server.start()
    run = check_ended(stage, report, run_id)
    report.at_most("deaths", len(killed), 3)
    report.exactly("set aside", run["issue_count"], 1)
    reason = stage.value("SELECT reason FROM commerce_issue")
    report.tell("reason", reason)
    check_stored(stage, report, ["Killer"])


def _is_in_hand(stage: Stage, killed: list[int], run_id: int) -> int | None:
    """Wait until another connection stores the record, None once the run is over."""
    held = wait_until(
        lambda: (
            stage.value(IN_HAND, killed) or stage.run(run_id)["state"] in CLOSED and -1
        ),
        120,
    )
    return None if held == -1 else held
