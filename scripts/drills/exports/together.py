"""Two workers, two people and imports at once, with exports among them."""

from ..place.processes import Shell
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from ..place.truth import check_ended
from .goods import both_have, check_sent, export

# A person saves one product after the other, as a form does: each in a transaction.
EDITS = """
import random, time
from psycopg2.errors import SerializationFailure
dice = random.Random({seed})
templates = env["commerce.product"].search([]).product_tmpl_id
failed = 0
for number in range({many}):
    template = dice.choice(templates)
    try:
        template.name = f"{{template.name.split(' by ')[0]}} by {person} {{number}}"
        template.product_variant_ids[:1].weight = number + 1
        env.cr.commit()
    except SerializationFailure:
        env.cr.rollback()
        failed += 1
    time.sleep(dice.uniform(0, 0.2))
print("failed", failed)
"""
MODES = (
    "export_all_products",
    "import_changed_products",
    "import_then_export_products",
    "export_changed_products",
)


def together(stage: Stage, report: Report, scale: Scale) -> None:
    """Two workers, two people and an import at once: both sides end equal."""
    both_have(stage, scale(20, 200))
    stage.server()
    stage.server()
    people = [_edits(stage, scale, person) for person in ("Ada", "Ben")]
    runs = []
    for _ in range(scale(1, 5)):
        for mode in MODES:
            run_id = stage.start(mode)
            product = scale.dice.choice(stage.shopify.products())
            stage.shopify.change_product(product["id"], vendor=f"Vendor {run_id}")
            runs.append(check_ended(stage, report, run_id))
    failed = sum(int(it.wait(600).split()[-1]) for it in people)
    report.tell("saves that met another's", failed)
    report.exactly("runs that set anything aside", sum(map(_aside, runs)), 0)
    for mode in ("import_all_products", "export_all_products"):
        check_ended(stage, report, stage.start(mode))
    run = export(stage, report)
    report.exactly("products that one more export sends", run["exported_count"], 0)
    check_sent(stage, report)


def _edits(stage: Stage, scale: Scale, person: str) -> Shell:
    seed = scale.dice.randrange(10**6)
    many = scale(40, 400)
    return stage.open_shell(EDITS.format(seed=seed, many=many, person=person))


def _aside(run: dict) -> bool:
    return bool(run["set_aside_count"])
