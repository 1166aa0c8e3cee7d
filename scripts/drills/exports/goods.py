"""Products of both sides that change in Odoo, new ones, and what the shop has."""

from collections import Counter
from typing import Any

from ..place.report import Report
from ..place.stage import Stage
from ..place.truth import check_stored

IMPORT = """
run = env["shopify.sync"].create(
    {"mode": "import_all_products", "channel_id": 1, "state": "queued"})
run.run()
shop = env["commerce.channel"].browse(1)
shop.action_test_connection()
shop.product_step = "write"
shop.write({"export_approved_at": env.cr.now(), "export_approved_by_id": env.uid})
env.cr.commit()
"""
# A text, a list, and of the variants what each shop keeps elsewhere.
CHANGE = """
tag = env["product.tag"].create({{"name": {mark!r}}})
templates = env["commerce.product"].search([]).product_tmpl_id
for template in templates:
    template.name = f"{{template.name}} {mark}"
    template.product_tag_ids |= tag
    template.product_variant_ids.write({{"weight": {weight}}})
env.cr.commit()
"""
NEW = """
env["product.template"].create([{{
    "name": f"{mark} {{n}}", "default_code": f"{mark}-{{n}}", "list_price": 10 + n,
    "type": "consu", "sale_ok": True, "is_ready_for_sale": True, "is_published": True,
    "website_description": f"<p>{mark} {{n}}</p>"}} for n in range({many})])
env.cr.commit()
"""
# As often as a worker would take a run up again that waits.
EXPORT = """
import time
from odoo.exceptions import UserError
run = env["shopify.sync"].browse({run}) if {run} else env["shopify.sync"].create(
    {{"mode": {mode!r}, "channel_id": 1, "state": "queued"}})
env.cr.commit()
until = time.monotonic() + {seconds}
while run.state not in ("success", "failed", "cancelled"):
    assert time.monotonic() < until, run.wait_reason
    run._fail_stale_runs()
    try:
        run.run()
    except UserError:
        time.sleep(0.2)
    env.cr.rollback()
    env.invalidate_all()
print("run", run.id)
"""
PATIENCE = 90  # seconds
WANTED = """
SELECT link.external_id, template.name ->> 'en_US',
       (SELECT array_agg(tag.name ->> 'en_US' ORDER BY tag.name ->> 'en_US')
          FROM product_tag_product_template_rel AS rel
          JOIN product_tag AS tag ON tag.id = rel.product_tag_id
         WHERE rel.product_template_id = template.id)
  FROM commerce_product AS link
  JOIN product_template AS template ON template.id = link.product_tmpl_id
"""


def both_have(stage: Stage, many: int) -> None:
    """Let Odoo have what the shop sells, and the shop be written to."""
    stage.fill(many)
    stage.shell(IMPORT)


def change(stage: Stage, mark: str, weight: float) -> None:
    """Change some products in Odoo, in a transaction of their own."""
    stage.shell(CHANGE.format(mark=mark, weight=weight))


def add(stage: Stage, mark: str, many: int) -> None:
    """Make products in Odoo that the shop is to have."""
    stage.shell(NEW.format(mark=mark, many=many))


def export_code(mode: str = "export_all_products", run: int = 0) -> str:
    """Return what exports in a shell until it is done."""
    return EXPORT.format(mode=mode, run=run, seconds=PATIENCE)


def export(stage: Stage, report: Report, mode: str = "export_all_products") -> dict:
    """Export in a shell, and judge that the run comes to its end."""
    run_id = int(stage.shell(export_code(mode), PATIENCE * 2).split()[-1])
    run = stage.run(run_id)
    if run["state"] != "success":
        report.exactly("run", f"{run['state']}: {run['error_message']}", "success")
    return run


def check_sent(stage: Stage, report: Report) -> None:
    """Judge that the shop has every product once, and as Odoo has it."""
    check_stored(stage, report)
    products = {it["id"]: it for it in stage.shopify.products()}
    rows = stage.query(WANTED)
    wrong = [
        name
        for external_id, name, tags in rows
        if not _is_right(products.get(external_id), name, tags or [])
    ]
    report.exactly("products not as Odoo has them", ", ".join(wrong[:5]) or 0, 0)
    skus = Counter(
        variant["sku"] for it in products.values() for variant in it["variants"]
    )
    doubled = [sku for sku, count in skus.items() if sku and count > 1]
    report.exactly("SKUs that the shop has twice", len(doubled), 0)


def _is_right(product: dict[str, Any] | None, name: str, tags: list[str]) -> bool:
    if product is None or product["title"] != name:
        return False
    return {it.casefold() for it in product["tags"]} >= {it.casefold() for it in tags}
