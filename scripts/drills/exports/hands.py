"""What a person makes in Shopify while the same product is exported."""

import time

from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from .goods import IMPORT, PATIENCE, change, check_sent, export, export_code
from .hand import Hand

LATENCY = {"kind": "latency", "seconds": 0.1}
LASTS = 1.0  # seconds that an export takes at such a shop
COLOURS = ("Red", "Blue")


def hands(stage: Stage, report: Report, scale: Scale) -> None:
    """Made in Shopify by hand in the middle of an export: everything is still there."""
    stage.fill(0)
    products = [_add(stage, number) for number in range(scale(3, 5))]
    stage.shell(IMPORT)
    lost, seeds = [], scale(6, 100)
    for number in range(seeds):
        lost += _round(stage, scale, scale.dice.choice(products), number)
    report.exactly("seeds", number + 1, seeds)
    report.exactly("made by hand and lost", ", ".join(lost[:6]) or 0, 0)
    stage.shopify.faults()
    stage.shell(
        "env['shopify.sync'].create({'mode': 'import_all_products',"
        " 'channel_id': 1, 'state': 'queued'}).run()"
    )
    export(stage, report)
    stage.shopify.clear_log()
    export(stage, report)
    again = sum(call["is_mutation"] for call in stage.shopify.log())
    report.exactly("mutations of one more export", again, 0)
    check_sent(stage, report)


def _add(stage: Stage, number: int) -> str:
    product = stage.shopify.add_product(
        f"Product {number}",
        productOptions=[{"name": "Colour", "values": [{"name": it} for it in COLOURS]}],
        variants=[
            {
                "optionValues": [{"optionName": "Colour", "name": it}],
                "sku": f"P{number}-{it}",
                "price": "10.00",
            }
            for it in COLOURS
        ],
    )
    return product["id"]


def _round(stage: Stage, scale: Scale, product: str, number: int) -> list[str]:
    """Export while a person adds to a product; return what is lost of that."""
    mark = f"hand{number}"
    collection = stage.shopify.add_collection(f"Hand {number}")["id"]
    hand = Hand(stage.shopify.base_url, product, mark, collection)
    change(stage, f"v{number}", 1 + number / 4)
    stage.shopify.faults(LATENCY)
    exporting = stage.open_shell(export_code("export_changed_products"))
    deeds = list(hand.deeds)
    scale.dice.shuffle(deeds)
    for deed in deeds:
        time.sleep(scale.dice.uniform(0, LASTS / len(deeds) * 2))
        deed()
    exporting.wait(PATIENCE * 2)
    return hand.lost()
