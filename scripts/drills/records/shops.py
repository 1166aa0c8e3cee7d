"""Several shops of one company."""

from ..place.processes import wait_until
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from ..place.truth import check_ended, check_stored

SECOND = """
shop = env["commerce.channel"].search([], limit=1).copy({
    "name": "South Shop", "is_default": False, "own_shopify_shop_url_key": "south-shop",
    "own_shopify_api_token": "shpat_local", "own_test_store": True,
})
env.cr.commit()
print("shop", shop.id)
"""
DOUBLED = """
SELECT (SELECT count(*) - count(DISTINCT default_code) FROM product_product
         WHERE default_code IS NOT NULL),
       (SELECT count(*) - count(DISTINCT name ->> 'en_US') FROM product_attribute),
       (SELECT count(*) - count(DISTINCT name ->> 'en_US') FROM product_tag)
"""
START_BOTH = """
for shop in env["commerce.channel"].search([]):
    env["shopify.sync"].create(
        {"mode": "import_all_products", "channel_id": shop.id}).run_async()
env.cr.commit()
print("runs", *env["shopify.sync"].search([], order="channel_id").ids)
"""
SOON = 60  # seconds


def shops(stage: Stage, report: Report, scale: Scale) -> None:
    """Two shops with the same SKUs at once; one throttled for ever: no harm done."""
    size = scale(250, 1_000)
    south_id = int(stage.shell(SECOND).split()[-1])
    south = stage.open_shop()
    stage.connect(south_id, south)
    stage.fill(size)
    south.reset(size, currency="USD")
    stage.server()
    stage.server()
    for run_id in map(int, stage.shell(START_BOTH).split()[1:]):
        check_ended(stage, report, run_id)
    ((skus, attributes, tags),) = stage.query(DOUBLED)
    report.exactly(
        "SKUs, attributes, tags doubled", (skus, attributes, tags), (0, 0, 0)
    )
    check_stored(stage, report)
    check_stored(stage, report, shop=south_id, shopify=south)
    _throttle(stage, report, south_id)


def _throttle(stage: Stage, report: Report, south_id: int) -> None:
    stage.shopify.faults({"kind": "throttle"})
    stuck = stage.start()
    wait_until(lambda: stage.run(stuck)["hard_throttle_count"], 120)
    run_id = stage.start(shop=south_id)
    since = stage.now()
    wait_until(lambda: stage.run(run_id)["start_time"], SOON * 2)
    report.at_most("the other shop starts after, s", stage.now() - since, SOON)
    check_ended(stage, report, run_id)
    burned = stage.run(stuck)["retry_attempts"] or 0
    report.exactly("failures of the throttled", burned, 0)
