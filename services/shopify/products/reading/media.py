"""Reads a product's media."""

from typing import Any

from ....commerce.records.product import Media
from ...gql.enums import MediaStatus
from ...gql.fragments import ProductFields

UNDER_WAY = (MediaStatus.PROCESSING, MediaStatus.UPLOADED)
STATES = {MediaStatus.READY: "waiting", MediaStatus.FAILED: "failed"}


def read_media(node: ProductFields) -> tuple[Media, ...]:
    """Read the media of a product, in its order."""
    owners = _owners(node) if node.media.nodes else {}
    return tuple(
        Media(
            external_id=media.id,
            position=position,
            media_type=media.media_content_type.value.lower(),
            alt=(media.alt or "").strip(),
            url=image_url(media) or "",
            state=_state(media),
            is_under_way=media.status in UNDER_WAY,
            variant_external_ids=tuple(owners.get(media.id, ())),
        )
        for position, media in enumerate(node.media.nodes, start=1)
    )


def _state(media: Any) -> str:
    """Only images are downloaded; what Shopify still works on is looked at again."""
    if media.media_content_type.value != "IMAGE":
        return "listed"
    state = STATES.get(media.status, "processing")
    return state if state != "waiting" or image_url(media) else "processing"


def image_url(media: Any) -> str | None:
    """Address of an image; what is no image has none."""
    image = getattr(media, "image", None)
    return image and image.url


def _owners(node: ProductFields) -> dict[str, list[str]]:
    """Variants that have each of the media as their own, by its id."""
    owners: dict[str, list[str]] = {}
    for variant in node.variants.nodes:
        for media in variant.media.nodes[:1]:
            owners.setdefault(media.id, []).append(variant.id)
    return owners
