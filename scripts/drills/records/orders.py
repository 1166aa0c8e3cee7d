"""Two shops import customers and orders at once, while their workers die."""

import time
from collections import Counter
from decimal import Decimal
from typing import Any

from ...local_shopify.control.remote import Control
from ..place.processes import Server, wait_until
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import CLOSED, Stage
from ..place.truth import check_ended
from ..workers.kill import at_work
from .shops import SECOND

MODES = ("import_all_customers", "import_all_orders")
PRODUCTS = 40
LATENCY = {"kind": "latency", "operation": "GetOrders", "seconds": 1}
START = """
Sync = env["shopify.sync"]
for shop in env["commerce.channel"].search([]):
    for mode in {modes!r}:
        Sync.create({{"mode": mode, "channel_id": shop.id,
        "state": "queued"}}).run_async()
env.cr.commit()
runs = Sync.search([("mode", "in", {modes!r})])
print("runs", *runs.ids)
"""
# What must be there once: who has a name for it, and how often it was made too often.
DOUBLED = {
    "partners of one e-mail": """
        SELECT count(*) - count(DISTINCT email_normalized) FROM res_partner
         WHERE email_normalized LIKE '%.example' AND parent_id IS NULL""",
    "taxes": """
        SELECT count(*) - count(DISTINCT (company_id, name, amount, type_tax_use))
          FROM account_tax""",
    "SKUs": """
        SELECT count(*) - count(DISTINCT default_code) FROM product_product
         WHERE default_code IS NOT NULL""",
    "orders": """
        SELECT count(*) - count(DISTINCT sale_order_id) FROM commerce_order
         WHERE sale_order_id IS NOT NULL""",
    "payments": """
        SELECT count(*) - count(DISTINCT payment_id) FROM commerce_transaction
         WHERE payment_id IS NOT NULL""",
}
STORED = """
SELECT link.external_id, sale.amount_total FROM commerce_order AS link
  JOIN sale_order AS sale ON sale.id = link.sale_order_id WHERE link.channel_id = %s
"""
UNLINKED = """
SELECT count(*) FROM sale_order AS sale
 WHERE NOT EXISTS (SELECT FROM commerce_order WHERE sale_order_id = sale.id)
"""
# Documents of an order that the shop's rules invoice add up to the order.
UNDOCUMENTED = """
SELECT count(*) FROM (
    SELECT sale.id FROM commerce_order AS link
      JOIN sale_order AS sale ON sale.id = link.sale_order_id
      JOIN sale_order_line AS line ON line.order_id = sale.id
      JOIN sale_order_line_invoice_rel AS rel ON rel.order_line_id = line.id
      JOIN account_move_line AS item ON item.id = rel.invoice_line_id
      JOIN account_move AS move ON move.id = item.move_id AND move.state != 'cancel'
     WHERE link.is_documented
     GROUP BY sale.id
    HAVING abs(sum(item.price_total * CASE move.move_type
                   WHEN 'out_refund' THEN -1 ELSE 1 END)
               - max(sale.amount_total)) > 0.004) AS wrong
"""


def orders(stage: Stage, report: Report, scale: Scale) -> None:
    """Two shops import customers and orders at once, workers die: all once, exact."""
    shops = {1: stage.shopify, int(stage.shell(SECOND).split()[-1]): stage.open_shop()}
    fill(stage, shops, scale(60, 600), scale)
    servers = [stage.server(), stage.server()]
    runs = begin(stage, report, shops)
    _kill_now_and_then(stage, servers, runs, scale)
    judge(stage, report, shops, runs)


def fill(stage: Stage, shops: dict[int, Control], many: int, scale: Scale) -> None:
    """Let each shop have so many customers and orders, with all that follows on them.

    The same people buy in all shops, each its own things.
    """
    for channel_id, shopify in shops.items():
        stage.connect(channel_id, shopify)
        shopify.reset(PRODUCTS, currency="USD", customers=many)
        shopify.random_orders(scale.dice.randrange(10**6), many, events=True)


def begin(stage: Stage, report: Report, shops: dict[int, Control]) -> list[int]:
    """Import the products, then queue customers and orders; return those runs."""
    for channel_id in shops:
        check_ended(stage, report, stage.start(shop=channel_id))
    for shopify in shops.values():
        shopify.faults(LATENCY)
    return [int(it) for it in stage.shell(START.format(modes=MODES)).split()[1:]]


def judge(
    stage: Stage, report: Report, shops: dict[int, Control], runs: list[int]
) -> None:
    """Judge that the runs end well, and that all is in Odoo once, to the cent."""
    for run_id in runs:
        check_ended(stage, report, run_id, 600)
    for what, statement in DOUBLED.items():
        report.exactly(f"{what} doubled", stage.value(statement), 0)
    for channel_id, shopify in shops.items():
        _check_orders(stage, report, channel_id, shopify.orders())
    report.exactly("sales orders of no Shopify order", stage.value(UNLINKED), 0)
    report.exactly("orders unlike their documents", stage.value(UNDOCUMENTED), 0)


def _kill_now_and_then(
    stage: Stage, servers: list[Server], runs: list[int], scale: Scale
) -> None:
    """Kill a server that works, some times, and start it again."""
    for _ in range(scale(2, 8)):
        time.sleep(scale.dice.uniform(1, 6))
        victim = wait_until(lambda: at_work(stage, servers) or over(stage, runs))
        if not isinstance(victim, Server):
            return
        victim.kill()
        victim.start()


def over(stage: Stage, runs: list[int]) -> bool:
    """Tell whether all these runs have ended."""
    return all(stage.run(run_id)["state"] in CLOSED for run_id in runs)


def _check_orders(
    stage: Stage, report: Report, channel_id: int, told: list[dict[str, Any]]
) -> None:
    """Judge that each order is in Odoo once, to the cent."""
    wanted = Counter((order["id"], _total(order)) for order in told)
    have = Counter(
        (external_id, Decimal(total).quantize(Decimal("0.001")))
        for external_id, total in stage.query(STORED, channel_id)
    )
    report.exactly(
        f"shop {channel_id}: orders lost or wrong", (wanted - have).total(), 0
    )
    report.exactly(
        f"shop {channel_id}: orders doubled or wrong", (have - wanted).total(), 0
    )


def _total(order: dict[str, Any]) -> Decimal:
    """What stands of an order, with what cash was rounded by."""
    bags = [order["currentTotalPriceSet"]]
    bags += [it for it in order["totalCashRoundingAdjustment"].values() if it]
    amounts = (Decimal(bag["shopMoney"]["amount"]) for bag in bags)
    return sum(amounts, Decimal(0)).quantize(Decimal("0.001"))
