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
        code, product = CODES[state], media.commerce_product_id
        about = {"image": media.position, "product": product.title}
        return RecordIssue(
            external_id=media.external_id,
            name=self._env._("%(product)s, image %(image)s", **about),
            code=code,
            message=self._sentences.of(code, reason=reason or "?", **about),
            payload={"url": media.url, "product": product.external_id},
        )


def settle(env: Environment, shop: BaseModel, external_ids: Iterable[str]) -> None:
    """Close the issues of images that no product of the shop has any more."""
    here = [("channel_id", "=", shop.id), ("external_id", "in", list(external_ids))]
    used = set(env["commerce.media"].search(here).mapped("external_id"))
    issues = env["commerce.issue"].search([*here, ("state", "=", "open")])
    issues.filtered(lambda issue: issue.external_id not in used).state = "settled"
