"""What a shop's owner reads when an image, or a product for its images, stays out."""

from collections.abc import Iterable

from odoo.api import Environment
from odoo.models import BaseModel

from .result import RecordIssue


class ImageIssues:
    """Makes the issues of single images, in the language of the environment."""

    def __init__(self, env: Environment) -> None:
        self.env = env

    def of(self, media: BaseModel, state: str, reason: str) -> RecordIssue:
        """Return the issue of an image that came to a state without being stored."""
        code, text = {
            "failed": ("image_failed", self._failed),
            "broken": ("image_broken", self._broken),
            "too_large": ("image_too_large", self._too_large),
            "missing": ("image_missing", self._missing),
            "refused": ("image_refused", self._refused),
            "processing": ("image_processing", self._processing),
            "waiting": ("image_unreachable", self._unreachable),
        }[state]
        about = {"image": media.position, "product": media.shopify_product_id.title}
        return RecordIssue(
            gid=media.gid,
            name=self.env._("%(product)s, image %(image)s", **about),
            code=code,
            message=text(about | {"reason": reason or "?"}),
            payload={"url": media.url, "product": media.shopify_product_id.gid},
        )

    def settle(self, shop: BaseModel, gids: Iterable[str]) -> None:
        """Close the issues of images that no product of the shop has any more."""
        here = [("shop_id", "=", shop.id), ("gid", "in", list(gids))]
        used = set(self.env["shopify.media"].search(here).mapped("gid"))
        issues = self.env["shopify.sync.issue"].search([*here, ("state", "=", "open")])
        issues.filtered(lambda issue: issue.gid not in used).state = "settled"

    def _failed(self, about: dict) -> str:
        return self.env._(
            "Shopify could not process image %(image)s of “%(product)s”: %(reason)s. "
            "The product came in without it. Upload the image again in Shopify; it "
            "then comes in by itself.",
            **about,
        )

    def _broken(self, about: dict) -> str:
        return self.env._(
            "Image %(image)s of “%(product)s” cannot be read: %(reason)s. The product "
            "came in without it. Upload the image again in Shopify, then press Retry.",
            **about,
        )

    def _too_large(self, about: dict) -> str:
        return self.env._(
            "Image %(image)s of “%(product)s” is too large (%(reason)s). The product "
            "came in without it. Upload a smaller one in Shopify or raise the limit in "
            "the settings of the shop, then press Retry.",
            **about,
        )

    def _missing(self, about: dict) -> str:
        return self.env._(
            "Nothing could be downloaded from the address of image %(image)s of "
            "“%(product)s”: %(reason)s. The product came in without it. Upload the "
            "image again in Shopify, or press Retry.",
            **about,
        )

    def _refused(self, about: dict) -> str:
        return self.env._(
            "Image %(image)s of “%(product)s” was not asked for: its address, "
            "%(reason)s, is not encrypted. The product came in without it. Upload the "
            "image again in Shopify, which gives it an https:// address; then press "
            "Retry.",
            **about,
        )

    def _processing(self, about: dict) -> str:
        return self.env._(
            "Shopify has been working on image %(image)s of “%(product)s” for more "
            "than a day. Delete it and upload it again in Shopify. It is still looked "
            "at from time to time.",
            **about,
        )

    def _unreachable(self, about: dict) -> str:
        return self.env._(
            "Image %(image)s of “%(product)s” could not be downloaded for more than a "
            "day: %(reason)s. It is still tried from time to time. Check that this "
            "server may reach Shopify's image server.",
            **about,
        )
