"""A record that kills the worker which has it in hand."""

from .processes import Server, wait_until
from .report import Report
from .scale import Scale
from .stage import CLOSED, Stage
from .truth import check_ended, check_stored

DEADLY = """
CREATE FUNCTION drill_hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_sleep(600);
    RETURN NEW;
END $$;
CREATE TRIGGER drill_hold BEFORE INSERT ON shopify_product
    FOR EACH ROW WHEN (NEW.title = 'Killer') EXECUTE FUNCTION drill_hold();
"""
IN_HAND = """
SELECT count(*) > 0 FROM pg_stat_activity
 WHERE datname = current_database() AND wait_event = 'PgSleep'
   AND application_name = %s
"""


def killer(stage: Stage, report: Report, scale: Scale) -> None:
    """A record that kills its worker is set aside after three deaths at most."""
    stage.query(DEADLY)
    stage.fill(scale(300, 600))
    third = stage.shopify.products()[scale.dice.randrange(250)]
    stage.shopify.change_product(third["id"], title="Killer")
    server = stage.server()
    run_id = stage.start()
    deaths = 0
    while _is_in_hand(stage, server, run_id):
        server.kill()
        deaths += 1
        server.start()
    run = check_ended(stage, report, run_id)
    report.at_most("deaths", deaths, 3)
    report.exactly("set aside", run["issue_count"], 1)
    reason = stage.value("SELECT reason FROM shopify_sync_issue")
    report.tell("reason", reason)
    check_stored(stage, report, ["Killer"])


def _is_in_hand(stage: Stage, server: Server, run_id: int) -> bool:
    """Wait until the server stores the record, or until the run is over."""
    return (
        wait_until(
            lambda: (
                stage.value(IN_HAND, f"odoo-{server.pid}")
                and "in hand"
                or stage.run(run_id)["state"] in CLOSED
                and "over"
            ),
            120,
        )
        == "in hand"
    )
