"""What Shopify has against what Odoo has, field by field."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from .report import Report
from .stage import Stage

STORED = """
SELECT link.external_id, template.name ->> 'en_US', variant_link.external_id,
product.default_code,
       COALESCE(rule.fixed_price, template.list_price)
  FROM commerce_product AS link
  JOIN commerce_channel AS shop ON shop.id = link.channel_id
  JOIN product_template AS template ON template.id = link.product_tmpl_id
  JOIN commerce_variant AS variant_link ON variant_link.commerce_product_id = link.id
  JOIN product_product AS product ON product.id = variant_link.product_id
                                 AND product.product_tmpl_id = template.id
  LEFT JOIN product_pricelist_item AS rule
         ON rule.product_id = product.id
        AND rule.pricelist_id = shop.product_pricelist_id
 WHERE link.channel_id = %s
"""
ORPHANS = """
SELECT (SELECT count(*) FROM product_template AS template
         WHERE create_date > (SELECT min(create_date) FROM commerce_channel)
           AND NOT EXISTS (SELECT 1 FROM commerce_product
                            WHERE product_tmpl_id = template.id))
     + (SELECT count(*) FROM product_product AS product
         WHERE create_date > (SELECT min(create_date) FROM commerce_channel)
           AND NOT EXISTS (SELECT 1 FROM commerce_variant
                            WHERE product_id = product.id))
"""


def sold(products: Iterable[dict[str, Any]]) -> Counter[tuple]:
    """Return a row for each variant that Shopify sells."""
    return Counter(
        (
            product["id"],
            product["title"],
            variant["id"],
            variant["sku"],
            Decimal(variant["price"]),
        )
        for product in products
        for variant in product["variants"]
    )


def stored(stage: Stage, shop: int = 1) -> Counter[tuple]:
    """Return a row for each variant that Odoo has."""
    cent = Decimal("0.01")
    return Counter(
        (*row, Decimal(price).quantize(cent))
        for *row, price in stage.query(STORED, shop)
    )


def check_stored(
    stage: Stage, report: Report, but: Iterable[str] = (), shop: int = 1, shopify=None
) -> None:
    """Judge that everything but these titles is in Odoo, once and right."""
    products = (shopify or stage.shopify).products()
    wanted = sold(it for it in products if it["title"] not in set(but))
    have = stored(stage, shop)
    report.exactly("variants lost or wrong", (wanted - have).total(), 0)
    report.exactly("variants doubled or wrong", (have - wanted).total(), 0)
    report.exactly("records of no Shopify product", stage.value(ORPHANS), 0)


def check_ended(
    stage: Stage, report: Report, run_id: int, timeout: float = 300
) -> dict:
    """Judge that a run ends in success by itself; return it."""
    run = stage.ended(run_id, timeout)
    report.exactly("run", run["state"], "success")
    if run["state"] != "success":
        report.tell("its error", run["error_message"] or "")
    return run
