"""Workers that die among a run's images, and among what Shopify deleted."""

import hashlib
import time
from collections import Counter

from ...local_shopify.base.images import draw, image_path
from ..place.processes import Server, wait_until
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from ..place.truth import check_ended, check_stored
from ..workers.kill import TAKEOVER, at_work

IMAGES_EACH = 3
# That a worker downloads before it stores them: eight at a time, for a second.
AT_ONCE = 24
# An image is on its way, and a product's images are being set, for a while.
LATENCY = {"kind": "latency", "operation": "Image", "seconds": 0.7}
SLOW_IMAGE = """
CREATE FUNCTION drill_rest() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_sleep(0.5);
    RETURN NEW;
END $$;
CREATE TRIGGER drill_rest BEFORE INSERT ON ir_attachment FOR EACH ROW
    WHEN (NEW.res_model = 'product.template' AND NEW.res_field = 'image_1920')
    EXECUTE FUNCTION drill_rest();
"""
IS_SETTING = """
SELECT count(*) > 0 FROM pg_stat_activity
 WHERE datname = current_database() AND wait_event = 'PgSleep'
"""
# Contents, by the record in Shopify that they belong to.
KEPT = """
SELECT media.external_id, file.checksum FROM commerce_media AS media
  JOIN ir_attachment AS file ON file.res_model = 'commerce.media'
       AND file.res_field = 'image' AND file.res_id = media.id
 WHERE media.state = 'stored'
"""
SHOWN = """
SELECT link.external_id, file.checksum FROM commerce_product AS link
  JOIN ir_attachment AS file ON file.res_model = 'product.template'
       AND file.res_field = 'image_1920' AND file.res_id = link.product_tmpl_id
"""
GONE = "SELECT external_id FROM commerce_product WHERE state = 'gone'"


def images(stage: Stage, report: Report, scale: Scale) -> None:
    """Workers killed among images and what is gone: each is there once, none again."""
    stage.query(SLOW_IMAGE)
    fill(stage, scale(12, 200))
    servers = [stage.server(), stage.server()]
    _kill_among_images(stage, report, scale, servers)
    _kill_among_gone(stage, report, scale, servers)


def fill(stage: Stage, many: int) -> None:
    """Let the shop sell so many products with images."""
    stage.shopify.reset("empty", currency="USD")
    for number in range(1, many + 1):
        names = [f"drill-{number}-{place}" for place in range(IMAGES_EACH)]
        files = [
            {"originalSource": image_path(name, 90, 90), "contentType": "IMAGE"}
            for name in names
        ]
        stage.shopify.add_product(
            f"Lamp {number}", sku=f"LAMP-{number}", price="10.00", files=files
        )


def _kill_among_images(
    stage: Stage, report: Report, scale: Scale, servers: list[Server]
) -> None:
    """Kill one that downloads, then one that sets a product's images."""
    stage.shopify.faults(LATENCY)
    run_id = stage.start()
    takeovers = []
    wait_until(lambda: stage.run(run_id)["image_count"])
    time.sleep(scale.dice.uniform(0, 1))
    takeovers.append(_kill(stage, servers, run_id, alone=not scale.quick))
    wait_until(lambda: stage.value(IS_SETTING))
    takeovers.append(_kill(stage, servers, run_id, alone=not scale.quick))
    run = check_ended(stage, report, run_id)
    report.at_most("longest takeover, s", max(takeovers), TAKEOVER)
    report.exactly("pages of products read again", stage.reads() - 1, 0)
    _check_images(stage, report, run)
    check_stored(stage, report)


def _check_images(stage: Stage, report: Report, run: dict) -> None:
    kept, _first = _wanted(stage)
    report.exactly("images that the run counts", run["image_count"], kept.total())
    report.exactly("records set aside", run["issue_count"], 0)
    again = len(stage.shopify.log("Image")) - kept.total()
    report.at_most("images downloaded again", again, AT_ONCE)
    check_contents(stage, report)


def check_contents(stage: Stage, report: Report) -> None:
    """Judge that all images are in Odoo once, byte by byte, and on their products."""
    kept, first = _wanted(stage)
    for what, wanted, statement in (
        ("images", kept, KEPT),
        ("first images", first, SHOWN),
    ):
        have = Counter(stage.query(statement))
        report.exactly(f"{what} lost or wrong", (wanted - have).total(), 0)
        report.exactly(f"{what} doubled or wrong", (have - wanted).total(), 0)
    waiting = stage.value("SELECT count(*) FROM commerce_product WHERE images_pending")
    report.exactly("products that wait for images", waiting, 0)


def _wanted(stage: Stage) -> tuple[Counter, Counter]:
    """Contents of all images in Shopify, and of each product's first."""
    kept, first = Counter(), Counter()
    for product in stage.shopify.products():
        media = [
            (it["id"], _digest(it["image"]["url"]))
            for it in stage.shopify.media(product["id"])
        ]
        kept.update(media)
        first[product["id"], media[0][1]] += 1
    return kept, first


def _digest(url: str) -> str:
    return hashlib.sha1(draw(url)).hexdigest()  # as Odoo's attachments


def _kill_among_gone(
    stage: Stage, report: Report, scale: Scale, servers: list[Server]
) -> None:
    """Kill one that asks whether products are still there."""
    deleted = {it["id"] for it in stage.shopify.products()[:3]}
    for external_id in deleted:
        stage.shopify.delete_product(external_id)
    stage.shopify.clear_log()
    stage.shopify.faults(
        {"kind": "latency", "operation": "GetProductIds", "seconds": 4}
    )
    run_id = stage.start()
    left = len(stage.shopify.products())
    wait_until(lambda: stage.run(run_id)["done_count"] == left)
    taken = _kill(stage, servers, run_id, alone=not scale.quick)
    run = check_ended(stage, report, run_id)
    report.at_most("takeover among what is gone, s", taken, TAKEOVER)
    gone = {external_id for (external_id,) in stage.query(GONE)}
    report.exactly("marked as gone, and deleted", len(gone & deleted), len(deleted))
    report.exactly("marked as gone, but there", len(gone - deleted), 0)
    report.exactly("marks that the run counts", run["gone_count"], len(deleted))
    report.exactly("products read again", stage.reads() - 1, 0)
    downloads = len(stage.shopify.log("Image"))
    report.exactly("images downloaded for it", downloads, 0)


def _kill(stage: Stage, servers: list[Server], run_id: int, *, alone: bool) -> float:
    """Kill who works; return the seconds until another does.

    :param alone: leave it dead until then; only the other server can take over
    """
    victim = wait_until(lambda: at_work(stage, servers))
    attempt = stage.run(run_id)["attempt"]
    victim.kill()
    killed = stage.now()
    if not alone:
        victim.start()
    wait_until(lambda: stage.run(run_id)["attempt"] > attempt, TAKEOVER * 2)
    taken = stage.now() - killed
    if alone:
        victim.start()
    return taken
