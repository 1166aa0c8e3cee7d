"""Mutations that Shopify carries out and whose answers are lost."""

from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from .goods import add, both_have, change, check_sent, export


def unanswered(stage: Stage, report: Report, scale: Scale) -> None:
    """Answers of mutations are lost: no product, variant or file is doubled.

    Each round adds new products and changes known ones, so that both ways are met;
    what was lost is looked up by the next export, in the middle of further losses.
    """
    wanted, lost, rounds = scale(30, 500), 0, 0
    both_have(stage, scale(25, 150))
    while lost < wanted and rounds < wanted:
        rounds += 1
        seed = scale.dice.randrange(10**6)
        add(stage, f"New {rounds}", scale(5, 20))
        change(stage, f"Mark {rounds}", rounds / 4)
        fault = {"kind": "close_after", "mutations": True, "probability": 0.4}
        stage.shopify.faults({**fault, "seed": seed})
        stage.shopify.clear_log()
        export(stage, report, "export_changed_products")
        lost += _lost(stage)
    stage.shopify.faults()
    report.at_least("mutations whose answers were lost", lost, wanted)
    stage.shopify.clear_log()
    export(stage, report)
    again = sum(call["is_mutation"] for call in stage.shopify.log())
    report.exactly("mutations of one more export", again, 0)
    check_sent(stage, report)


def _lost(stage: Stage) -> int:
    """Return how many mutations were in requests whose answers were lost."""
    return sum(
        len({name.rpartition("_")[2] for name in call["variables"]})
        for call in stage.shopify.log()
        if call["fault"] and call["is_mutation"]
    )
