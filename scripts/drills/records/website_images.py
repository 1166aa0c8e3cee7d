"""Further images in the online shop: what Shopify does, and what a person does."""

from ...local_shopify.base.images import image_path
from ..place.report import Report
from ..place.stage import Stage

TITLE = "Drill's Poster"
COLOURS = ("red", "blue", "green", "yellow", "white")
EXTRA = """
link = env["commerce.product"].search([("external_id", "=", {external_id!r})])
images = link.product_tmpl_id.product_template_image_ids.sorted("sequence")
"""
TELL = EXTRA + 'print("names", *images.mapped("name"), sep="|")'
# A person takes one away, and calls another something else.
BY_HAND = """
images.filtered(lambda image: image.name == "blue").unlink()
images.exists().filtered(lambda image: image.name == "white").name = "mine"
env.cr.commit()
"""
UNLINK = """
link.action_unlink_from_channel()
env.cr.commit()
"""
# An id of the time before the online shop was removed and installed again.
STRANGE_ID = """
other = env["product.template"].create({{"name": "Drill's Stranger"}})
image = images.create({{"product_tmpl_id": other.id, "name": "stranger"}})
link.media_ids.product_image_id = image.id
link.images_pending = True
env.cr.commit()
"""
STRANGERS = "SELECT count(*) FROM product_image WHERE name = 'stranger'"
AGAIN = """
env["shopify.sync"].create({"mode": "import_all_products"}).run()
"""


def add_poster(stage: Stage) -> str:
    """Add a product with five images, and return its id."""
    files = [
        {"originalSource": image_path(it), "contentType": "IMAGE", "alt": it}
        for it in COLOURS
    ]
    return stage.shopify.add_product(
        TITLE, sku="DRILL-POSTER", price="10.00", files=files
    )["id"]


def check_followed(stage: Stage, report: Report, external_id: str) -> None:
    """Judge that further images follow Shopify, and that a person's changes stay."""
    told = _names(stage, external_id)
    report.exactly("further images", told, ["blue", "green", "yellow", "white"])
    stage.shell((EXTRA + UNLINK).format(external_id=external_id))
    stage.shell(AGAIN, timeout=300)
    report.exactly("linked anew", _names(stage, external_id), told)
    stage.shell((EXTRA + BY_HAND).format(external_id=external_id))
    _change(stage, external_id)
    stage.shell(AGAIN, timeout=300)
    told = _names(stage, external_id)
    report.exactly("in the new order", told, ["mine", "yellow", "meadow"])
    stage.shopify.change_product(external_id, files=[_media(stage, external_id)["red"]])
    stage.shell(AGAIN, timeout=300)
    report.exactly("after Shopify took them away", _names(stage, external_id), [])
    stage.shell((EXTRA + STRANGE_ID).format(external_id=external_id))
    stage.shell(AGAIN, timeout=300)
    report.exactly("another product's", stage.value(STRANGERS), 1)


def _change(stage: Stage, external_id: str) -> None:
    """Turn the order of the further images, and give one another text."""
    media = _media(stage, external_id)
    media["green"]["alt"] = "meadow"
    order = ("red", "white", "yellow", "green", "blue")
    stage.shopify.change_product(external_id, files=[media[it] for it in order])


def _media(stage: Stage, external_id: str) -> dict[str, dict]:
    """Return references to the product's images by what they show."""
    rows = stage.shopify.media(external_id)
    path = {image_path(it): it for it in COLOURS}
    return {path[it["originalSource"]]: {"id": it["id"]} for it in rows}


def _names(stage: Stage, external_id: str) -> list[str]:
    (line,) = [
        it
        for it in stage.shell(TELL.format(external_id=external_id)).splitlines()
        if it.startswith("names")
    ]
    return line.split("|")[1:]
