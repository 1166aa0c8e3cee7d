"""Odoo's online shop, installed before us and after us."""

import json
from typing import Any

from ...environment import databases
from ...environment.environment import current
from ..place.processes import install, query, shell
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import PREPARE, Stage
from .website_images import add_poster, check_followed

ONLINE_SHOP = "website_sale"
IMPORT = """
env["shopify.sync"].create({"mode": "import_all_products"}).run()
"""
# What the schedule finds to do by itself, until there is nothing left.
CATCH_UP = """
Sync = env["shopify.sync"]
Sync._cron_health()
env.cr.commit()
Sync.search([("state", "=", "queued")]).run()
"""
READ = """
import hashlib, json
def digest(image):
    return image and hashlib.sha256(image).hexdigest()[:12]
def of(template):
    images = template.product_template_image_ids.sorted("sequence")
    return {
        "name": template.name,
        "description": str(template.website_description or ""),
        "published": template.is_published,
        "compared with": template.compare_list_price,
        "title": template.website_meta_title or "",
        "summary": template.website_meta_description or "",
        "image": digest(template.image_1920),
        "images": [[image.name, digest(image.image_1920)] for image in images],
        "variants": sorted(
            [variant.default_code or "", digest(variant.image_variant_1920) or ""]
            for variant in template.product_variant_ids
        ),
    }
links = env["commerce.product"].search([])
print(json.dumps({link.external_id: of(link.product_tmpl_id) for link in links}))
"""
USED = ("description", "published", "compared with", "image", "images")
READ_FIELDS = ("name", *USED, "title", "summary", "variants")


def website(stage: Stage, report: Report, scale: Scale) -> None:
    """With the online shop installed before us and after us, products are the same."""
    stage.shopify.reset("demo", currency="USD")
    poster = add_poster(stage)
    stage.shell(IMPORT, timeout=300)
    install(stage.database, ONLINE_SHOP)
    stage.shell(CATCH_UP, timeout=300)
    after = _read(stage.database)
    before = _read(_installed_before(stage))
    report.tell("products", len(before))
    report.exactly("products that differ", _differing(before, after), [])
    for name in USED:
        used = sum(bool(product[name]) for product in before.values())
        report.at_least(f"products with {name}", used, 1)
    check_followed(stage, report, poster)


def _installed_before(stage: Stage) -> str:
    """Return a database whose online shop was there first, after the same import."""
    name = f"{stage.database}_before"
    databases.create(current(), name, databases.base_template(current()))
    stage.drop_at_end(name)
    install(name, ONLINE_SHOP)
    install(name, "commerce_sync")
    shell(name, PREPARE)
    query(
        name, "UPDATE commerce_channel SET shopify_api_url = %s", stage.shopify.base_url
    )
    shell(name, IMPORT, timeout=300)
    return name


def _read(database: str) -> dict[str, Any]:
    return json.loads(shell(database, READ).splitlines()[-1])


def _differing(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Say of each product that differs in which of its fields."""
    return [
        f"{external_id} {name}: {one.get(name)} | {other.get(name)}"
        for external_id in sorted(before.keys() | after.keys())
        for one, other in [(before.get(external_id, {}), after.get(external_id, {}))]
        for name in READ_FIELDS
        if one.get(name) != other.get(name)
    ]
