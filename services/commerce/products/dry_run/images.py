"""What a dry run shows of images that the shop added, changed or took away."""

from collections.abc import Iterable
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...dry_run.wording import Wording
from ...records.facts import Action
from ..media_values import media_values
from ..plan import ProductPlan

IMAGE = "image"
SHOWN = ("external_id", "position", "alt", "url", "variant_external_ids")
Images = list[dict[str, Any]]


class ImageChanges:
    """Compares the images of a page's products; one look-up for all.

    :param plans: those of products that were here before are compared
    """

    def __init__(
        self, env: Environment, text: Wording, plans: Iterable[ProductPlan]
    ) -> None:
        self._text = text
        self._known: dict[int, Images] = {}
        links = [it.link.id for it in plans if _is_compared(it)]
        if links:
            self._read(env["commerce.media"], links)

    def _read(self, media: BaseModel, links: list[int]) -> None:
        rows = media.search_fetch(
            [
                ("commerce_product_id", "in", links),
                ("media_type", "=", IMAGE),
                ("state", "!=", "gone"),
            ],
            ["commerce_product_id", *SHOWN],
            order="position, id",
        )
        for row in rows:
            images = self._known.setdefault(row.commerce_product_id.id, [])
            images.append({name: row[name] or False for name in SHOWN})

    def change(self, plan: ProductPlan) -> tuple[str, str] | None:
        """Return a product's images now and after the import; None if they stay."""
        old = self._known.get(plan.link.id, []) if _is_compared(plan) else []
        new = _images(plan)
        if old == new:
            return None
        if len(old) == len(new):
            return self._number(old), self._text.changed_images(len(new))
        return self._number(old), self._number(new)

    def _number(self, images: Images) -> str:
        return self._text.number_of_images(len(images)) if images else ""


def _is_compared(plan: ProductPlan) -> bool:
    return bool(plan.link and plan.record) and plan.action is not Action.SET_ASIDE


def _images(plan: ProductPlan) -> Images:
    return [
        {name: values[name] or False for name in SHOWN}
        for media in plan.source.media
        if media.media_type == IMAGE
        for values in [media_values(media)]
    ]
