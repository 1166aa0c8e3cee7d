"""Issues of single images."""

from collections.abc import Iterable

from odoo.api import Environment
from odoo.models import BaseModel

from ..issues.sentences import Sentences
from ..run.page_result import RecordIssue

# What an image is told of, by the state that it came to.
CODES = {
    "failed": "image_failed",
    "broken": "image_broken",
    "too_large": "image_too_large",
    "missing": "image_missing",
    "refused": "image_refused",
    "processing": "image_processing",
    "waiting": "image_unreachable",
}


class ImageIssues:
    """Makes the issues of single images, in the language of the environment."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._sentences = Sentences(env, shop)

    def of(self, media: BaseModel, state: str, reason: str) -> RecordIssue:
        """Return the issue of an image that came to a state without being stored."""
        code, product = CODES[state], media.shopify_product_id
        about = {"image": media.position, "product": product.title}
        return RecordIssue(
            gid=media.gid,
            name=self._env._("%(product)s, image %(image)s", **about),
            code=code,
            message=self._sentences.of(code, reason=reason or "?", **about),
            payload={"url": media.url, "product": product.gid},
        )


def settle(env: Environment, shop: BaseModel, gids: Iterable[str]) -> None:
    """Close the issues of images that no product of the shop has any more."""
    here = [("shop_id", "=", shop.id), ("gid", "in", list(gids))]
    used = set(env["shopify.media"].search(here).mapped("gid"))
    issues = env["shopify.sync.issue"].search([*here, ("state", "=", "open")])
    issues.filtered(lambda issue: issue.gid not in used).state = "settled"
